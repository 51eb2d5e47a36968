// Once bitten, twice shy: strategies that put up with one defection and react to the second, in a row
// (Once Bitten) or in the whole match (Fool Me Once).

import { codeOf } from '../game/action.ts';
import { chance, type Behaviour } from '../game/automaton.ts';
import { replyMachine } from './reply-machine.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

/**
 * Eleven defections for two in a row. The state is `2 * owed + last`: the defections owed, the coming turn's
 * included, and the opponent's last move, kept only where the next turn may start a new punishment.
 */
function onceBitten(): Behaviour {
  const owedInAll = 11;
  return rule<number>({
    initial: 0,
    cooperate: (state) => (state >> 1 > 0 ? 0 : 1),
    next(state, _own, opponent) {
      const owed = state >> 1;
      if (owed > 2) return 2 * (owed - 1);
      if (owed === 2) return 2 + codeOf(opponent);
      return opponent === 'D' && (state & 1) === 1 ? 2 * owedInAll : codeOf(opponent);
    },
  });
}

/** The state is the number of defections remembered, at most two; forgetting comes after counting. */
function forgetfulFoolMeOnce(forget: number): Behaviour {
  const remembered = [0, 1, 2].map((count) => (count === 0 ? 0 : chance([forget, 0], [1 - forget, count])));
  return rule<number>({
    initial: 0,
    cooperate: (count) => (count > 1 ? 0 : 1),
    next: (count, _own, opponent) => remembered[Math.min(count + codeOf(opponent), 2)]!,
  });
}

/** Strategies that let one defection pass. */
export const bitten: readonly StrategyRecord[] = [
  {
    id: 'once-bitten',
    name: 'Once Bitten',
    aliases: ['OnceBitten'],
    family: 'Once bitten',
    classification: { ...PLAIN, memoryDepth: 12 },
    origin: 'Holly Marissa, Axelrod library',
    description: 'Answers two defections in a row with eleven, then looks again at the last two moves.',
    create: onceBitten,
  },
  {
    id: 'fool-me-once',
    name: 'Fool Me Once',
    aliases: ['FoolMeOnce'],
    family: 'Once bitten',
    classification: PLAIN,
    origin: 'Marc Harper, Axelrod library',
    description: 'Forgives one defection in the match and defects for good after the second.',
    create: () =>
      replyMachine('trusting', {
        trusting: ['C', 'trusting', 'wary'],
        wary: ['C', 'wary', 'angry'],
        angry: ['D', 'angry', 'angry'],
      }),
  },
  {
    id: 'forgetful-fool-me-once',
    name: 'Forgetful Fool Me Once',
    fullName: 'Forgetful Fool Me Once: 0.05',
    aliases: ['ForgetfulFoolMeOnce'],
    family: 'Once bitten',
    parameters: [
      {
        name: 'forget_probability',
        kind: 'number',
        default: 0.05,
        min: 0,
        max: 1,
        description: 'probability, each turn, of forgetting every defection',
      },
    ],
    classification: { ...PLAIN, stochastic: true },
    origin: 'Marc Harper, Axelrod library',
    description: 'Fool Me Once that on any turn may forget all defections it has counted.',
    create: ({ forget_probability }) => forgetfulFoolMeOnce(Number(forget_probability)),
  },
];
