import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '#lib/training/run.ts';
import { bestRow, columns, leapsOf, linePath, place, ticks, valueAt, withRecord } from '#lib/ui/evolve/plot.ts';

const form = { kind: 'cycler', cycle: 'C' } as const;
const row = (generation: number, best: number, worst = best - 1): Row => ({
  generation,
  best,
  median: (best + worst) / 2,
  worst,
  mean: best,
  deviation: 0,
  heldOut: null,
  form,
});
const rowsOf = (bests: readonly number[]): Row[] => bests.map((best, i) => row(i + 1, best));

describe('ticks', () => {
  it.each([
    [0, 10, 5, 0, [0, 2, 4, 6, 8, 10]],
    [1, 500, 5, 1, [100, 200, 300, 400, 500]],
    [1, 4, 10, 1, [1, 2, 3, 4]],
    [2.61, 2.74, 4, 0, [2.65, 2.7]],
  ])('divides %d to %d', (from, to, about, least, expected) => {
    expect(ticks(from, to, about, least)).toEqual(expected);
  });

  it('stays within the range, evenly', () => {
    const range = fc.tuple(
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
    );
    fc.assert(
      fc.property(range, fc.integer({ min: 2, max: 12 }), ([from, length], about) => {
        const found = ticks(from, from + length, about);
        expect(found.length).toBeLessThanOrEqual(about + 1);
        for (const tick of found) {
          expect(tick).toBeGreaterThanOrEqual(from - 1e-6);
          expect(tick).toBeLessThanOrEqual(from + length + 1e-6);
        }
      }),
    );
  });
});

describe('columns', () => {
  it('leaves a short run as it is', () => {
    const rows = rowsOf([1, 2, 3]);
    expect(columns(rows, 100)).toEqual(rows);
  });

  it('keeps the extremes of a long one, and its last generation', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => row(i + 1, 2 + Math.sin(i), 1 + Math.cos(3 * i)));
    const found = columns(rows, 300);
    expect(found.length).toBeLessThanOrEqual(300);
    expect(Math.max(...found.map(({ best }) => best))).toBe(Math.max(...rows.map(({ best }) => best)));
    expect(Math.min(...found.map(({ worst }) => worst))).toBe(Math.min(...rows.map(({ worst }) => worst)));
    expect(found.at(-1)!.generation).toBe(10_000);
  });
});

describe('the rows of an annealing', () => {
  const rows = [row(0, 2), row(1, 1.5), row(2, 3), row(3, 3), row(4, 2.5)];

  it('have the best so far, the best of the sweep and its worst', () => {
    expect(withRecord(rows).map(({ best, median, worst }) => [best, median, worst])).toEqual([
      [2, 2, 1],
      [2, 1.5, 0.5],
      [3, 3, 2],
      [3, 3, 2],
      [3, 2.5, 1.5],
    ]);
  });

  it('have no worst where there is one chain', () => {
    expect(withRecord([row(0, 2, 2), row(1, 1, 1)]).map(({ worst }) => worst)).toEqual([NaN, NaN]);
  });

  it('have a best one, the first of equals', () => {
    expect(bestRow(rows)).toBe(2);
  });
});

describe('leapsOf', () => {
  it('finds where the record rises by a tenth of its whole rise', () => {
    expect(leapsOf(rowsOf([1, 1, 1.01, 1.5, 1.4, 1.5, 1.51, 2]))).toEqual([3, 7]);
    expect(leapsOf(rowsOf([2, 2, 1, 2]))).toEqual([]);
    expect(leapsOf([])).toEqual([]);
  });

  it('finds a late leap that is small beside the first climb', () => {
    const bests = Array.from({ length: 500 }, (_, i) => (i === 0 ? 1 : i < 350 ? 2.8 + i * 1e-6 : 2.85));
    expect(leapsOf(rowsOf(bests))).toEqual([1, 350]);
  });

  it('passes over a rise that is next to nothing', () => {
    expect(leapsOf(rowsOf([1, 2, 2, 2.005]))).toEqual([1]);
  });

  it('marks a few at most', () => {
    expect(leapsOf(rowsOf(Array.from({ length: 11 }, (_, i) => i)))).toHaveLength(8);
  });
});

describe('scales', () => {
  it('lead there and back', () => {
    const scale = { from: 1, to: 21, start: 100, end: 500 };
    expect(place(scale, 11)).toBe(300);
    expect(valueAt(scale, 300)).toBe(11);
    expect(place({ from: 3, to: 3, start: 0, end: 10 }, 3)).toBe(5);
  });

  it('draws a line', () => {
    expect(
      linePath([
        [0, 1],
        [2.25, 3],
      ]),
    ).toBe('M0.0 1.0L2.3 3.0');
  });
});
