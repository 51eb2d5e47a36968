// Automata that look only at a fixed window of past moves: memory-one vectors and look-up tables.
// A table's entries are probabilities of C; a deterministic table holds 0 and 1. The window is kept as bits
// (C 0, D 1), so a state is one small whole number and the next one is a few shifts.
// Source: [Nowak & Sigmund 1990] for the vectors; [Harper et al. 2017] for tables with opening moves.

import { codeOf } from '../game/action.ts';
import type { Automaton } from '../game/automaton.ts';
import { problem, StratagemError } from '../game/problem.ts';

/** Probabilities of C after own and opponent's last moves CC, CD, DC, DD. */
export type FourVector = readonly [afterCC: number, afterCD: number, afterDC: number, afterDD: number];

/**
 * The memory-one strategy with this vector; `opening` is the probability of C on the first turn.
 * The future depends on the coming probability alone, so outcomes with equal probability share a state:
 * at most 5 states, 2 for a deterministic vector.
 */
export function memoryOne(vector: FourVector, opening: number): Automaton<number> {
  const probabilities = [...vector, opening];
  const firstWith = probabilities.map((probability) => probabilities.indexOf(probability));
  return {
    initial: firstWith[4]!,
    cooperate: (state) => probabilities[state]!,
    next: (_state, own, opponent) => firstWith[2 * codeOf(own) + codeOf(opponent)]!,
  };
}

/** How far a look-up table sees: own last moves, opponent's last moves, opponent's first moves of the match. */
export interface Depths {
  readonly own: number;
  readonly opponent: number;
  readonly openings: number;
}

/**
 * The strategy that plays by a table over recent and opening moves.
 * `table` has 2^(own + opponent + openings) probabilities of C. Its index is the moves read as a binary
 * number, own | opponent | openings, each oldest first, leftmost most significant. On the first
 * max(depths) turns `initialMoves` are played; a list too short is filled up with C.
 * Throws a `StratagemError` (`library/table-length`) on a table of another length. At most (max(depths) + 1) * table.length states.
 */
export function lookUp(depths: Depths, initialMoves: string, table: readonly number[]): Automaton<number> {
  const { own: ownDepth, opponent: opponentDepth, openings } = depths;
  const depth = Math.max(ownDepth, opponentDepth, openings);
  const bits = ownDepth + opponentDepth + openings;
  if (table.length !== 2 ** bits) {
    throw new StratagemError(
      problem(
        'library/table-length',
        `The look-up table has ${table.length} entries; depths ${ownDepth}, ${opponentDepth} and ${openings} need ` +
          `${2 ** bits}, one for each combination of moves.`,
      ),
    );
  }
  const initial = Float64Array.from({ length: depth }, (_, turn) => (initialMoves[turn] === 'D' ? 0 : 1));
  const ownMask = 2 ** ownDepth - 1;
  const opponentMask = 2 ** opponentDepth - 1;
  const openingsMask = 2 ** openings - 1;
  const keyMask = 2 ** bits - 1;
  return {
    initial: 0,
    cooperate: (state) => {
      const turns = state >> bits;
      return turns < depth ? initial[turns]! : table[state & keyMask]!;
    },
    next: (state, own, opponent) => {
      // Layout, high to low: completed turns (saturating at the depth) | own | opponent | openings.
      const turns = state >> bits;
      const opponentBit = codeOf(opponent);
      const ownPart = (((state >> (opponentDepth + openings)) << 1) | codeOf(own)) & ownMask;
      const opponentPart = (((state >> openings) << 1) | opponentBit) & opponentMask;
      const first = state & openingsMask;
      const openingPart = turns < openings ? (first << 1) | opponentBit : first;
      const turnPart = turns < depth ? turns + 1 : turns;
      return (((((turnPart << ownDepth) | ownPart) << opponentDepth) | opponentPart) << openings) | openingPart;
    },
  };
}

/** A table of moves such as `CDDC` as probabilities of C. */
export function probabilitiesOf(pattern: string): number[] {
  return Array.from(pattern, (move) => (move === 'C' ? 1 : 0));
}
