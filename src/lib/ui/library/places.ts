// Places in the short-run field: rank, score and cooperation of every member, from the field's play among
// itself under the standard rules (200 turns, no noise, exact where that is cheap), as the live rank has it.

import { summarise } from '../../analysis/summary.ts';
import { standingSetting, type FieldStanding } from '../../engine/candidate.ts';
import type { TournamentSpec } from '../../engine/protocol.ts';
import { rankOf } from '../../engine/rank.ts';
import type { TournamentResult } from '../../engine/tournament.ts';
import type { ByOutcome } from '../../engine/tally.ts';
import { ranking } from '../../analysis/ranking.ts';

/** One member's place. */
export interface Place {
  readonly id: string;
  /** 1 and up. */
  readonly rank: number;
  readonly of: number;
  /** 95 % interval of the rank by expected score; null where it is not known. */
  readonly interval: readonly [best: number, worst: number] | null;
  /** Mean score per turn over the other members. */
  readonly score: number;
  /** Standard error of `score`; 0 where exact, null where not known. */
  readonly error: number | null;
  /** Share of C in all turns; null while only the standing is known. */
  readonly cooperation: number | null;
  /** Rate of C after each outcome, plain mean; null likewise, and after what never happened. */
  readonly rates: ByOutcome<number | null> | null;
}

/** The setting of the field's play: what a standing needs, without win probabilities. */
export function placesSpec(field: TournamentSpec): TournamentSpec {
  return standingSetting(field);
}

/** The places from the whole tournament. */
export function placesOf(result: TournamentResult): Place[] {
  const of = result.ids.length;
  const summary = new Map(summarise(result).map((row) => [row.player, row]));
  return ranking(result).map(({ player, id, rank, rankInterval, score, standardError }) => {
    const { cooperation, plainReplies } = summary.get(player)!;
    return { id, rank, of, interval: rankInterval, score, error: standardError, cooperation, rates: plainReplies };
  });
}

/** The places as far as a standing tells them. */
export function placesOfStanding({ ids, totals, errors }: FieldStanding): Place[] {
  const of = ids.length;
  const members = ids.map((_, i) => ({ mean: totals[i]! / (of - 1), variance: errors[i]! / (of - 1) ** 2 }));
  return ids.map((id, i) => ({
    id,
    rank: rankOf(
      members[i]!.mean,
      members.filter((_, other) => other !== i),
    ),
    of,
    interval: null,
    score: members[i]!.mean,
    error: Number.isNaN(members[i]!.variance) ? null : Math.sqrt(members[i]!.variance),
    cooperation: null,
    rates: null,
  }));
}

const KEY = 'stratagem.short-field';

/** The places kept under a key, which names the field and the build that played it; null where there are none. */
export function keptPlaces(key: string, storage: Pick<Storage, 'getItem'>): Place[] | null {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? 'null') as { key: string; places: Place[] } | null;
    return kept?.key === key ? kept.places : null;
  } catch {
    return null;
  }
}

/** Keeps places; where the browser refuses, the field is played again next time. */
export function keepPlaces(key: string, places: readonly Place[], storage: Pick<Storage, 'setItem'>): void {
  try {
    storage.setItem(KEY, JSON.stringify({ key, places }));
  } catch {
    // Full or forbidden.
  }
}
