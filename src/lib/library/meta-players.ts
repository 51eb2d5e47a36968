// The meta players of the library: votes (meta.ts) over teams taken from the pool of all other strategies
// (meta-pool.ts). The pool comes in as a function, so that the registry can hand itself in; it is asked when
// the first match is made. `withTeam` puts a meta player at the head of any other team.

import type { Behaviour, MatchInfo } from '../game/automaton.ts';
import { hunters } from './hunters.ts';
import { RowStore } from './lazy-table.ts';
import { memoryDecays } from './memory-decay.ts';
import {
  ensembleVote,
  firstVote,
  huntersVote,
  lotteryVote,
  majorityVote,
  minorityVote,
  niceVote,
  recruitOf,
  teamPlayer,
  winnerVote,
  type Recruit,
  type Squad,
  type Vote,
} from './meta.ts';
import { recordsOfClasses } from './meta-pool.ts';
import { defaultParameters } from './naming.ts';
import type { Classification, StrategyRecord } from './strategy.ts';

const FAMILY = 'Meta players';

type Team = readonly StrategyRecord[];

/** A way to make one move of many: its name and its vote for a team. */
interface Rule {
  readonly name: string;
  readonly origin: string;
  /** What it does, to be followed by who is in the team. */
  readonly description: string;
  vote(team: Team, weights?: readonly number[]): Vote;
  /** Whether the rule itself draws when there is more than one strategy to choose from. */
  readonly draws: boolean;
}

/** Whether all members are the same strategy; then an ensemble asks the first alone. */
const isUniform = (team: Team): boolean => new Set(team.map((record) => record.id)).size <= 1;

const ensemble = (team: Team): Vote => (isUniform(team) ? firstVote : ensembleVote(team.length));
const LANGNER = 'Karol Langner, Axelrod library';
const HARPER = 'Marc Harper, Axelrod library';

const MAJORITY: Rule = {
  name: 'Meta Majority',
  origin: LANGNER,
  description: 'Plays what most of its team would play',
  vote: () => majorityVote,
  draws: false,
};
const MINORITY: Rule = {
  name: 'Meta Minority',
  origin: LANGNER,
  description: 'Plays what the fewer of its team would play',
  vote: () => minorityVote,
  draws: false,
};
const MIXER: Rule = {
  name: 'Meta Mixer',
  origin: 'Vince Knight, Axelrod library',
  description: 'Plays each turn what a member drawn at random would play',
  vote: (_team, weights) => lotteryVote(weights),
  draws: true,
};
const WINNER: Rule = {
  name: 'Meta Winner',
  origin: LANGNER,
  description: 'Plays what the member would play that would have scored best so far',
  vote: () => winnerVote,
  draws: false,
};
const NICE_WINNER: Rule = {
  name: 'Nice Meta Winner',
  origin: 'Axelrod library',
  description: 'Meta Winner that never defects first',
  vote: () => niceVote(winnerVote),
  draws: false,
};
const ENSEMBLE: Rule = {
  name: 'Meta Winner Ensemble',
  origin: HARPER,
  description: 'Plays each turn what one of the best-scoring 8 % of its team would play',
  vote: ensemble,
  draws: true,
};
const NICE_ENSEMBLE: Rule = {
  name: 'Nice Meta Winner Ensemble',
  origin: HARPER,
  description: 'Meta Winner Ensemble that never defects first',
  vote: (team) => niceVote(ensemble(team)),
  draws: true,
};
const HUNTER: Rule = {
  name: 'Meta Hunter',
  origin: LANGNER,
  description: 'Defects when one of its hunters would; else it cooperates, and plays Tit For Tat after turn 101',
  vote: () => huntersVote,
  draws: false,
};

/** The rules that `withTeam` knows, by the id of the meta player. */
const RULES: Readonly<Record<string, Rule>> = {
  'meta-majority': MAJORITY,
  'meta-minority': MINORITY,
  'meta-mixer': MIXER,
  'meta-winner': WINNER,
  'nice-meta-winner': NICE_WINNER,
  'meta-winner-ensemble': ENSEMBLE,
  'nice-meta-winner-ensemble': NICE_ENSEMBLE,
  'meta-hunter-aggressive': { ...HUNTER, name: 'Meta Hunter Aggressive', origin: HARPER },
};

