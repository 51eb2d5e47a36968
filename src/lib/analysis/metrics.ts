// The further metrics of a tournament, with the definitions of the field's reference library (Axelrod 4.13; Knight
// et al.). Matrices are row-major n by n, the row's player against the column's; the diagonal is self-play, the mean
// of both seats, or 0 where a metric leaves self-play out. Eigenjesus and eigenmoses: after Aaronson (2014),
// principal eigenvectors of who cooperates with whom, defectors counting nothing or against one.

import { outcomes, TALLY } from '../engine/tally.ts';
import { meanScore, pairNumber, type TournamentResult } from '../engine/tournament.ts';
import { principalEigenvector } from './eigen.ts';
import { matrixCsv, payoffMatrix } from './payoffs.ts';
import { csvField, real } from './summary.ts';

/** What can be said of every two players and of each one. */
export interface Metrics {
  /** Mean score per turn. */
  readonly payoffs: Float64Array;
  /**
   * Standard deviation of the score per turn over repetitions (divided by their number); of one match where the
   * pair is exact, and then NaN on the diagonal where chance has a part in self-play.
   */
  readonly payoffDeviations: Float64Array;
  /** Mean of own less opponent's score per turn. */
  readonly scoreDifferences: Float64Array;
  /** Number of turns on which the player cooperated, all repetitions together. */
  readonly cooperation: Float64Array;
  /** The same as a share of all turns. */
  readonly normalisedCooperation: Float64Array;
  /** The same from -1 (never) to 1 (always). */
  readonly vengefulCooperation: Float64Array;
  /**
   * Number of matches in which the player cooperated at least as often as the other; 0 on the diagonal; NaN where
   * win probabilities were not computed, or where T = S and a score does not show it.
   */
  readonly goodPartners: Float64Array;
  /** Share of C in all turns against others. */
  readonly cooperatingRating: Float64Array;
  /** Share of the matches against others in which the player was a good partner. */
  readonly goodPartnerRating: Float64Array;
  /** Principal eigenvector of `normalisedCooperation`; NaN where nobody ever cooperates. */
  readonly eigenjesus: Float64Array;
  /** Principal eigenvector of `vengefulCooperation`. */
  readonly eigenmoses: Float64Array;
}

/** All metrics of a tournament. */
export function metrics(result: TournamentResult): Metrics {
  const { repetitions } = result;
  const n = result.ids.length;
  const others = Math.max(1, n - 1);
  const matrix = (): Float64Array => new Float64Array(n * n);
  const payoffDeviations = matrix();
  const scoreDifferences = matrix();
  const cooperation = matrix();
  const normalisedCooperation = matrix();
  const goodPartners = matrix();
  const cooperatingRating = new Float64Array(n);
  const goodPartnerRating = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let turnsWithOthers = 0;
    let cooperations = 0;
    for (let j = 0; j < n; j++) {
      const at = i * n + j;
      const pair = pairNumber(n, Math.min(i, j), Math.max(i, j));
      const [seat, other] = i <= j ? ([0, 1] as const) : ([1, 0] as const);
      const turns = result.turns[pair]!;
      payoffDeviations[at] = i === j ? result.selfDeviations[i]! : deviation(result, pair, seat);
      cooperation[at] = i === j ? ownCooperations(result, pair) : cooperationsIn(result, pair, seat);
      normalisedCooperation[at] = turns > 0 ? cooperation[at] / turns : 0;
      if (i === j) continue;
      scoreDifferences[at] = meanScore(result, pair, seat) - meanScore(result, pair, other);
      goodPartners[at] = goodPartner(result, pair, seat);
      goodPartnerRating[i]! += goodPartners[at];
      turnsWithOthers += turns;
      cooperations += cooperation[at];
    }
    cooperatingRating[i] = cooperations / Math.max(1, turnsWithOthers);
    goodPartnerRating[i]! /= others * repetitions;
  }
  const vengefulCooperation = normalisedCooperation.map((rate) => 2 * (rate - 0.5));
  return {
    payoffs: payoffMatrix(result),
    payoffDeviations,
    scoreDifferences,
    cooperation,
    normalisedCooperation,
    vengefulCooperation,
    goodPartners,
    cooperatingRating,
    goodPartnerRating,
    eigenjesus: principalEigenvector(normalisedCooperation, n),
    eigenmoses: principalEigenvector(vengefulCooperation, n),
  };
}

