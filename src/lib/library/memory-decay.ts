// Memory Decay: remembers the opponent's moves, but each turn a remembered move may turn into its opposite and
// another may be lost. Only the numbers of C and D in the memory count for what comes, so these are the state,
// packed into one number: a turn has up to seven outcomes, and seven objects would be most of its cost.

import { Chance, type Automaton } from '../game/automaton.ts';
import type { Action } from '../game/action.ts';
import { rule, surely } from './rule.ts';
import { PLAIN, type Parameters, type StrategyRecord } from './strategy.ts';

/** During the opening: remembered moves of the opponent, finished turns, the opponent's last move. */
interface Opening {
  readonly c: number;
  readonly d: number;
  readonly turns: number;
  readonly last: Action;
}

/** After the opening: remembered C times `BASE`, plus remembered D. */
type Memory = Opening | number;

/** Above the number of turns of any match. */
const BASE = 2 ** 21;

interface Settings {
  readonly forget: number;
  readonly alter: number;
  readonly loss: number;
  readonly gain: number;
  readonly opening: number;
  /** Moves remembered from the start, a string of C and D. */
  readonly memory: string;
}

function memoryDecay({ forget, alter, loss, gain, opening, memory }: Settings): Automaton<Memory> {
  /** The memory after a turn's alteration and loss; in this order, a lost move may be an altered one. */
  const decayed = (c: number, d: number): Memory | Chance<Memory> => {
    const size = c + d;
    if (size === 0) return 0;
    const intact = 1 - alter;
    const toD = (alter * c) / size;
    const toC = (alter * d) / size;
    const kept = 1 - forget;
    const lost = forget / size;
    const outcomes: [number, number][] = [];
    const add = (probability: number, moreC: number, moreD: number): void => {
      if (probability > 0) outcomes.push([probability, BASE * (c + moreC) + d + moreD]);
    };
    add(intact * kept, 0, 0);
    // A C goes for good when it is lost, and when it turns into D and a D is lost; so with D.
    add(lost * (intact * c + toD * (d + 1)), -1, 0);
    add(lost * (intact * d + toC * (c + 1)), 0, -1);
    add(toD * kept, -1, 1);
    add(toC * kept, 1, -1);
    add(toD * lost * (c - 1), -2, 1);
    add(toC * lost * (d - 1), 1, -2);
    return new Chance(outcomes);
  };
  const start = [...memory].filter((move) => move === 'C').length;
  const remembered: Opening = { c: start, d: memory.length - start, turns: 0, last: 'C' };
  return {
    initial: opening > 0 ? remembered : decayed(remembered.c, remembered.d),
    cooperate(state) {
      if (typeof state !== 'number') return surely(state.last);
      return Math.floor(state / BASE) * gain + (state % BASE) * loss < 0 ? 0 : 1;
    },
    next(state, _own, opponent) {
      const opens = typeof state !== 'number';
      const c = (opens ? state.c : Math.floor(state / BASE)) + (opponent === 'C' ? 1 : 0);
      const d = (opens ? state.d : state % BASE) + (opponent === 'D' ? 1 : 0);
      if (opens && state.turns + 1 < opening) return { c, d, turns: state.turns + 1, last: opponent };
      return decayed(c, d);
    },
  };
}

function settings(parameters: Parameters): Settings {
  return {
    forget: Number(parameters['p_memory_delete']),
    alter: Number(parameters['p_memory_alter']),
    loss: Number(parameters['loss_value']),
    gain: Number(parameters['gain_value']),
    opening: Number(parameters['start_strategy_duration']),
    memory: String(parameters['memory']),
  };
}

const CHANCE = { kind: 'number', min: 0, max: 1 } as const;
const WEIGHT = { kind: 'number', min: -1000, max: 1000 } as const;

/** Memory Decay alone. The reference counts it among the meta players; its only member is Tit For Tat. */
export const memoryDecays: readonly StrategyRecord[] = [
  {
    id: 'memory-decay',
    name: 'Memory Decay',
    fullName: 'Memory Decay: 0.1, 0.03, -2, 1, Tit For Tat, 15',
    aliases: ['MemoryDecay'],
    family: 'Meta players',
    parameters: [
      {
        name: 'p_memory_delete',
        ...CHANCE,
        default: 0.1,
        description: 'chance, each turn, of losing a remembered move',
      },
      { name: 'p_memory_alter', ...CHANCE, default: 0.03, description: 'chance, each turn, of misremembering a move' },
      { name: 'loss_value', ...WEIGHT, default: -2, description: 'weight of a remembered D' },
      { name: 'gain_value', ...WEIGHT, default: 1, description: 'weight of a remembered C' },
      {
        name: 'start_strategy_duration',
        kind: 'integer',
        default: 15,
        min: 0,
        max: 1000,
        description: 'turns of Tit For Tat at the start',
      },
      { name: 'memory', kind: 'actions', default: '', minLength: 0, description: 'moves remembered from the start' },
    ],
    classification: { ...PLAIN, stochastic: true },
    origin: 'Axelrod library',
    description:
      'Tit For Tat for fifteen turns, then cooperation while the remembered moves of the opponent weigh no less than 0; memories fade and turn into their opposites.',
    create: (parameters) => rule(memoryDecay(settings(parameters))),
  },
];
