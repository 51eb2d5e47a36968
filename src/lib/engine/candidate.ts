// The live rank: where a machine would finish if it joined a field whose members have already played each
// other. Only the candidate's matches are played. A member's score with the candidate present is the mean
// over its old opponents and the candidate, so everybody's score moves a little; a score is the mean over
// opponents (self-play left out) of the score per turn, as in the field's tournaments.

import type { MatchRules } from './rules.ts';
import type { ByOutcome } from './tally.ts';

/** A field that has played among itself. Plain data: worth keeping, since playing a field takes seconds. */
export interface FieldStanding {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly rules: MatchRules;
  readonly repetitions: number;
  readonly seed: number;
  /** Per member, the sum over the other members of its mean score per turn. */
  readonly totals: Float64Array;
  /** Per member, the variance of that sum as an estimate (0 where every pair is exact). */
  readonly errors: Float64Array;
  /** Per member, the variance of that sum in a tournament of one repetition. */
  readonly spreads: Float64Array;
}

/** The candidate against one member of the field. */
export interface OpponentResult {
  readonly id: string;
  readonly name: string;
  /** Mean score per turn of the candidate and of the opponent. */
  readonly score: number;
  readonly opponentScore: number;
  /** An expectation or a certain result; otherwise a mean over `repetitions` matches. */
  readonly exact: boolean;
  /** Standard error of `score`; 0 where exact. */
  readonly standardError: number;
}

/** Where a candidate finishes. */
export interface CandidateResult {
  /** 1 and up: one more than the number of members with a higher score. */
  readonly rank: number;
  /** Lowest and highest rank that the standard errors allow, with 95 % probability. */
  readonly rankInterval: readonly [best: number, worst: number];
  /** The same for a single tournament of one repetition, in which chance has not averaged out. */
  readonly rankSpread: readonly [best: number, worst: number];
  /** Members of the field and the candidate. */
  readonly of: number;
  /** Mean over opponents of the score per turn. */
  readonly score: number;
  /** Standard error of `score`; 0 where all is exact. */
  readonly standardError: number;
  /** Whether every opponent's result is exact, and the share of those whose is. */
  readonly exact: boolean;
  readonly exactShare: number;
  /** Rate of C after each outcome: plain mean over opponents where it occurred; null where it never did. */
  readonly rates: ByOutcome<number | null>;
  /** The same by the reference library's rule: opponents whose rate is 0 left out. */
  readonly ratesByLibraryRule: ByOutcome;
  /** Number of opponents whose mean score against the candidate is below the candidate's. */
  readonly wins: number;
  /** In the order of the field. */
  readonly opponents: readonly OpponentResult[];
}
