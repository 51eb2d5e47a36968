// Adaptors of Hauert and Stenull (2002): a running sum moves by a fixed step for each kind of round, and the
// strategy cooperates, but for an error of one in a hundred, while the sum is in [-1, 1).
// The state is the sum itself, a real number without bounds, so these never become tables.

import type { Behaviour } from '../game/automaton.ts';
import { rule } from './rule.ts';
import { PLAIN, type Classification, type StrategyRecord } from './strategy.ts';

interface Steps {
  readonly CD: number;
  readonly DC: number;
  readonly DD: number;
}

const ERROR = 0.01;

/** The steps are those of a round (own, opponent); (C, C) leaves the sum as it is. */
function adaptor({ CD, DC, DD }: Steps): Behaviour {
  return rule<number>({
    initial: 0,
    cooperate: (sum) => (sum >= -1 && sum < 1 ? 1 - ERROR : ERROR),
    next(sum, own, opponent) {
      if (own === 'C') return opponent === 'C' ? sum : sum + CD;
      return sum + (opponent === 'C' ? DC : DD);
    },
  });
}

const CLASSIFICATION: Classification = { ...PLAIN, stochastic: true };
const ORIGIN = 'Hauert and Stenull, 2002';

/** The adaptors for brief and for long encounters. */
export const adaptors: readonly StrategyRecord[] = [
  {
    id: 'adaptor-brief',
    name: 'AdaptorBrief',
    family: 'Adaptors',
    classification: CLASSIFICATION,
    origin: ORIGIN,
    description:
      'Keeps an account of the rounds played, tuned for brief encounters, and cooperates while it is nearly level.',
    create: () => adaptor({ CD: -1.001505, DC: 0.992107, DD: -0.638734 }),
  },
  {
    id: 'adaptor-long',
    name: 'AdaptorLong',
    family: 'Adaptors',
    classification: CLASSIFICATION,
    origin: ORIGIN,
    description:
      'Keeps an account of the rounds played, tuned for long encounters, and cooperates while it is nearly level.',
    create: () => adaptor({ CD: 1.888159, DC: 1.858883, DD: -0.995703 }),
  },
];
