// The summary table of a tournament, with the columns and definitions of the field's reference library
// (Axelrod 4.13; Knight et al.), so that results can be laid side by side. Self-play enters nowhere. The
// to-C rates are by the library's rule, which leaves out opponents whose rate is 0 and so is biased
// upward; the plain means stand beside them under their own name and are not part of the CSV.

import { TALLY, libraryRates, outcomes, plainRates, swapped, type ByOutcome } from '../engine/tally.ts';
import { pairNumber, type TournamentResult } from '../engine/tournament.ts';
import { finish } from './steps.ts';

/** One player's row. */
export interface SummaryRow {
  /** Position from 0 by median score; ties keep the roster's order. */
  readonly rank: number;
  /** Index in the roster. */
  readonly player: number;
  readonly id: string;
  readonly name: string;
  /** Median over repetitions of the mean over opponents of the score per turn. */
  readonly medianScore: number;
  /** Those means, one per repetition. */
  readonly scores: Float64Array;
  /** Share of C in all turns of the player against others. */
  readonly cooperation: number;
  /** Median over repetitions of matches won; NaN where an exact tournament left a win probability out. */
  readonly wins: number;
  readonly initialC: number;
  /** Mean over opponents of the share of each outcome. */
  readonly states: ByOutcome;
  /** Rates of C after each outcome, by the library's rule. */
  readonly replies: ByOutcome;
  /** The same as a plain mean over opponents against which the outcome occurred; null where it never did. */
  readonly plainReplies: ByOutcome<number | null>;
}

/** The rows in ranking order. */
export function summarise(result: TournamentResult): SummaryRow[] {
  return finish(summarySteps(result));
}

/** `summarise` one row at a time, for callers that must not be kept waiting. */
export function* summarySteps(result: TournamentResult): Generator<void, SummaryRow[]> {
  const rows: SummaryRow[] = [];
  for (let player = 0; player < result.ids.length; player++) {
    rows.push(rowOf(result, player));
    yield;
  }
  return rows
    .sort((a, b) => b.medianScore - a.medianScore || a.player - b.player)
    .map((row, rank) => ({ ...row, rank }));
}

function rowOf(result: TournamentResult, player: number): SummaryRow {
  const { ids, names, repetitions, scores, beaten } = result;
  const n = ids.length;
  const opponents = Math.max(1, n - 1);
  const tallies: Float64Array[] = [];
  for (let other = 0; other < n; other++) {
    if (other === player) continue;
    const pair = pairNumber(n, Math.min(player, other), Math.max(player, other));
    const seat = player < other ? 0 : 1;
    const tally = result.tallies.subarray(TALLY * pair, TALLY * (pair + 1));
    tallies.push(seat === 0 ? tally : swapped(tally));
  }
  let first = 0;
  let matches = 0;
  let cooperations = 0;
  let turns = 0;
  const shares: [number, number, number, number] = [0, 0, 0, 0];
  for (const tally of tallies) {
    const counts = outcomes(tally);
    const all = counts[0] + counts[1] + counts[2] + counts[3];
    cooperations += counts[0] + counts[1];
    turns += all;
    for (let x = 0; x < 4; x++) shares[x]! += counts[x]! / all / opponents;
    first += tally[0]! + tally[1]!;
    matches += tally[0]! + tally[1]! + tally[2]! + tally[3]!;
  }
  const mine = [player * repetitions, (player + 1) * repetitions] as const;
  const perMatch = scores.subarray(...mine).map((sum) => sum / opponents);
  return {
    rank: 0,
    player,
    id: ids[player]!,
    name: names[player]!,
    medianScore: median(perMatch),
    scores: perMatch,
    cooperation: cooperations / Math.max(1, turns),
    wins: median(beaten.subarray(...mine)),
    initialC: matches === 0 ? 0 : first / matches,
    states: { CC: shares[0], CD: shares[1], DC: shares[2], DD: shares[3] },
    replies: libraryRates(tallies),
    plainReplies: plainRates(tallies),
  };
}

/** The middle value, or the mean of the two middle ones; NaN where any value is NaN. */
export function median(values: Float64Array): number {
  if (values.some(Number.isNaN)) return NaN;
  const sorted = values.toSorted();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const HEADER =
  'Rank,Name,Median_score,Cooperation_rating,Wins,Initial_C_rate,CC_rate,CD_rate,DC_rate,DD_rate,' +
  'CC_to_C_rate,CD_to_C_rate,DC_to_C_rate,DD_to_C_rate';

/**
 * The rows as CSV in the reference's format: LF line ends, numbers in shortest form with `.0` for whole
 * ones, a to-C rate with nothing to average as `0`. Wins that were not computed are left empty.
 */
export function summaryCsv(rows: readonly SummaryRow[]): string {
  const lines = rows.map((row) => {
    const { CC, CD, DC, DD } = row.states;
    const reals = [row.medianScore, row.cooperation, row.wins, row.initialC, CC, CD, DC, DD].map(real);
    const replies = [row.replies.CC, row.replies.CD, row.replies.DC, row.replies.DD];
    return [row.rank, csvField(row.name), ...reals, ...replies.map((rate) => (rate === 0 ? '0' : real(rate)))].join(
      ',',
    );
  });
  return `${[HEADER, ...lines].join('\n')}\n`;
}

/** A number in shortest round-trip form, whole values with `.0`; empty for NaN. */
export function real(value: number): string {
  if (Number.isNaN(value)) return '';
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** A field in double quotes where it holds a comma, a quote or a line end. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
