// The rows of the tournament's table: one a player, with everything a column shows, sorted and filtered.

import { rankingSteps } from '#lib/analysis/ranking.ts';
import { summarySteps, type SummaryRow } from '#lib/analysis/summary.ts';
import { meanScore, pairNumber, type TournamentResult } from '#lib/engine/tournament.ts';

/** One player of the table. */
export interface Row {
  readonly player: number;
  readonly name: string;
  readonly own: boolean;
  /** 1 and up, by median score. */
  readonly rank: number;
  /** 95 % interval of the rank by expected score; null where it is not known. */
  readonly interval: readonly [number, number] | null;
  readonly score: number;
  /** Half of the 95 % interval of the score; 0 where exact, null where not known. */
  readonly error: number | null;
  readonly wins: number;
  readonly cooperation: number;
  readonly initialC: number;
  readonly plain: SummaryRow['plainReplies'];
  readonly library: SummaryRow['replies'];
}

/** One opponent of a player. */
export interface Encounter {
  readonly name: string;
  /** Mean score per turn of the player and of the opponent. */
  readonly score: number;
  readonly opponentScore: number;
  readonly exact: boolean;
  /** Half of the 95 % interval of the player's score; 0 where exact, null where not known. */
  readonly error: number | null;
}

/**
 * The rows by rank, made step by step, since hundreds of players take longer than a frame; `own` is the player's
 * index of the user's machine.
 */
export function* rowSteps(result: TournamentResult, own: number): Generator<void, Row[]> {
  const ranked = yield* rankingSteps(result);
  const places = new Map(ranked.map((place) => [place.player, place]));
  return (yield* summarySteps(result)).map((row): Row => {
    const place = places.get(row.player)!;
    return {
      player: row.player,
      name: row.name,
      own: row.player === own,
      rank: row.rank + 1,
      interval: place.rankInterval,
      score: row.medianScore,
      error: place.standardError === null ? null : 1.96 * place.standardError,
      wins: row.wins,
      cooperation: row.cooperation,
      initialC: row.initialC,
      plain: row.plainReplies,
      library: row.replies,
    };
  });
}

/** A player's opponents, itself left out, in the roster's order. */
export function encountersOf(result: TournamentResult, player: number): Encounter[] {
  const n = result.ids.length;
  return result.names.flatMap((name, other): Encounter[] => {
    if (other === player) return [];
    const pair = pairNumber(n, Math.min(player, other), Math.max(player, other));
    const seat = player < other ? 0 : 1;
    const exact = result.exact[pair] === 1;
    const error = (1.96 * result.deviations[2 * pair + seat]!) / Math.sqrt(result.repetitions);
    return [
      {
        name,
        score: meanScore(result, pair, seat),
        opponentScore: meanScore(result, pair, seat === 0 ? 1 : 0),
        exact,
        error: exact ? 0 : Number.isNaN(error) ? null : error,
      },
    ];
  });
}

/** What a column sorts by. */
export type SortKey = 'rank' | 'name' | 'score' | 'wins' | 'cooperation' | 'initialC' | 'CC' | 'CD' | 'DC' | 'DD';

/** How the table is ordered. */
export interface Order {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** The rows in another order; rates by the named rule; what is not known comes last. */
export function sorted(rows: readonly Row[], { key, descending }: Order, rule: 'plain' | 'library'): Row[] {
  const sign = descending ? -1 : 1;
  const value = (row: Row): number | null =>
    key === 'CC' || key === 'CD' || key === 'DC' || key === 'DD' ? row[rule][key] : key === 'name' ? null : row[key];
  return [...rows].sort((a, b) => {
    if (key === 'name') return sign * a.name.localeCompare(b.name);
    const [x, y] = [value(a), value(b)];
    if (x === null || Number.isNaN(x)) return y === null || Number.isNaN(y) ? a.rank - b.rank : 1;
    if (y === null || Number.isNaN(y)) return -1;
    return sign * (x - y) || a.rank - b.rank;
  });
}
