// One pair's result. Exact, by the cheapest way: two deterministic tables (cycle.ts), two players that turn
// out to draw nothing, so that one match is every match (play.ts), two tables as a Markov chain (exact.ts);
// else by simulation. Without `exact`, a result that chance has a part in is always sampled, as in the field's
// tournaments, and no table is compiled.

import { branch, step, type Branch } from '../game/random.ts';
import { chain, type ChainCaps } from './chain.ts';
import type { Contender } from './contender.ts';
import { jointPath } from './cycle.ts';
import { exact, type ExactOptions } from './exact.ts';
import { expectedOfPath, resultOf, scoresOf, winner, type Expected, type Path } from './expected.ts';
import { certainPath, countMatch, type Seat } from './play.ts';
import { longest, type MatchRules } from './rules.ts';
import { TALLY, outcomes } from './tally.ts';

/** How to settle a pair. */
export interface MeetOptions {
  /** Matches, at least 1. */
  readonly repetitions: number;
  readonly seed: number;
  /** Expectations where they can be had, instead of samples. */
  readonly exact: boolean;
  /** Names the pair's random streams under the seed. */
  readonly path: readonly number[];
  /** Limits of exact chains; beyond them a pair is sampled. */
  readonly caps?: ChainCaps;
  /** Whether exact results give win probabilities where they can be had; default true. */
  readonly wins?: boolean;
  /** Where a sampled result's arrays are made, overwriting what is there; default new ones. */
  readonly room?: Room;
  /** Hears how each sampled match went; the path is good until it returns. */
  readonly onMatch?: (path: Path) => void;
}

/** The arrays of a result (see `Meeting`). They cost more to make than many a match to play. */
export interface Room {
  readonly scores: Float64Array;
  readonly turns: Float64Array;
  readonly wins: Float64Array;
  readonly tally: Float64Array;
}

/** The result of a pair, from the first player's view. */
export interface Meeting extends Room {
  /** Whether the scores are expectations or certain; else they are sampled. */
  readonly exact: boolean;
  /** Mean score per turn. */
  readonly score: number;
  readonly opponentScore: number;
  /** Standard deviation of one match's score per turn: exact, or estimated; NaN (not known) where sampled once. */
  readonly deviation: number;
  readonly opponentDeviation: number;
  /** Standard errors of the means; 0 where exact, NaN where sampled once. */
  readonly standardError: number;
  readonly opponentStandardError: number;
  /** `scores[2 * r + seat]`: score per turn of each repetition; the expectation in each where exact. */
  readonly scores: Float64Array;
  /** Turns of each repetition; the expectation where exact. */
  readonly turns: Float64Array;
  /** `wins[2 * r + seat]`: 1 where won, else 0; the probability where exact; NaN where not computed. */
  readonly wins: Float64Array;
  /** Counts of all repetitions (see tally.ts); expected counts times repetitions where exact. */
  readonly tally: Float64Array;
}

/** Plays or computes a pair. */
export function meet(a: Contender, b: Contender, rules: MatchRules, options: MeetOptions): Meeting {
  if (!options.exact) return sample(a, b, rules, options);
  const { caps, wins = true } = options;
  const expected = certainty(a, b, rules) ?? expectation(a, b, rules, { variance: true, wins }, caps);
  return expected ? settled(expected, options.repetitions) : sample(a, b, rules, options);
}

/** Room for the results of so many matches. */
export function roomFor(repetitions: number): Room {
  return {
    scores: new Float64Array(2 * repetitions),
    turns: new Float64Array(repetitions),
    wins: new Float64Array(2 * repetitions),
    tally: new Float64Array(TALLY),
  };
}

/** The result where nothing is left to chance but the length; null otherwise. */
export function certainty(a: Contender, b: Contender, rules: MatchRules): Expected | null {
  if (rules.noise > 0) return null;
  if (a.table && b.table) {
    if (!a.table.deterministic || !b.table.deterministic) return null;
    return expectedOfPath(jointPath(a.reduced!, b.reduced!, longest(rules)), rules);
  }
  const path = certainPath(a, b, rules);
  return path && expectedOfPath(path, rules);
}

/** The expected result of two tables; null where one is missing or their chain grows past the caps. */
export function expectation(
  a: Contender,
  b: Contender,
  rules: MatchRules,
  options: ExactOptions = {},
  caps: ChainCaps = {},
): Expected | null {
  if (!a.reduced || !b.reduced) return null;
  const joint = chain(a.reduced, b.reduced, rules, caps);
  return joint && exact(joint, rules, options);
}

