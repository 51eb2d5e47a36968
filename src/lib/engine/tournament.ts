// A round robin: every pair i <= j of the roster, self-play included, each played `repetitions` times.
// Pairs are numbered (0,0), (0,1), ..., (0,n-1), (1,1), ...; a chunk is a range of pair numbers, so that
// threads can share the work and progress and cancelling come between chunks. Results are typed arrays,
// the same bytes whatever the chunks, since every match has random streams of its own.

import type { ChainCaps } from './chain.ts';
import type { Contender } from './contender.ts';
import { meet, roomFor } from './meet.ts';
import type { MatchRules } from './rules.ts';
import { TALLY } from './tally.ts';

/** How a tournament is played. */
export interface TournamentSetting {
  readonly rules: MatchRules;
  /** Matches for each pair, at least 1. */
  readonly repetitions: number;
  readonly seed: number;
  /** Whether pairs are computed exactly where that is possible, instead of sampled. */
  readonly exact: boolean;
  /** Limits of exact chains (joint states and edges); beyond them a pair is sampled. Default `EXACT_CAPS`. */
  readonly caps?: ChainCaps;
  /** Whether exact results give win probabilities, which cost more than all else; default true. */
  readonly wins?: boolean;
}

/** Exact chains up to these limits cost at most a few dozen milliseconds a pair over 200 turns. */
const EXACT_CAPS: ChainCaps = { states: 4096, edges: 16_384 };

/** The results of the pairs `from` to `to - 1`. Row p is pair `from + p`; seat 0 is the pair's first player. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  /** `scores[2 * (p * repetitions + r) + seat]`: score per turn of the match; the expectation where exact. */
  readonly scores: Float64Array;
  /** `turns[p * repetitions + r]`: turns of the match; the expectation where exact. */
  readonly turns: Float64Array;
  /** `wins[2 * (p * repetitions + r) + seat]`: 1 where won, else 0; the probability where exact; NaN where not computed. */
  readonly wins: Float64Array;
  /** `tallies[20 * p ..]`: all repetitions pooled, from seat 0 (see tally.ts); expectations times repetitions where exact. */
  readonly tallies: Float64Array;
  /**
   * `deviations[2 * p + seat]`: standard deviation of one match's score per turn, known exactly or estimated;
   * NaN where the pair was sampled only once.
   */
  readonly deviations: Float64Array;
  /** `exact[p]`: 1 where the pair's scores are expectations or certain, 0 where they are sampled. */
  readonly exact: Uint8Array;
}

/** The results of a whole tournament; single matches are summed up (see gathering.ts). */
export interface TournamentResult {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly rules: MatchRules;
  readonly repetitions: number;
  readonly seed: number;
  /** `means[2 * pair + seat]`: mean over repetitions of the score per turn; the expectation where exact. */
  readonly means: Float64Array;
  /** As in a chunk, by pair. */
  readonly deviations: Float64Array;
  readonly tallies: Float64Array;
  readonly exact: Uint8Array;
  /**
   * By player: standard deviation over repetitions, divided by their number, of the mean score of both seats in
   * self-play; 0 where certain, NaN where it is an expectation that chance has a part in.
   */
  readonly selfDeviations: Float64Array;
  /** `wins[2 * pair + seat]`: matches won, expected where exact; NaN where not computed. */
  readonly wins: Float64Array;
  /** By pair: turns of all repetitions; expected where exact. */
  readonly turns: Float64Array;
  /** `scores[player * repetitions + r]`: sum over the other players of the score per turn. */
  readonly scores: Float64Array;
  /** `beaten[player * repetitions + r]`: other players beaten; expected where exact, NaN where not computed. */
  readonly beaten: Float64Array;
}

/** Number of pairs of n players, self-play included. */
export function pairCount(n: number): number {
  return (n * (n + 1)) / 2;
}

/** The number of the pair i <= j among n players. */
export function pairNumber(n: number, i: number, j: number): number {
  return i * n - (i * (i - 1)) / 2 + (j - i);
}

/** The pair i <= j of a number. */
export function pairAt(n: number, number: number): readonly [i: number, j: number] {
  let i = 0;
  let left = number;
  while (left >= n - i) left -= n - i++;
  return [i, i + left];
}

/** Pairs `from` to `to - 1` by number. */
export type PairRange = readonly [from: number, to: number];

/** The ranges of at most `size` pairs that cover a tournament of n players, but for those that are played already. */
export function chunks(n: number, size = 64, played: readonly PairRange[] = []): PairRange[] {
  const pairs = pairCount(n);
  const ranges: PairRange[] = [];
  let from = 0;
  for (const [start, end] of [...played.toSorted((a, b) => a[0] - b[0]), [pairs, pairs] as const]) {
    for (; from < start; from = Math.min(start, from + size)) ranges.push([from, Math.min(start, from + size)]);
    from = Math.max(from, end);
  }
  return ranges;
}

/** Room for the results of some pairs. */
export function emptyChunk(from: number, to: number, repetitions: number): Chunk {
  const pairs = to - from;
  return {
    from,
    to,
    scores: new Float64Array(2 * pairs * repetitions),
    turns: new Float64Array(pairs * repetitions),
    wins: new Float64Array(2 * pairs * repetitions),
    tallies: new Float64Array(TALLY * pairs),
    deviations: new Float64Array(2 * pairs),
    exact: new Uint8Array(pairs),
  };
}

/** Plays the pairs `from` to `to - 1`. */
export function playChunk(
  contenders: readonly Contender[],
  setting: TournamentSetting,
  from: number,
  to: number,
): Chunk {
  const { rules, repetitions } = setting;
  const chunk = emptyChunk(from, to, repetitions);
  // One for all pairs, the path rewritten for each.
  const path: [number, number] = [0, 0];
  const options = { caps: EXACT_CAPS, ...setting, path, room: roomFor(repetitions) };
  let [i, j] = pairAt(contenders.length, from);
  for (let p = 0; p < to - from; p++) {
    path[0] = i;
    path[1] = j;
    const meeting = meet(contenders[i]!, contenders[j]!, rules, options);
    chunk.scores.set(meeting.scores, 2 * p * repetitions);
    chunk.turns.set(meeting.turns, p * repetitions);
    chunk.wins.set(meeting.wins, 2 * p * repetitions);
    chunk.tallies.set(meeting.tally, TALLY * p);
    chunk.deviations[2 * p] = meeting.deviation;
    chunk.deviations[2 * p + 1] = meeting.opponentDeviation;
    chunk.exact[p] = meeting.exact ? 1 : 0;
    if (++j === contenders.length) j = ++i;
  }
  return chunk;
}

/** Mean over repetitions of a seat's score per turn in a pair (by number); an exact one as it is. */
export function meanScore({ means }: TournamentResult, pair: number, seat: 0 | 1): number {
  return means[2 * pair + seat]!;
}
