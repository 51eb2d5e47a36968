// Windows of the opponent's last moves as the bits of a whole number: D is 1, C is 0, the latest move lowest.
// Moves before the match are 0 and so count as C.

import { codeOf, type Action } from '../game/action.ts';

/** The window of `size` moves (at most 30) after one more move. */
export function shift(window: number, size: number, move: Action): number {
  return ((window << 1) | codeOf(move)) & ((1 << size) - 1);
}

/** The number of ones, that is of defections. */
export function ones(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