function settled(expected: Expected, repetitions: number, room = roomFor(repetitions)): Meeting {
  const { scores, turns, wins, tally } = room;
  for (let r = 0; r < repetitions; r++) {
    scores[2 * r] = expected.score;
    scores[2 * r + 1] = expected.opponentScore;
    turns[r] = expected.turns;
    wins[2 * r] = expected.win;
    wins[2 * r + 1] = expected.loss;
  }
  for (let cell = 0; cell < TALLY; cell++) tally[cell] = expected.tally[cell]! * repetitions;
  return {
    exact: true,
    score: expected.score,
    opponentScore: expected.opponentScore,
    deviation: Math.sqrt(expected.variance),
    opponentDeviation: Math.sqrt(expected.opponentVariance),
    standardError: 0,
    opponentStandardError: 0,
    scores,
    turns,
    wins,
    tally,
  };
}

/** Counts of the match being played. */
const counts = new Float64Array(TALLY);

/**
 * Plays the repetitions; only one where nothing was drawn in it, since every other would be the same. One drawn
 * repetition tells nothing of the deviation, which is then NaN.
 */
export function sample(a: Seat, b: Seat, rules: MatchRules, options: MeetOptions): Meeting {
  const sampling = new Sampling(a, b, rules, options);
  for (;;) {
    const meeting = sampling.play();
    if (meeting) return meeting;
  }
}

/** A pair's matches one at a time, for where a match may take long and something else may come up. */
export class Sampling {
  readonly #a: Seat;
  readonly #b: Seat;
  readonly #rules: MatchRules;
  readonly #options: MeetOptions;
  readonly #room: Room;
  readonly #branch: Branch;
  #played = 0;

  constructor(a: Seat, b: Seat, rules: MatchRules, options: MeetOptions) {
    this.#a = a;
    this.#b = b;
    this.#rules = rules;
    this.#options = options;
    this.#branch = branch(options.seed, options.path);
    this.#room = options.room ?? roomFor(options.repetitions);
    this.#room.tally.fill(0);
  }

  /** Plays the next match; the result once it was the last that is needed. */
  play(): Meeting | null {
    const { repetitions, onMatch } = this.#options;
    const r = this.#played++;
    counts.fill(0);
    const { turns, drawn, path: taken } = countMatch(this.#a, this.#b, this.#rules, counts, step(this.#branch, r));
    onMatch?.(taken);
    const { tally, turns: lengths, scores, wins } = this.#room;
    for (let cell = 0; cell < TALLY; cell++) tally[cell]! += counts[cell]!;
    if (!drawn) return settled(resultOf(tally, turns, this.#rules), repetitions, this.#room);
    const had = outcomes(counts);
    lengths[r] = turns;
    [scores[2 * r], scores[2 * r + 1]] = scoresOf(had, turns, this.#rules.payoffs);
    [wins[2 * r], wins[2 * r + 1]] = winner(had[2] - had[1], this.#rules);
    return this.#played === repetitions ? this.#meeting() : null;
  }

  #meeting(): Meeting {
    const { scores, turns, wins, tally } = this.#room;
    const own = meanAndDeviation(scores, 0);
    const opponent = meanAndDeviation(scores, 1);
    const root = Math.sqrt(this.#options.repetitions);
    return {
      exact: false,
      score: own.mean,
      opponentScore: opponent.mean,
      deviation: own.deviation,
      opponentDeviation: opponent.deviation,
      standardError: own.deviation / root,
      opponentStandardError: opponent.deviation / root,
      scores,
      turns,
      wins,
      tally,
    };
  }
}

/** The mean scores alone of the same matches as `sample` plays, with nothing kept of each: all that training asks for. */
export function sampleScores(
  a: Seat,
  b: Seat,
  rules: MatchRules,
  { repetitions, seed, path }: Pick<MeetOptions, 'repetitions' | 'seed' | 'path'>,
): Pick<Meeting, 'exact' | 'score' | 'opponentScore'> {
  let score = 0;
  let opponentScore = 0;
  const matches = branch(seed, path);
  for (let r = 0; r < repetitions; r++) {
    counts.fill(0);
    const { turns, drawn } = countMatch(a, b, rules, counts, step(matches, r));
    const [own, opponent] = scoresOf(outcomes(counts), turns, rules.payoffs);
    if (!drawn) return { exact: true, score: own, opponentScore: opponent };
    score += own;
    opponentScore += opponent;
  }
  return { exact: false, score: score / repetitions, opponentScore: opponentScore / repetitions };
}

/** Mean and sample standard deviation (divisor n - 1) of every second value from `seat` on. */
function meanAndDeviation(values: Float64Array, seat: number): { mean: number; deviation: number } {
  const n = values.length / 2;
  let sum = 0;
  for (let i = seat; i < values.length; i += 2) sum += values[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = seat; i < values.length; i += 2) squares += (values[i]! - mean) ** 2;
  return { mean, deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : NaN };
}
