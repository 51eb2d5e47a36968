// The exact result of a pair: expectations for one match, from the first player's view. Also how it follows
// from a path, the turn-by-turn outcomes of two players that leave nothing to chance: a path may end in a
// cycle, and then any number of turns costs no more than the path.

import { TALLY, outcomes } from './tally.ts';
import { payoffTable } from '../game/payoffs.ts';
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
  const { payoffs } = rules;
  const [cc, cd, dc, dd] = outcomes(tally);
  const score = (cc * payoffs.R + cd * payoffs.S + dc * payoffs.T + dd * payoffs.P) / turns;
  const opponentScore = (cc * payoffs.R + cd * payoffs.T + dc * payoffs.S + dd * payoffs.P) / turns;
  const [win, loss] = winner(dc - cd, rules);
  return { score, opponentScore, variance: 0, opponentVariance: 0, win, loss, turns, tally };
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
  const pairs = turns - 1;
  // Pair k is (turn k, turn k + 1); from k = tail on the pairs repeat with the cycle's period.
  const period = length - tail;
  const within = Math.min(pairs, length);
  const rounds = pairs > length ? Math.floor((pairs - tail) / period) : 1;
  const rest = pairs > length ? tail + ((pairs - tail) % period) : tail;
  let before = code[0]!;
  for (let k = 0; k < within; k++) {
    const after = code[k + 1 === length ? tail : k + 1]!;
    tally[4 + 4 * before + after]! += k < tail ? 1 : k < rest ? rounds + 1 : rounds;
    before = after;
  }
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
