// Punishers: strategies whose answer depends on how large a share of the opponent's moves were defections.

import type { Behaviour } from '../game/automaton.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

interface Account {
  readonly turns: number;
  /** The opponent's defections. */
  readonly defections: number;
  /** Defections owed, the coming turn's included. */
  readonly owed: number;
}

/** Answers a defection with one defection and `extra(turns, defections)` more; meanwhile it only counts. */
function punisher(extra: (turns: number, defections: number) => number): Behaviour {
  return rule<Account>({
    initial: { turns: 0, defections: 0, owed: 0 },
    cooperate: ({ owed }) => (owed > 0 ? 0 : 1),
    next(state, _own, opponent) {
      const turns = state.turns + 1;
      const defections = opponent === 'D' ? state.defections + 1 : state.defections;
      if (state.owed > 1) return { turns, defections, owed: state.owed - 1 };
      return { turns, defections, owed: opponent === 'D' ? 1 + extra(turns, defections) : 0 };
    },
  });
}

/** From turn 11 on defects while more than a fifth of the opponent's moves were defections. */
function levelPunisher(): Behaviour {
  return rule<Omit<Account, 'owed'>>({
    initial: { turns: 0, defections: 0 },
    cooperate: ({ turns, defections }) => (turns >= 10 && defections / turns > 0.2 ? 0 : 1),
    next: ({ turns, defections }, _own, opponent) => ({
      turns: turns + 1,
      defections: opponent === 'D' ? defections + 1 : defections,
    }),
  });
}

/**
 * Up to turn 100 defects while more than a twentieth of the opponent's moves were defections, then always
 * cooperates. The state is `8 * turns + defections`; five defections are enough for all 99 turns.
 */
function trickyLevelPunisher(): Behaviour {
  const done = 800;
  return rule<number>({
    initial: 0,
    cooperate: (state) => (state === 0 || state === done || (state & 7) / (state >> 3) <= 0.05 ? 1 : 0),
    next(state, _own, opponent) {
      if (state === done || state >> 3 === 99) return done;
      const defections = Math.min((state & 7) + (opponent === 'D' ? 1 : 0), 5);
      return ((state >> 3) + 1) * 8 + defections;
    },
  });
}

/** Strategies that punish by the opponent's record. */
export const punishers: readonly StrategyRecord[] = [
  {
    id: 'punisher',
    name: 'Punisher',
    family: 'Punishers',
    classification: PLAIN,
    origin: 'Geraint Palmer, Axelrod library',
    description:
      'Answers a defection with a run of defections that is the longer, up to 21, the more the opponent has defected.',
    create: () => punisher((turns, defections) => Math.floor((20 * defections) / turns)),
  },
  {
    id: 'inverse-punisher',
    name: 'Inverse Punisher',
    aliases: ['InversePunisher'],
    family: 'Punishers',
    classification: PLAIN,
    origin: 'Geraint Palmer, Axelrod library',
    description:
      'Answers a defection with a run of defections that is the longer, up to 20, the more the opponent has cooperated.',
    create: () => punisher((turns, defections) => Math.max(1, Math.floor((20 * (turns - defections)) / turns))),
  },
  {
    id: 'level-punisher',
    name: 'Level Punisher',
    aliases: ['LevelPunisher'],
    family: 'Punishers',
    classification: PLAIN,
    origin: 'Eckhart Arnold, CoopSim, 2015',
    description:
      'Cooperates for ten turns, then defects while more than a fifth of the moves of the opponent were defections.',
    create: levelPunisher,
  },
  {
    // The published rule tightens from 20 % after 10 turns to 5 % after 100; the reference plays the one below.
    id: 'tricky-level-punisher',
    name: 'Tricky Level Punisher',
    aliases: ['TrickyLevelPunisher'],
    family: 'Punishers',
    classification: PLAIN,
    origin: 'Eckhart Arnold, CoopSim, 2015',
    description:
      'For a hundred turns defects while more than a twentieth of the moves of the opponent were defections, then always cooperates.',
    create: trickyLevelPunisher,
  },
];
