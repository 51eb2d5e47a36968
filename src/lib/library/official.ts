// The one player that only the official tournament of 2020 has (Axelrod-Python/tournament, library version
// 4.10): a Meta Winner at the head of eight of the best strategies of its time.

import { recordsOfClasses } from './meta-pool.ts';
import { withTeam } from './meta-players.ts';
import type { StrategyRecord } from './strategy.ts';

const EIGHT = [
  'EvolvedHMM5',
  'EvolvedLookerUp2_2_2',
  'EvolvedFSM16',
  'EvolvedANN5',
  'PSOGambler2_2_2',
  'FoolMeOnce',
  'DoubleCrosser',
  'Gradual',
];

/** `Meta Winner: 8 players`, its team taken from the given records. */
export function officialMetaWinner(records: readonly StrategyRecord[]): StrategyRecord {
  return { ...withTeam('meta-winner', recordsOfClasses(records, EIGHT)), id: 'meta-winner-of-eight', aliases: [] };
}
