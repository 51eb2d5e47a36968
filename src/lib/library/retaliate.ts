// Retaliators: strategies that defect for as long as the opponent has got the better of them too often, where
// a turn (C, D) is a loss and a turn (D, C) a win. The limited ones pause after a run of defections.

import type { Behaviour } from '../game/automaton.ts';
import { rule } from './rule.ts';
import { PLAIN, type Parameter, type StrategyRecord } from './strategy.ts';

interface Balance {
  readonly lost: number;
  readonly won: number;
  /** Defections of the present run, the coming turn's included; 0 when the coming move is C. */
  readonly run: number;
}

/** Defects while `lost > won * threshold`, in runs of at most `limit` defections with one C between them. */
function retaliator(threshold: number, limit: number): Behaviour {
  return rule<Balance>({
    initial: { lost: 0, won: 0, run: 0 },
    cooperate: ({ run }) => (run > 0 ? 0 : 1),
    next(state, own, opponent) {
      const lost = own === 'C' && opponent === 'D' ? state.lost + 1 : state.lost;
      const won = own === 'D' && opponent === 'C' ? state.won + 1 : state.won;
      // The product, not a quotient: equality must come out as in the reference.
      if (!(lost > won * threshold)) return { lost, won, run: 0 };
      // Without a limit the length of the run tells nothing.
      if (limit === Infinity) return { lost, won, run: 1 };
      return { lost, won, run: state.run < limit ? state.run + 1 : 0 };
    },
  });
}

function threshold(value: number): Parameter {
  return {
    name: 'retaliation_threshold',
    kind: 'number',
    default: value,
    min: 0,
    max: 1000,
    description: 'losses allowed for each win',
  };
}

function limit(value: number): Parameter {
  return {
    name: 'retaliation_limit',
    kind: 'integer',
    default: value,
    min: 0,
    max: 1000,
    description: 'defections in a row before a pause of one turn',
  };
}

function unlimited(number: '' | ' 2' | ' 3', value: number): StrategyRecord {
  const name = `Retaliate${number}`;
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    fullName: `${name}: ${value}`,
    ...(number === '' ? {} : { aliases: [name.replaceAll(' ', '')] }),
    family: 'Retaliators',
    parameters: [threshold(value)],
    classification: PLAIN,
    origin: 'Owen Campbell, Axelrod library',
    description: `Defects while it has been exploited more than ${value} times as often as it has exploited.`,
    create: ({ retaliation_threshold }) => retaliator(Number(retaliation_threshold), Infinity),
  };
}

function limited(number: '' | ' 2' | ' 3', value: number, most: number): StrategyRecord {
  const name = `Limited Retaliate${number}`;
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    fullName: `${name}: ${value}, ${most}`,
    aliases: [name.replaceAll(' ', '')],
    family: 'Retaliators',
    parameters: [threshold(value), limit(most)],
    classification: PLAIN,
    origin: 'Owen Campbell, Axelrod library',
    description: `Defects as Retaliate with threshold ${value} does, but cooperates once after every ${most} defections in a row.`,
    create: ({ retaliation_threshold, retaliation_limit }) =>
      retaliator(Number(retaliation_threshold), Number(retaliation_limit)),
  };
}

/** Strategies that defect until the account is settled. */
export const retaliators: readonly StrategyRecord[] = [
  unlimited('', 0.1),
  unlimited(' 2', 0.08),
  unlimited(' 3', 0.05),
  limited('', 0.1, 20),
  limited(' 2', 0.08, 15),
  limited(' 3', 0.05, 20),
];
