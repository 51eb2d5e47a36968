import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '#lib/game/action.ts';
import { isMixed, mayRepeat, period, watch, WATCH_BITS, WATCH_START } from '#lib/library/periods.ts';

const after = (moves: string): number => [...moves].reduce((state, move) => watch(state, move as Action), WATCH_START);

const fits = (moves: string, length: number): boolean =>
  [...moves].every((move, at) => at < length || move === moves[at - length]);

describe('periods', () => {
  it('are found as by comparing the whole history', () => {
    const history = fc
      .tuple(
        fc.string({ unit: fc.constantFrom('C', 'D'), minLength: 1, maxLength: 13 }),
        fc.integer({ min: 0, max: 60 }),
      )
      .map(([pattern, length]) => pattern.repeat(60).slice(0, length));
    fc.assert(
      fc.property(history, (moves) => {
        const state = after(moves);
        const lengths = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        expect(mayRepeat(state)).toBe(lengths.some((length) => fits(moves, length)));
        const found = lengths.find((length) => 2 * length <= moves.length && fits(moves, length)) ?? 0;
        expect(period(state)).toBe(found);
        if (found > 0) expect(isMixed(state, found)).toBe(moves.includes('C') && moves.includes('D'));
        expect(state).toBeLessThan(2 ** WATCH_BITS);
      }),
    );
  });
});
