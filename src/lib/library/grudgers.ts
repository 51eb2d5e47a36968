// Grudgers: strategies that a defection turns, for good or for a fixed time, and their opposites.

import type { Behaviour } from '../game/automaton.ts';
import { replyMachine } from './reply-machine.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

/** Ten defections for a defection; the state counts those still to come, the coming turn's included. */
function forgetfulGrudger(): Behaviour {
  return rule<number>({
    initial: 0,
    cooperate: (left) => (left > 0 ? 0 : 1),
    next: (left, _own, opponent) => (left > 1 ? left - 1 : opponent === 'D' ? 10 : 0),
  });
}

/**
 * `defections` D and then `cooperations` C for a run of `tolerance` defections. The state is
 * `step * (tolerance + 1) + run`: the step of the punishment (0: none) that comes next, and the length of the
 * opponent's present run of defections, kept only where it can still count when the punishment is over.
 */
function softGrudger(tolerance: number, defections: number, cooperations: number): Behaviour {
  const steps = defections + cooperations;
  const width = tolerance + 1;
  const at = (step: number, run: number): number =>
    step * width + (steps - step + 1 < tolerance || step === 0 ? run : 0);
  return rule<number>({
    initial: 0,
    cooperate(state) {
      const step = Math.floor(state / width);
      return step >= 1 && step <= defections ? 0 : 1;
    },
    next(state, _own, opponent) {
      const step = Math.floor(state / width);
      const run = opponent === 'D' ? Math.min((state % width) + 1, tolerance) : 0;
      if (step > 0 && step < steps) return at(step + 1, run);
      return run === tolerance ? at(1, run) : at(0, run);
    },
  });
}

/** Once the opponent has defected the own recorded moves alternate. */
function grudgerAlternator(): Behaviour {
  type State = 'calm' | 'after C' | 'after D';
  return rule<State>({
    initial: 'calm',
    cooperate: (state) => (state === 'after C' ? 0 : 1),
    next: (state, own, opponent) =>
      state === 'calm' && opponent === 'C' ? 'calm' : own === 'C' ? 'after C' : 'after D',
  });
}

/** Strategies that hold a grudge. */
export const grudgers: readonly StrategyRecord[] = [
  {
    id: 'grudger',
    name: 'Grudger',
    aliases: ['Grim', 'Grim Trigger', 'Spite', 'Vengeful', 'Friedman'],
    family: 'Grudgers',
    classification: PLAIN,
    origin: "J. Friedman, Axelrod's first tournament, 1980",
    description: 'Cooperates until the first defection of the opponent and never again after it.',
    create: () => replyMachine('calm', { calm: ['C', 'calm', 'angry'], angry: ['D', 'angry', 'angry'] }),
  },
  {
    id: 'forgetful-grudger',
    name: 'Forgetful Grudger',
    aliases: ['ForgetfulGrudger'],
    family: 'Grudgers',
    classification: { ...PLAIN, memoryDepth: 10 },
    origin: 'Geraint Palmer, Axelrod library',
    description: 'Answers a defection with ten defections, whatever the opponent does meanwhile, and then forgets it.',
    create: forgetfulGrudger,
  },
  {
    id: 'opposite-grudger',
    name: 'Opposite Grudger',
    aliases: ['OppositeGrudger'],
    family: 'Grudgers',
    classification: PLAIN,
    origin: 'Geraint Palmer, Axelrod library',
    description: 'Defects until the first cooperation of the opponent and cooperates for good after it.',
    create: () => replyMachine('wary', { wary: ['D', 'won', 'wary'], won: ['C', 'won', 'won'] }),
  },
  {
    id: 'aggravater',
    name: 'Aggravater',
    family: 'Grudgers',
    classification: PLAIN,
    origin: 'Thomas Campbell, Axelrod library',
    description: 'Grudger with three defections before it: it cooperates from turn 4 on with one who bore them all.',
    create: () =>
      replyMachine('first', {
        first: ['D', 'second', 'angry'],
        second: ['D', 'third', 'angry'],
        third: ['D', 'calm', 'angry'],
        calm: ['C', 'calm', 'angry'],
        angry: ['D', 'angry', 'angry'],
      }),
  },
  {
    id: 'soft-grudger',
    name: 'Soft Grudger',
    aliases: ['SoftGrudger', 'SGRIM'],
    family: 'Grudgers',
    classification: { ...PLAIN, memoryDepth: 6 },
    origin: 'Li, Hingston and Kendall, 2011',
    description: 'Answers a defection with D, D, D, D, C, C and starts afresh.',
    create: () => softGrudger(1, 4, 2),
  },
  {
    id: 'grudger-alternator',
    name: 'GrudgerAlternator',
    aliases: ['c_then_per_dc'],
    family: 'Grudgers',
    classification: PLAIN,
    origin: 'PRISON project, LIFL, 1998',
    description: 'Cooperates until the first defection of the opponent and alternates D and C from there on.',
    create: grudgerAlternator,
  },
  {
    id: 'easy-go',
    name: 'EasyGo',
    aliases: ['Reverse Grudger', 'RGRIM'],
    family: 'Grudgers',
    classification: PLAIN,
    origin: 'PRISON project, LIFL, 1998; Li, Hingston and Kendall, 2011',
    description: 'Defects until the first defection of the opponent and cooperates for good after it.',
    create: () => replyMachine('greedy', { greedy: ['D', 'greedy', 'tamed'], tamed: ['C', 'tamed', 'tamed'] }),
  },
  {
    id: 'general-soft-grudger',
    name: 'General Soft Grudger',
    fullName: 'General Soft Grudger: n=1,d=4,c=2',
    aliases: ['GeneralSoftGrudger'],
    family: 'Grudgers',
    parameters: [
      {
        name: 'n',
        kind: 'integer',
        default: 1,
        min: 1,
        max: 100,
        description: 'defections in a row that are punished',
      },
      { name: 'd', kind: 'integer', default: 4, min: 1, max: 100, description: 'defections of a punishment' },
      { name: 'c', kind: 'integer', default: 2, min: 0, max: 100, description: 'cooperations that end a punishment' },
    ],
    classification: PLAIN,
    origin: 'J. Taylor Smith, Axelrod library',
    description: 'Answers n defections in a row with d defections and then c cooperations; Soft Grudger by default.',
    create: ({ n, d, c }) => softGrudger(Number(n), Number(d), Number(c)),
  },
  {
    id: 'spiteful-cc',
    name: 'SpitefulCC',
    family: 'Grudgers',
    classification: PLAIN,
    origin: 'Mathieu and Delahaye, 2015',
    description: 'Grudger that cooperates on the first two turns whatever happens, without forgetting what did.',
    create: () =>
      replyMachine('first', {
        first: ['C', 'calm', 'hurt'],
        hurt: ['C', 'angry', 'angry'],
        calm: ['C', 'calm', 'angry'],
        angry: ['D', 'angry', 'angry'],
      }),
  },
];
