// Scores of candidates against a field, for training: every candidate meets every member, members do not meet
// each other. Exact where that is cheap, so that selection has no luck to reward; else sampled with the same
// random streams for every candidate, so that candidates meet the same luck. A candidate's scores depend on
// the candidate, the field and the sampling alone, not on what was scored before it or in which thread.

import { formBehaviour, type Form } from '../library/form.ts';
import { Contender } from './contender.ts';
import { certainty, expectation, sampleScores } from './meet.ts';
import type { MatchRules } from './rules.ts';

/** How matches are settled that have no exact result at a small price. */
export interface Sampling {
  /** Matches of such a pair, at least 1. */
  readonly repetitions: number;
  readonly seed: number;
  /** Whether to compute expectations where they are cheap; else whatever chance has a part in is sampled. */
  readonly exact: boolean;
}

/** One candidate's results, per member of the field and in its order. */
export interface FieldScores {
  /** Mean score per turn of the candidate and of the member. */
  readonly own: Float64Array;
  readonly opponent: Float64Array;
  /** The candidate's mean score per turn against a copy of itself; NaN unless asked for. */
  readonly self: number;
  /** How many of the matches against members were sampled. */
  readonly sampled: number;
}

/** Names these random streams apart from those of tournaments and of the live rank. */
const TRAINING = 0x7ea1;

/** Largest joint chain; beyond it sampling is quicker. Under noise chains are dense. */
const CAPS = { states: 4096, edges: 16_384 };
const NOISY_CAPS = { states: 256, edges: 1024 };

/**
 * The scores of each form against every member, and with `self` its own copy; members must be made for these rules.
 * One member after another meets all the forms, so that its table and its code are at hand: for forms that are new each
 * time that is a quarter faster than one form after another.
 */
export function fieldScores(
  forms: readonly Form[],
  field: readonly Contender[],
  rules: MatchRules,
  sampling: Sampling,
  self = false,
): FieldScores[] {
  const candidates = forms.map((form) => new Contender('candidate', 'Candidate', formBehaviour(form), rules));
  const found = candidates.map((candidate) => ({
    own: new Float64Array(field.length),
    opponent: new Float64Array(field.length),
    self: self ? selfScore(candidate, field.length, rules, sampling) : NaN,
    sampled: 0,
  }));
  field.forEach((member, k) => {
    candidates.forEach((candidate, c) => {
      const met = encounter(candidate, member, k, rules, sampling);
      const scores = found[c]!;
      scores.own[k] = met.score;
      scores.opponent[k] = met.opponentScore;
      if (!met.exact) scores.sampled++;
    });
  });
  return found;
}

/** The mean score per turn of each member against a copy of itself. */
export function selfScores(field: readonly Contender[], rules: MatchRules, sampling: Sampling): Float64Array {
  return Float64Array.from(field, (member, k) => selfScore(member, field.length + 1 + k, rules, sampling));
}

function selfScore(contender: Contender, k: number, rules: MatchRules, sampling: Sampling): number {
  const { score, opponentScore } = encounter(contender, contender, k, rules, sampling);
  return (score + opponentScore) / 2;
}

function encounter(
  candidate: Contender,
  member: Contender,
  k: number,
  rules: MatchRules,
  { repetitions, seed, exact }: Sampling,
): { readonly score: number; readonly opponentScore: number; readonly exact: boolean } {
  const caps = rules.noise > 0 ? NOISY_CAPS : CAPS;
  const expected = exact
    ? (certainty(candidate, member, rules) ?? expectation(candidate, member, rules, { variance: false }, caps))
    : null;
  if (expected) return { score: expected.score, opponentScore: expected.opponentScore, exact: true };
  return sampleScores(candidate, member, rules, { repetitions, seed, path: [TRAINING, k] });
}
