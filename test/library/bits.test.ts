import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '#lib/game/action.ts';
import { ones, shift } from '#lib/library/bits.ts';

describe('a window of moves', () => {
  it('holds the last moves, and its ones are the defections among them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('C', 'D') }), fc.integer({ min: 1, max: 30 }), (moves, size) => {
        const window = [...moves].reduce((bits, move) => shift(bits, size, move as Action), 0);
        const last = moves.slice(-size);
        expect(window).toBe(Number.parseInt(`0${last.replaceAll('C', '0').replaceAll('D', '1')}`, 2));
        expect(ones(window)).toBe(last.replaceAll('C', '').length);
      }),
    );
  });
});