/** A part of the pool: who is in it, its size in the reference's names, and the facts of players led by it. */
interface Part {
  readonly suffix: string;
  readonly size: number;
  readonly who: string;
  has(facts: Classification): boolean;
  readonly facts: Pick<Classification, 'stochastic' | 'longRun' | 'usesPayoffs' | 'usesLength'>;
}

const FACTS = { stochastic: true, longRun: true, usesPayoffs: true, usesLength: true };
const isMemoryOne = ({ memoryDepth }: Classification): boolean => memoryDepth !== null && memoryDepth <= 1;

const ALL: Part = {
  suffix: '',
  size: 217,
  who: 'all strategies that are not meta players',
  has: () => true,
  facts: FACTS,
};
const MEMORY_ONE: Part = {
  suffix: ' Memory One',
  size: 37,
  who: 'the strategies of memory depth 0 or 1',
  has: isMemoryOne,
  facts: { ...FACTS, longRun: false, usesLength: false },
};
const FINITE_MEMORY: Part = {
  suffix: ' Finite Memory',
  size: 81,
  who: 'the strategies of finite memory depth',
  has: ({ memoryDepth }) => memoryDepth !== null,
  facts: { ...FACTS, usesLength: false },
};
const LONG_MEMORY: Part = {
  suffix: ' Long Memory',
  size: 136,
  who: 'the strategies of unbounded memory',
  has: ({ memoryDepth }) => memoryDepth === null,
  facts: FACTS,
};
const DETERMINISTIC: Part = {
  suffix: ' Deterministic',
  size: 149,
  who: 'the deterministic strategies',
  has: ({ stochastic }) => !stochastic,
  facts: { ...FACTS, stochastic: false },
};
const STOCHASTIC: Part = {
  suffix: ' Stochastic',
  size: 68,
  who: 'the stochastic strategies',
  has: ({ stochastic }) => stochastic,
  facts: FACTS,
};

const LINE_UP: readonly (readonly [Rule, ...Part[]])[] = [
  [MAJORITY, ALL, MEMORY_ONE, FINITE_MEMORY, LONG_MEMORY],
  [MINORITY, ALL],
  [MIXER, ALL],
  [WINNER, ALL, MEMORY_ONE, FINITE_MEMORY, LONG_MEMORY, DETERMINISTIC, STOCHASTIC],
  [NICE_WINNER, ALL],
  [ENSEMBLE, ALL],
  [NICE_ENSEMBLE, ALL],
  [{ ...NICE_ENSEMBLE, name: 'NMWE' }, DETERMINISTIC, STOCHASTIC, FINITE_MEMORY, LONG_MEMORY, MEMORY_ONE],
];

/**
 * The 23 meta players, Memory Decay among them. `pool` gives the strategies of the library; whatever else it
 * holds (the meta players themselves, Darwin, drawn machines) is passed over.
 */
export function metaPlayers(pool: () => readonly StrategyRecord[]): readonly StrategyRecord[] {
  let found: Team | undefined;
  const team = (part: Part): Team => {
    found ??= recordsOfClasses(pool());
    return found.filter((record) => part.has(record.classification));
  };
  const enlist = remembered();
  const led = LINE_UP.flatMap(([rule, ...parts]) =>
    parts.map((part): StrategyRecord => {
      const name = rule.name + part.suffix;
      return {
        id: idOf(name),
        name,
        fullName: `${name}: ${part.size} players`,
        aliases: [name.replaceAll(' ', '')],
        family: FAMILY,
        classification: {
          memoryDepth: null,
          inspectsOpponent: false,
          ...part.facts,
          ...(rule.draws ? { stochastic: true } : {}),
          // The reference does not look at the members of the mixer.
          ...(rule === MIXER ? { usesPayoffs: false, usesLength: false } : {}),
        },
        origin: part === ALL && rule.name !== 'NMWE' ? rule.origin : HARPER,
        description: `${rule.description}; the team: ${part.who}.`,
        create: (_parameters, info) => ledBy(rule, team(part), info, enlist),
      };
    }),
  );
  return [...memoryDecays, ...metaHunters(), ...led];
}

