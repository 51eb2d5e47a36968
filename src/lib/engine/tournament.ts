// A round robin: every pair i <= j of the roster, self-play included, each played `repetitions` times.
// Pairs are numbered (0,0), (0,1), ..., (0,n-1), (1,1), ...; a chunk is a range of pair numbers, so that
// threads can share the work and progress and cancelling come between chunks. Results are typed arrays,
// the same bytes whatever the chunks, since every match has random streams of its own.

import type { MatchRules } from './rules.ts';

/** The results of the pairs `from` to `to - 1`. Row p is pair `from + p`; seat 0 is the pair's first player. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  /** `scores[2 * (p * repetitions + r) + seat]`: score per turn of the match; the expectation where exact. */
  readonly scores: Float64Array;
  /** `turns[p * repetitions + r]`: turns of the match; the expectation where exact. */
  readonly turns: Float64Array;
  /** `tallies[20 * p ..]`: all repetitions pooled, from seat 0 (see tally.ts); expectations times repetitions where exact. */
  readonly tallies: Float64Array;
  /** `deviations[2 * p + seat]`: standard deviation of one match's score per turn; known exactly or estimated. */
  readonly deviations: Float64Array;
  /** `wins[2 * p + seat]`: matches won, expected number where exact; NaN where not computed. */
  readonly wins: Float64Array;
  /** `exact[p]`: 1 where the pair's scores are expectations or certain, 0 where they are sampled. */
  readonly exact: Uint8Array;
}

/** A whole tournament: its setting and one chunk that holds every pair. */
export interface TournamentResult extends Chunk {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly rules: MatchRules;
  readonly repetitions: number;
  readonly seed: number;
}
