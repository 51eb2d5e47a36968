// Watching a sequence of moves for exact repetition with a period of 3 to 12 turns, as the cycle hunters do.
// State, packed into one whole number: 12 bits of the latest moves (D is 1, newest lowest), 10 bits that say
// which periods still fit (bit 0 is period 3), and above them the number of moves seen, which stops at 24:
// from then on every period that fits has been seen twice. Moves too old for any period that fits are dropped.

import type { Action } from '../game/action.ts';

const LONGEST = 12;
const SHORTEST = 3;
const ALL_PERIODS = 0x3ff;
const SEEN_ENOUGH = 2 * LONGEST;

/** The watch before the first move. */
export const WATCH_START = ALL_PERIODS << 12;

/** One past the largest watch: watches fit into 27 bits. */
export const WATCH_BITS = 27;

/** The watch after one more move. */
export function watch(state: number, move: Action): number {
  const moves = state & 0xfff;
  const seen = state >>> 22;
  const other = move === 'D' ? ~moves : moves;
  const comparable = seen >= LONGEST ? ALL_PERIODS : ((1 << seen) - 1) >>> (SHORTEST - 1);
  const fitting = (state >>> 12) & ALL_PERIODS & ~((other >>> (SHORTEST - 1)) & comparable);
  const latest = ((moves << 1) | (move === 'D' ? 1 : 0)) & keep(fitting);
  return (Math.min(seen + 1, SEEN_ENOUGH) << 22) | (fitting << 12) | latest;
}

/** Bits of history that the longest fitting period needs. */
function keep(fitting: number): number {
  return fitting === 0 ? 0 : (1 << (SHORTEST + 31 - Math.clz32(fitting))) - 1;
}

/** Whether some period may still be found; once false it stays so. */
export function mayRepeat(state: number): boolean {
  return ((state >>> 12) & ALL_PERIODS) !== 0;
}

/** The shortest period that fits and has been seen at least twice, or 0. */
export function period(state: number): number {
  const seen = state >>> 22;
  const fitting = (state >>> 12) & ALL_PERIODS;
  if (fitting === 0) return 0;
  const shortest = SHORTEST + 31 - Math.clz32(fitting & -fitting);
  return seen >= 2 * shortest ? shortest : 0;
}

/** Whether the latest `length` moves hold both C and D. */
export function isMixed(state: number, length: number): boolean {
  const all = (1 << length) - 1;
  const moves = state & all;
  return moves !== 0 && moves !== all;
}