function metaHunters(): readonly StrategyRecord[] {
  const six = recordsOfClasses(hunters, [
    'DefectorHunter',
    'AlternatorHunter',
    'RandomHunter',
    'MathConstantHunter',
    'CycleHunter',
    'EventualCycleHunter',
  ]);
  const seven = [...six, ...recordsOfClasses(hunters, ['CooperatorHunter'])];
  return [
    headed({ ...HUNTER }, six, 'meta-hunter'),
    headed({ ...HUNTER, name: 'Meta Hunter Aggressive', origin: HARPER }, seven, 'meta-hunter-aggressive'),
  ];
}

/**
 * The meta player of this id at the head of another team. Meta players in the team are dropped, as in the
 * reference. `weights`, for Meta Mixer, has one number a member, not negative and not all 0.
 * Throws when the id is not that of a meta player that takes a team, or when weights do not fit.
 */
export function withTeam(id: string, strategies: Team, weights?: readonly number[]): StrategyRecord {
  const rule = RULES[id];
  if (!rule) throw new Error(`"${id}" takes no team. These do: ${Object.keys(RULES).join(', ')}.`);
  const team = strategies.filter((record) => record.family !== FAMILY);
  if (weights && weights.length !== team.length) {
    throw new Error(`${rule.name} has ${team.length} members and ${weights.length} weights; it takes one a member.`);
  }
  if (weights?.some((weight) => !(weight >= 0 && weight < Infinity))) {
    throw new Error(`The weights of ${rule.name} must be finite and not negative, not ${weights.join(', ')}.`);
  }
  const used = weights?.some((weight) => weight > 0) ? weights : undefined;
  return headed(rule, team, `${id}-of-${team.map((record) => record.id).join('-and-')}`, used);
}

function headed(rule: Rule, team: Team, id: string, weights?: readonly number[]): StrategyRecord {
  const some = (fact: (facts: Classification) => boolean): boolean =>
    team.some((record) => fact(record.classification));
  const enlist = remembered();
  const choices = weights ? weights.filter((weight) => weight > 0).length : new Set(team).size;
  return {
    id,
    name: rule.name,
    fullName: `${rule.name}: ${team.length} ${team.length > 1 ? 'players' : 'player'}`,
    aliases: [rule.name.replaceAll(' ', '')],
    family: FAMILY,
    classification: {
      memoryDepth: null,
      stochastic: (rule.draws && choices > 1) || some((facts) => facts.stochastic),
      longRun: some((facts) => facts.longRun),
      usesPayoffs: rule !== MIXER && some((facts) => facts.usesPayoffs),
      usesLength: rule !== MIXER && some((facts) => facts.usesLength),
      inspectsOpponent: some((facts) => facts.inspectsOpponent),
    },
    origin: rule.origin,
    description: `${rule.description}; the team: ${team.map((record) => record.name).join(', ')}.`,
    create: (_parameters, info) => ledBy(rule, team, info, enlist, weights),
  };
}

type Enlist = (team: Team, info: MatchInfo) => Squad;

function ledBy(rule: Rule, team: Team, info: MatchInfo, enlist: Enlist, weights?: readonly number[]): Behaviour {
  const squad = enlist(team, info);
  const vote = rule.vote(team, weights);
  return { kind: 'player', start: (random) => teamPlayer(squad, vote, info.payoffs, random) };
}

/** Makes squads, keeping the recruits of the latest kind of match: a tournament has one kind. */
function remembered(): Enlist {
  let made = new Map<StrategyRecord, Recruit>();
  let store = new RowStore();
  let kind = '';
  return (team, info) => {
    const { payoffs, length, noise } = info;
    const wanted = [payoffs.R, payoffs.S, payoffs.T, payoffs.P, length, noise].join(' ');
    if (wanted !== kind) {
      made = new Map();
      store = new RowStore();
    }
    kind = wanted;
    const members = team.map((record) => {
      const recruit = made.get(record) ?? recruitOf(record.create(defaultParameters(record), info), store);
      made.set(record, recruit);
      return recruit;
    });
    return { members, store };
  };
}

function idOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}