/** Over repetitions and divided by their number; as known where exact. */
function deviation({ deviations, exact, repetitions }: TournamentResult, pair: number, seat: 0 | 1): number {
  const known = deviations[2 * pair + seat]!;
  if (exact[pair] === 1) return known;
  // The one that is kept is an estimate, divided by the number less one.
  return repetitions === 1 ? 0 : known * Math.sqrt((repetitions - 1) / repetitions);
}

function cooperationsIn({ tallies }: TournamentResult, pair: number, seat: 0 | 1): number {
  const tally = tallies.subarray(TALLY * pair, TALLY * (pair + 1));
  const [cc, cd, dc] = outcomes(tally);
  return cc + (seat === 0 ? cd : dc);
}

/** In self-play: half of both seats'. The reference counts whole turns; an expectation has no such habit. */
function ownCooperations(result: TournamentResult, pair: number): number {
  const half = (cooperationsIn(result, pair, 0) + cooperationsIn(result, pair, 1)) / 2;
  return result.exact[pair] === 1 ? half : Math.trunc(half);
}

/**
 * Scores differ by T - S for each turn on which one defects and the other cooperates, so who has cooperated less
 * has won where T > S.
 */
function goodPartner({ wins, rules: { payoffs }, repetitions }: TournamentResult, pair: number, seat: 0 | 1): number {
  const { T, S } = payoffs;
  return T === S ? NaN : repetitions - wins[2 * pair + (T > S ? seat : 1 - seat)]!;
}

/**
 * The metrics as CSV files by name: matrices with names in the header row and the first column; scores and wins with a
 * column for each repetition.
 */
export function metricsFiles(result: TournamentResult, found: Metrics): ReadonlyMap<string, string> {
  const { names, repetitions } = result;
  const square = (matrix: Float64Array): string => matrixCsv(names, matrix);
  const header = Array.from({ length: repetitions }, (_, r) => String(r));
  const others = Math.max(1, names.length - 1);
  const normalised = result.scores.map((sum) => sum / others);
  const ratings = names.map((name, i) =>
    [
      csvField(name),
      ...[found.cooperatingRating, found.goodPartnerRating, found.eigenjesus, found.eigenmoses].map((rating) =>
        real(rating[i]!),
      ),
    ].join(','),
  );
  return new Map([
    ['payoff-deviations.csv', square(found.payoffDeviations)],
    ['score-differences.csv', square(found.scoreDifferences)],
    ['cooperation.csv', square(found.cooperation)],
    ['normalised-cooperation.csv', square(found.normalisedCooperation)],
    ['vengeful-cooperation.csv', square(found.vengefulCooperation)],
    ['good-partners.csv', square(found.goodPartners)],
    ['scores.csv', matrixCsv(names, normalised, header)],
    ['wins.csv', matrixCsv(names, result.beaten, header)],
    [
      'ratings.csv',
      `${['Name,Cooperating_rating,Good_partner_rating,Eigenjesus_rating,Eigenmoses_rating', ...ratings].join('\n')}\n`,
    ],
  ]);
}

/** The metrics as plain lists, for JSON: matrices as rows; NaN becomes null there. */
export function metricsJson(found: Metrics): Record<keyof Metrics, number[] | number[][]> {
  const n = found.cooperatingRating.length;
  const lists = (values: Float64Array): number[] | number[][] =>
    values.length === n ? [...values] : Array.from({ length: n }, (_, i) => [...values.subarray(i * n, (i + 1) * n)]);
  const entries = Object.entries(found).map(([name, values]) => [name, lists(values as Float64Array)]);
  return Object.fromEntries(entries) as Record<keyof Metrics, number[] | number[][]>;
}
