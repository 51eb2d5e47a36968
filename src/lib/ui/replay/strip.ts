// The history strip's geometry and words: one cell per turn, the machine's move above the opponent's.

import type { ReplayTurn } from '../../editor/replay.ts';

/** Width of one turn, px. */
export const CELL = 14;

/** How many turns have been played where a point `x` px from the strip's left lies: 0 before the first. */
export function turnAt(x: number, played: number): number {
  return Math.max(0, Math.min(played, Math.floor(x / CELL) + 1));
}

/** Where to scroll so that a turn's cell is seen, with some turns around it. */
export function scrollFor(turn: number, scrolled: number, width: number): number {
  const margin = Math.min(4 * CELL, width / 3);
  const [left, right] = [(turn - 1) * CELL, turn * CELL];
  if (left - margin < scrolled) return Math.max(0, left - margin);
  return right + margin > scrolled + width ? right + margin - width : scrolled;
}

/** What a screen reader says of a place in the match. */
export function describeTurn(turn: number, played: readonly ReplayTurn[]): string {
  const last = played[turn - 1];
  if (!last) return 'Before the first turn';
  const noise = last.ownFlipped || last.opponentFlipped ? ', flipped by noise' : '';
  return `Turn ${turn}: ${last.own} against ${last.opponent}${noise}. State ${last.after.state}.`;
}
