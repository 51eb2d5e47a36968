// What two machines do to each other for ever: without noise the pair of states must repeat, so a match is a
// tail followed by a cycle, and the score per turn of a long match is the mean over the cycle.

import { actionOf, codeOf } from '../game/action.ts';
import { payoff, type Payoffs } from '../game/payoffs.ts';
import { fromEntries, size, type Mealy } from './mealy.ts';

/** A stretch of a match: both players' moves, strings of C and D of equal length. */
export interface Stretch {
  readonly own: string;
  readonly opponent: string;
}

/** A match without end. */
export interface Outcome {
  /** The turns before the cycle; may be empty. */
  readonly tail: Stretch;
  /** The turns that repeat for ever; never empty, and no shorter tail or cycle describes the states' path. */
  readonly cycle: Stretch;
  /** Points per turn over the cycle. */
  readonly own: number;
  readonly opponent: number;
}

/** Always cooperates. */
export const COOPERATOR: Mealy = fromEntries('1', 'C', [['1', [['1', 'C'], ['1', 'C']]]]); // prettier-ignore

/** Always defects. */
export const DEFECTOR: Mealy = fromEntries('1', 'D', [['1', [['1', 'D'], ['1', 'D']]]]); // prettier-ignore

/** The endless match of machine `a` (own) against machine `b` (opponent), without noise. */
export function outcome(a: Mealy, b: Mealy, payoffs: Payoffs): Outcome {
  let ownState = a.start;
  let ownMove: number = codeOf(a.opening);
  let opponentState = b.start;
  let opponentMove: number = codeOf(b.opening);
  // Turn on which each combination of states and due moves was met first.
  const met = new Map<number, number>();
  let own = '';
  let opponent = '';
  for (;;) {
    const key = 4 * (ownState * size(b) + opponentState) + 2 * ownMove + opponentMove;
    const since = met.get(key);
    if (since !== undefined) return split(own, opponent, since, payoffs);
    met.set(key, own.length);
    own += actionOf(ownMove);
    opponent += actionOf(opponentMove);
    const ownCell = 2 * ownState + opponentMove;
    const opponentCell = 2 * opponentState + ownMove;
    ownState = a.next[ownCell]!;
    ownMove = a.output[ownCell]!;
    opponentState = b.next[opponentCell]!;
    opponentMove = b.output[opponentCell]!;
  }
}

function split(own: string, opponent: string, since: number, payoffs: Payoffs): Outcome {
  const cycle = { own: own.slice(since), opponent: opponent.slice(since) };
  const turns = cycle.own.length;
  let ownSum = 0;
  let opponentSum = 0;
  for (let turn = 0; turn < turns; turn++) {
    const mine = cycle.own[turn] as 'C' | 'D';
    const theirs = cycle.opponent[turn] as 'C' | 'D';
    ownSum += payoff(payoffs, mine, theirs);
    opponentSum += payoff(payoffs, theirs, mine);
  }
  return {
    tail: { own: own.slice(0, since), opponent: opponent.slice(0, since) },
    cycle,
    own: ownSum / turns,
    opponent: opponentSum / turns,
  };
}
