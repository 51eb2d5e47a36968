// A tournament's ranking with intervals: where each player may finish if the tournament is played again.
// From the standard deviations of each pair's matches, independent between pairs, by the method of
// engine/rank.ts; a player's score in one tournament is the mean over opponents and repetitions. Where pairs
// were sampled only once, there is nothing to estimate an error from, and errors and intervals are null.

import { errorOrNull, rankInterval, rankOf, type RankInterval } from '../engine/rank.ts';
import { standingOf } from '../engine/candidate.ts';
import type { TournamentResult } from '../engine/tournament.ts';
import { finish } from './steps.ts';

/** One player's place. */
export interface Ranked {
  /** Index in the roster. */
  readonly player: number;
  readonly id: string;
  readonly name: string;
  /** Mean over opponents and repetitions of the score per turn. */
  readonly score: number;
  /** Standard error of `score` as an estimate of its expectation; 0 where all pairs are exact, null where not known. */
  readonly standardError: number | null;
  /** 1 and up; equal scores share a rank. */
  readonly rank: number;
  /** 95 % interval of the rank by expected score, given the standard errors; null where one is not known. */
  readonly rankInterval: RankInterval | null;
  /** 95 % interval of the rank in a tournament of one repetition. */
  readonly rankSpread: RankInterval | null;
}

/** The players by mean score, best first. */
export function ranking(result: TournamentResult): Ranked[] {
  return finish(rankingSteps(result));
}

/** `ranking` one player at a time, for callers that must not be kept waiting. */
export function* rankingSteps(result: TournamentResult): Generator<void, Ranked[]> {
  const { ids, names, totals, errors, spreads } = standingOf(result);
  const opponents = Math.max(1, ids.length - 1);
  const of = (variances: Float64Array) =>
    ids.map((_, i) => ({ mean: totals[i]! / opponents, variance: variances[i]! / opponents ** 2 }));
  const [estimates, single] = [of(errors), of(spreads)];
  const players: Ranked[] = [];
  for (const [player, id] of ids.entries()) {
    const others = estimates.filter((_, i) => i !== player);
    const own = estimates[player]!;
    players.push({
      player,
      id,
      name: names[player]!,
      score: own.mean,
      standardError: errorOrNull(own.variance),
      rank: rankOf(own.mean, others),
      rankInterval: rankInterval(own, others),
      rankSpread: rankInterval(
        single[player]!,
        single.filter((_, i) => i !== player),
      ),
    });
    yield;
  }
  return players.sort((a, b) => b.score - a.score || a.player - b.player);
}
