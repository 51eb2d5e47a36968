// The further metrics of a tournament, with the definitions of the field's reference library (Axelrod 4.13; Knight
// et al.). Matrices are row-major n by n, the row's player against the column's; the diagonal is self-play, the mean
// of both seats, or 0 where a metric leaves self-play out. Eigenjesus and eigenmoses: after Aaronson (2014),
// principal eigenvectors of who cooperates with whom, defectors counting nothing or against one.

import { outcomes, swapped, TALLY } from '../engine/tally.ts';
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
  /** `scores[player * repetitions + r]`: mean over opponents of the score per turn. */
  readonly scores: Float64Array;
  /** `wins[player * repetitions + r]`: opponents beaten; expected where exact. */
  readonly wins: Float64Array;
}

/** All metrics of a tournament. O(n^2) for n players and each repetition. */
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
  const scores = new Float64Array(n * repetitions);
  const wins = new Float64Array(n * repetitions);
  const cooperatingRating = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let turnsWithOthers = 0;
    let cooperations = 0;
    for (let j = 0; j < n; j++) {
      const view = viewOf(result, i, j);
      const at = i * n + j;
      const turns = view.turns();
      payoffDeviations[at] = view.deviation();
      cooperation[at] = view.cooperations();
      normalisedCooperation[at] = turns > 0 ? cooperation[at] / turns : 0;
      if (i === j) continue;
      scoreDifferences[at] = meanScore(result, view.pair, view.seat) - meanScore(result, view.pair, view.other);
      goodPartners[at] = view.goodPartner();
      turnsWithOthers += turns;
      cooperations += cooperation[at];
      for (let r = 0; r < repetitions; r++) {
        const match = 2 * (view.pair * repetitions + r) + view.seat;
        scores[i * repetitions + r]! += result.scores[match]! / others;
        wins[i * repetitions + r]! += result.wins[match]!;
      }
    }
    cooperatingRating[i] = cooperations / Math.max(1, turnsWithOthers);
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
    goodPartnerRating: Float64Array.from({ length: n }, (_, i) => {
      const partners = goodPartners.subarray(i * n, (i + 1) * n);
      return partners.reduce((sum, count) => sum + count, 0) / Math.max(1, (n - 1) * repetitions);
    }),
    eigenjesus: principalEigenvector(normalisedCooperation, n),
    eigenmoses: principalEigenvector(vengefulCooperation, n),
    scores,
    wins,
  };
}

/** The matches of player i against player j, from the view of i. */
function viewOf(result: TournamentResult, i: number, j: number) {
  const { repetitions, rules, scores, wins } = result;
  const pair = pairNumber(result.ids.length, Math.min(i, j), Math.max(i, j));
  const [seat, other] = i <= j ? ([0, 1] as const) : ([1, 0] as const);
  const exact = result.exact[pair] === 1;
  const tally = result.tallies.subarray(TALLY * pair, TALLY * (pair + 1));
  const cooperationsOf = (counts: Float64Array): number => outcomes(counts)[0] + outcomes(counts)[1];
  const first = 2 * pair * repetitions;
  return {
    pair,
    seat,
    other,
    turns(): number {
      return result.turns.subarray(pair * repetitions, (pair + 1) * repetitions).reduce((sum, each) => sum + each, 0);
    },
    cooperations(): number {
      if (i !== j) return cooperationsOf(seat === 0 ? tally : swapped(tally));
      const half = (cooperationsOf(tally) + cooperationsOf(swapped(tally))) / 2;
      // The reference counts whole turns; an expectation has no such habit.
      return exact ? half : Math.trunc(half);
    },
    deviation(): number {
      const known = result.deviations[2 * pair + seat]!;
      if (exact) return i === j && known > 0 ? NaN : known;
      const perTurn = Float64Array.from({ length: repetitions }, (_, r) => {
        const own = scores[first + 2 * r + seat]!;
        return i === j ? (own + scores[first + 2 * r + 1]!) / 2 : own;
      });
      const mean = perTurn.reduce((sum, score) => sum + score, 0) / repetitions;
      return Math.sqrt(perTurn.reduce((sum, score) => sum + (score - mean) ** 2, 0) / repetitions);
    },
    // Scores differ by T - S for each turn on which one defects against a cooperator, so who has cooperated less has won.
    goodPartner(): number {
      const { T, S } = rules.payoffs;
      if (T === S) return NaN;
      const cooperatedLess = T > S ? seat : other;
      let less = 0;
      for (let r = 0; r < repetitions; r++) less += wins[first + 2 * r + cooperatedLess]!;
      return repetitions - less;
    },
  };
}

/** The metrics as CSV files by name: matrices with names in the header row and the first column. */
export function metricsFiles(result: TournamentResult, found: Metrics): ReadonlyMap<string, string> {
  const { names, repetitions } = result;
  const square = (matrix: Float64Array): string => matrixCsv(names, matrix);
  const header = Array.from({ length: repetitions }, (_, r) => String(r));
  const perRepetition = (values: Float64Array): string => matrixCsv(names, values, header);
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
    ['scores.csv', perRepetition(found.scores)],
    ['wins.csv', perRepetition(found.wins)],
    [
      'ratings.csv',
      `${['Name,Cooperating_rating,Good_partner_rating,Eigenjesus_rating,Eigenmoses_rating', ...ratings].join('\n')}\n`,
    ],
  ]);
}

/** The metrics as plain lists, for JSON: matrices as rows; NaN becomes null there. */
export function metricsJson(result: TournamentResult, found: Metrics): Record<keyof Metrics, number[] | number[][]> {
  const n = result.ids.length;
  const rows = (values: Float64Array): number[] | number[][] => {
    const width = values.length / n;
    if (values === found.scores || values === found.wins || width > 1)
      return Array.from({ length: n }, (_, i) => [...values.subarray(i * width, (i + 1) * width)]);
    return [...values];
  };
  return Object.fromEntries(
    Object.entries(found).map(([name, values]) => [name, rows(values as Float64Array)]),
  ) as Record<keyof Metrics, number[] | number[][]>;
}
