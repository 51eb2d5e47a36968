// The one registry over all strategies: the coded families and the machines drawn in strategies/. A family
// adds its file here and nothing else; names, fields and filters are computed from the records.

import type { Parsed } from '../game/problem.ts';
import { adaptivePavlovs } from './adaptive-pavlov.ts';
import { adaptors } from './adaptors.ts';
import { parseApplied } from './applied.ts';
import { archetypes } from './archetypes.ts';
import { backstabbers } from './backstabbers.ts';
import { bitten } from './bitten.ts';
import { capri } from './capri.ts';
import { champions } from './champions.ts';
import { constants } from './constants.ts';
import { counting } from './counting.ts';
import { darwin } from './darwin.ts';
import { dbs } from './dbs.ts';
import { extendedAnalysis } from './extended-analysis.ts';
import { firstTournamentTesting } from './first-tournament-testing.ts';
import { firstTournament } from './first-tournament.ts';
import { gamblers } from './gamblers.ts';
import { grudgers } from './grudgers.ts';
import { hiddenMarkovs } from './hidden-markov.ts';
import { hunters } from './hunters.ts';
import { learners } from './learners.ts';
import { lookUpTables } from './look-up-tables.ts';
import { machines, thesisMachines, trainedMachines } from './machines.ts';
import { majority } from './majority.ts';
import { memoryOnes } from './memory-one.ts';
import { memoryTwos } from './memory-two.ts';
import { metaPlayers } from './meta-players.ts';
import { moods } from './moods.ts';
import { parseName, type NamedStrategy } from './naming.ts';
import { neuralNetworks } from './neural.ts';
import { officialMetaWinner } from './official.ts';
import { probers } from './probers.ts';
import { punishers } from './punishers.ts';
import { resurrections } from './resurrection.ts';
import { retaliators } from './retaliate.ts';
import { secondTournamentAnswers } from './second-tournament-answers.ts';
import { secondTournamentHarrington } from './second-tournament-harrington.ts';
import { secondTournamentMoods } from './second-tournament-moods.ts';
import { secondTournament } from './second-tournament.ts';
import { cyclers, sequences } from './sequences.ts';
import { simple } from './simple.ts';
import type { StrategyRecord } from './strategy.ts';
import { titForTatVariants } from './tit-for-tat-variants.ts';
import { titForTat } from './tit-for-tat.ts';
import { worse } from './worse.ts';
import { zeroDeterminants } from './zero-determinant.ts';

const FAMILIES: readonly (readonly StrategyRecord[])[] = [
  simple,
  titForTat,
  titForTatVariants,
  firstTournament,
  firstTournamentTesting,
  secondTournament,
  secondTournamentAnswers,
  secondTournamentHarrington,
  secondTournamentMoods,
  extendedAnalysis,
  dbs,
  machines,
  hiddenMarkovs,
  lookUpTables,
  gamblers,
  neuralNetworks,
  memoryOnes,
  memoryTwos,
  zeroDeterminants,
  worse,
  learners,
  cyclers,
  sequences,
  constants,
  hunters,
  grudgers,
  capri,
  counting,
  probers,
  majority,
  retaliators,
  punishers,
  moods,
  bitten,
  adaptivePavlovs,
  adaptors,
  backstabbers,
  resurrections,
];

const CODED: readonly StrategyRecord[] = FAMILIES.flat();
const STRATEGIES: readonly StrategyRecord[] = [...CODED, ...metaPlayers(() => CODED)].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
/** Outside the field: Darwin inspects its opponent, the others are not the reference's own entries. */
const FURTHER: readonly StrategyRecord[] = [
  ...darwin,
  officialMetaWinner(CODED),
  ...thesisMachines,
  ...trainedMachines,
  ...champions,
  ...archetypes,
];
const NAMED: readonly StrategyRecord[] = [...STRATEGIES, ...FURTHER];

/** The 240 strategies of the reference library (version 4.13.0), by id: the field of every evaluation. */
export function allStrategies(): readonly StrategyRecord[] {
  return STRATEGIES;
}

/** Known by name but not part of the field: Darwin, the thesis machines of Vincent and Fryer (2021), what was trained here, bare archetypes. */
export function furtherStrategies(): readonly StrategyRecord[] {
  return FURTHER;
}

/** Every strategy that a name can mean. */
export function namedStrategies(): readonly StrategyRecord[] {
  return NAMED;
}

/** The strategy that a name means, parameters and transformers included, or what is wrong with the name. */
export function findStrategy(name: string): Parsed<NamedStrategy> {
  return parseApplied(name, (plain) => parseName(plain, namedStrategies()));
}

const LIBRARY_MACHINES: ReadonlySet<string> = new Set(
  [...machines, ...thesisMachines, ...trainedMachines].map((record) => record.id),
);

/** Whether an id is that of a machine file that ships with the library, and so may not be overwritten. */
export function isLibraryMachine(id: string): boolean {
  return LIBRARY_MACHINES.has(id);
}
