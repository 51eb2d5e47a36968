import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, noSums, sumBetween, type RunningSums } from '#lib/library/running-sums.ts';

describe('running sums', () => {
  it('sum any window, and branches from an older state do not disturb each other', () => {
    const values = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 30 });
    fc.assert(
      fc.property(values, values, values, (stem, left, right) => {
        const grow = (from: RunningSums, added: readonly number[]): RunningSums => added.reduce(append, from);
        const trunk = grow(noSums(), stem);
        const branches = [
          [grow(trunk, left), [...stem, ...left]],
          [grow(trunk, right), [...stem, ...right]],
        ] as const;
        for (const [branch, all] of branches) {
          const total = (from: number): number => all.slice(from).reduce((sum, value) => sum + value, 0);
          expect(branch.length).toBe(all.length);
          for (let from = 0; from <= all.length; from++) expect(sumBetween(branch, from, all.length)).toBe(total(from));
        }
      }),
    );
  });
});
