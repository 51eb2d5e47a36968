// CAPRI: the memory-three strategy of Murase and Baek (2020), named after its five rules: cooperate when all
// is well, accept punishment for an own mistake, punish a mistake of the opponent, recover cooperation, and
// defect in all other cases. The state is the last three rounds, two bits each (own, opponent; D is 1).

import { codeOf } from '../game/action.ts';
import type { Behaviour } from '../game/automaton.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

/** Three rounds, oldest first, own move before the opponent's, after which CAPRI cooperates. */
const COOPERATES_AFTER = [
  'CC CC CC',
  'CC CC DC',
  'CC DC CD',
  'DC CD CC',
  'CD CC CC',
  'CC CD DC',
  'CD DC CC',
  'DC CC CC',
  'DD DD DC',
  'DD DC CC',
  'DD DD CD',
  'DD CD CC',
  'DD DD CC',
  'DD CC CC',
];

/** The number of a history of rounds: two bits a round, the latest lowest. */
function numberOf(rounds: string): number {
  let number = 0;
  for (const letter of rounds.replaceAll(' ', '')) number = number * 2 + (letter === 'D' ? 1 : 0);
  return number;
}

function capriRule(): Behaviour {
  const table = new Uint8Array(64);
  for (const rounds of COOPERATES_AFTER) table[numberOf(rounds)] = 1;
  return rule<number>({
    initial: numberOf('CC CC CC'),
    cooperate: (state) => table[state]!,
    next: (state, own, opponent) => ((state << 2) | (codeOf(own) << 1) | codeOf(opponent)) & 63,
  });
}

/** CAPRI alone. */
export const capri: readonly StrategyRecord[] = [
  {
    id: 'capri',
    name: 'CAPRI',
    aliases: ['Capri'],
    family: 'Memory three',
    classification: { ...PLAIN, memoryDepth: 3 },
    origin: 'Murase and Baek, 2020',
    description:
      'Cooperates, accepts punishment, punishes and recovers by fourteen patterns of three rounds, and defects after any other.',
    create: capriRule,
  },
];
