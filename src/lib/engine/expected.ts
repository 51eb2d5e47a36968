// The exact result of a pair: expectations for one match, from the first player's view. Also how it follows
// from a path, the turn-by-turn outcomes of two players that leave nothing to chance: a path may end in a
// cycle, and then any number of turns costs no more than the path.

import { TALLY, outcomes } from './tally.ts';
import { payoffTable, type Payoffs } from '../game/payoffs.ts';
import { horizon, type MatchRules } from './rules.ts';

/** Expectations for one match. Scores are per turn of the match, S / L, whose length L may be random. */
export interface Expected {
  readonly score: number;
  readonly opponentScore: number;
  /** Variances of one match's score per turn; NaN where not asked for. */
  readonly variance: number;
  readonly opponentVariance: number;
  /** Probabilities of winning and of losing; NaN where not computed. */
  readonly win: number;
  readonly loss: number;
  /** Expected number of turns. */
  readonly turns: number;
  /** Expected counts (see tally.ts). */
  readonly tally: Float64Array;
}

/** Outcomes turn by turn; after `length` turns it goes on at turn `tail` for ever, or is not known (`tail === length`). */
export interface Path {
  /** Outcome codes; only the first `length` count. */
  readonly outcomes: Uint8Array;
  readonly length: number;
  readonly tail: number;
}

/** The result of a path under given rules. O(path) for a fixed number of turns, else O(longest match). */
export function expectedOfPath(path: Path, rules: MatchRules): Expected {
  return rules.ending === null ? fixedLength(path, rules) : randomLength(path, rules);
}

function fixedLength(path: Path, rules: MatchRules): Expected {
  const { turns } = rules;
  const tally = new Float64Array(TALLY);
  addPath(tally, path, turns);
  return resultOf(tally, turns, rules);
}

/** The result of one certain match from its tally. */
export function resultOf(tally: Float64Array, turns: number, rules: MatchRules): Expected {
  const counts = outcomes(tally);
  const [score, opponentScore] = scoresOf(counts, turns, rules.payoffs);
  const [win, loss] = winner(counts[2] - counts[1], rules);
  return { score, opponentScore, variance: 0, opponentVariance: 0, win, loss, turns, tally };
}

/** The scores per turn of a match whose turns had these outcomes, in the order CC, CD, DC, DD. */
export function scoresOf(
  [cc, cd, dc, dd]: readonly [number, number, number, number],
  turns: number,
  { R, S, T, P }: Payoffs,
): readonly [own: number, opponent: number] {
  return [(cc * R + cd * S + dc * T + dd * P) / turns, (cc * R + cd * T + dc * S + dd * P) / turns];
}

/**
 * Who wins, as [1, 0], [0, 1] or [0, 0], by the number of DC less the number of CD: scores differ by T - S
 * times that number, and whole numbers compare exactly where sums of payoffs may not.
 */
export function winner(balance: number, rules: MatchRules): readonly [win: number, loss: number] {
  const difference = balance * (rules.payoffs.T - rules.payoffs.S);
  return [difference > 0 ? 1 : 0, difference < 0 ? 1 : 0];
}

/** Adds the first `turns` turns of a path to a tally. */
export function addPath(tally: Float64Array, path: Path, turns: number): void {
  const { outcomes: code, length, tail } = path;
  tally[code[0]!]! += 1;
  // Pair k is (turn k, turn k + 1).
  const pairs = turns - 1;
  if (pairs < length) {
    addPairs(tally, code, 0, pairs, 1);
    return;
  }
  // The pairs from k = tail on are the cycle's; its last leads back to its first turn.
  const period = length - tail;
  const rounds = Math.floor((pairs - tail) / period);
  const rest = (pairs - tail) % period;
  addPairs(tally, code, 0, tail, 1);
  addPairs(tally, code, tail, length - 1, rounds);
  tally[4 + 4 * code[length - 1]! + code[tail]!]! += rounds;
  addPairs(tally, code, tail, tail + rest, 1);
}

/** Counters of pairs for four turns in a row: with one for all, a turn would wait for the count of the one before. */
const lanes = new Int32Array(4 * 16);
/** Pairs below which setting up the lanes costs more than it saves. */
const FEW = 48;

/** Adds the pairs `from` to `to - 1` to a tally, `weight` times each. */
function addPairs(tally: Float64Array, code: Uint8Array, from: number, to: number, weight: number): void {
  if (to - from < FEW) {
    for (let k = from; k < to; k++) tally[4 + 4 * code[k]! + code[k + 1]!]! += weight;
    return;
  }
  for (let k = from; k < to; k++) lanes[16 * (k & 3) + 4 * code[k]! + code[k + 1]!]! += 1;
  for (let pair = 0; pair < 16; pair++) {
    tally[4 + pair]! += weight * (lanes[pair]! + lanes[16 + pair]! + lanes[32 + pair]! + lanes[48 + pair]!);
  }
  lanes.fill(0);
}

function randomLength(path: Path, rules: MatchRules): Expected {
  const { turns, ends, reached, share } = horizon(rules);
  const pay = payoffTable(rules.payoffs);
  const tally = new Float64Array(TALLY);
  const result = { score: 0, opponentScore: 0, variance: 0, opponentVariance: 0, win: 0, loss: 0, turns: 0, tally };
  let own = 0;
  let opponent = 0;
  let balance = 0;
  let row = 0;
  let at = 0;
  for (let t = 0; t < turns; t++) {
    const outcome = path.outcomes[at]!;
    at = at + 1 === path.length ? path.tail : at + 1;
    const ownPay = pay[outcome]!;
    const opponentPay = pay[((outcome & 1) << 1) | (outcome >> 1)]!;
    own += ownPay;
    opponent += opponentPay;
    tally[row + outcome]! += reached[t]!;
    row = 4 + 4 * outcome;
    result.turns += reached[t]!;
    result.score += share[t]! * ownPay;
    result.opponentScore += share[t]! * opponentPay;
    result.variance += ends[t]! * (own / (t + 1)) ** 2;
    result.opponentVariance += ends[t]! * (opponent / (t + 1)) ** 2;
    balance += (outcome >> 1) - (outcome & 1);
    const [win, loss] = winner(balance, rules);
    result.win += win * ends[t]!;
    result.loss += loss * ends[t]!;
  }
  result.variance = Math.max(0, result.variance - result.score ** 2);
  result.opponentVariance = Math.max(0, result.opponentVariance - result.opponentScore ** 2);
  return result;
}
