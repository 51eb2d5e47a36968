// Strategies that learn from their payoffs: Bush and Mosteller's stimulus-response model and four Q-learners.
// Bush Mosteller carries two real numbers. The Q-learners' table needs one row at most, see `qLearner`.
// Sources: [Izquierdo & Izquierdo 2008], doi:10.5772/5282; Geraint Palmer, Axelrod library, after [Watkins 1989].

import { codeOf, type Action } from '../game/action.ts';
import { chance, type Automaton, type Chance } from '../game/automaton.ts';
import { payoffTable, STANDARD_PAYOFFS, type Payoffs } from '../game/payoffs.ts';
import { rule } from './rule.ts';
import { PLAIN, type Parameter, type StrategyRecord } from './strategy.ts';

const LEARNER = { ...PLAIN, stochastic: true, usesPayoffs: true };

interface Propensities {
  readonly c: number;
  readonly d: number;
}

/**
 * Bush and Mosteller's learner: plays C with probability c / (c + d) and moves the propensity of the move it
 * played by `rate` times the stimulus, the payoff measured against an aspiration level, from -1 to 1.
 * The level comes from the standard payoffs even in other games, as in the reference.
 */
export function bushMosteller(
  start: Propensities,
  { divider, rate }: { readonly divider: number; readonly rate: number },
  payoffs: Payoffs,
): Automaton<Propensities> {
  const largest = ({ R, S, T, P }: Payoffs): number => Math.max(R, S, T, P);
  const aspiration = Math.abs(largest(STANDARD_PAYOFFS) / divider);
  const span = Math.abs(largest(payoffs) - aspiration);
  const stimuli = payoffTable(payoffs).map((payoff) => Math.max((payoff - aspiration) / span, -1));
  const reinforced = (propensity: number, stimulus: number): number =>
    propensity + rate * stimulus * (stimulus >= 0 ? 1 - propensity : propensity);
  return {
    initial: start,
    // Both can only be 0 when they were set so or have decayed below the smallest number: then a fair coin.
    cooperate: ({ c, d }) => (c + d === 0 ? 0.5 : c / (c + d)),
    next: ({ c, d }, own, opponent) => {
      const stimulus = stimuli[2 * codeOf(own) + codeOf(opponent)]!;
      return own === 'C' ? { c: reinforced(c, stimulus), d } : { c, d: reinforced(d, stimulus) };
    },
  };
}

/** Fixed in all four Q-learners: moves of the opponent remembered, and share of random moves. */
const MEMORY = 12;
const EXPLORATION = 0.1;
const PREFERRED = 1 - EXPLORATION / 2;

/** Values of C and D in the row that is being learnt, and the move chosen there. */
interface Row {
  readonly valueC: number;
  readonly valueD: number;
  readonly intended: Action;
}

const explored = (valueC: number, valueD: number): Chance<Row> => {
  const preferC = valueC >= valueD ? PREFERRED : 1 - PREFERRED;
  return chance([preferC, { valueC, valueD, intended: 'C' }], [1 - preferC, { valueC, valueD, intended: 'D' }]);
};

/**
 * A Q-learner whose situation is the opponent's last 12 moves with its number of cooperations so far.
 * That number never falls, so a situation recurs only while the opponent's last 13 moves or more are all D;
 * everywhere else nothing is known and C, the favourite of a tie, is played with probability 0.95. The state
 * is therefore the length of the opponent's run of defections up to 12, and from there on one row of values.
 * The rewards are those of the intended moves, which noise may have flipped, so the row carries them.
 */
export function qLearner(learning: number, discount: number, payoffs: Payoffs): Automaton<number | Row> {
  return payoffs.S === 0 && payoffs.P > 0 ? settlingLearner() : valuingLearner(learning, discount, payoffs);
}

/** The general Q-learner, for any payoffs; values are real, so its states are without number. */
export function valuingLearner(learning: number, discount: number, { S, P }: Payoffs): Automaton<number | Row> {
  return {
    initial: 0,
    cooperate: (state) => {
      if (typeof state === 'number') return PREFERRED;
      return state.intended === 'C' ? 1 : 0;
    },
    next: (state, _own, opponent) => {
      if (opponent === 'C') return 0;
      if (typeof state === 'number') return state + 1 < MEMORY ? state + 1 : explored(0, 0);
      const { valueC, valueD, intended } = state;
      const best = Math.max(valueC, valueD);
      return intended === 'C'
        ? explored((1 - learning) * valueC + learning * (S + discount * best), valueD)
        : explored(valueC, (1 - learning) * valueD + learning * (P + discount * best));
    },
    key: (state) => (typeof state === 'number' ? state : `${state.valueC} ${state.valueD} ${state.intended}`),
  };
}

/**
 * The same learner where S = 0 and P > 0, with 15 states. A C among defections earns nothing, so both values
 * stay 0 until the first D is tried; from then on the value of D is the larger: it never falls, and that of
 * C stays below `discount` times it. Whatever the rates, one D chosen in a long run of defections settles it.
 */
export function settlingLearner(): Automaton<number> {
  const triesC = MEMORY;
  const triesD = MEMORY + 1;
  const settled = MEMORY + 2;
  const firstTry = chance([PREFERRED, triesC], [1 - PREFERRED, triesD]);
  return {
    initial: 0,
    cooperate: (state) => {
      if (state < MEMORY) return PREFERRED;
      if (state === settled) return 1 - PREFERRED;
      return state === triesC ? 1 : 0;
    },
    next: (state, _own, opponent) => {
      if (opponent === 'C') return 0;
      if (state >= triesD) return settled;
      return state + 1 < MEMORY ? state + 1 : firstTry;
    },
  };
}

function learner(
  facts: Pick<StrategyRecord, 'id' | 'name' | 'description'>,
  learning: number,
  discount: number,
): StrategyRecord {
  return {
    ...facts,
    family: 'Learner',
    classification: LEARNER,
    origin: 'Geraint Palmer, Axelrod library',
    create: (_parameters, { payoffs }) => rule(qLearner(learning, discount, payoffs)),
  };
}

const share = (name: string, description: string): Parameter => ({
  name,
  description,
  kind: 'number',
  default: 0.5,
  min: 0,
  max: 1,
});

/** The learners. */
export const learners: readonly StrategyRecord[] = [
  {
    id: 'bush-mosteller',
    name: 'Bush Mosteller',
    fullName: 'Bush Mosteller: 0.5, 0.5, 3.0, 0.5',
    family: 'Learner',
    parameters: [
      share('c', 'Propensity to cooperate at the start'),
      share('d', 'Propensity to defect at the start'),
      {
        name: 'divider',
        description: 'The aspiration level is the largest payoff divided by this',
        kind: 'number',
        default: 3,
        min: 0.01,
        max: 1000,
      },
      share('rate', 'Learning rate'),
    ],
    classification: LEARNER,
    origin:
      'Izquierdo & Izquierdo (2008), Dynamics of the Bush-Mosteller learning algorithm in 2x2 games, doi:10.5772/5282',
    description:
      'Stimulus and response: a move that paid more than it aspired to becomes likelier, any other less likely.',
    create: ({ c, d, divider, rate }, { payoffs }) =>
      rule(bushMosteller({ c: Number(c), d: Number(d) }, { divider: Number(divider), rate: Number(rate) }, payoffs)),
  },
  learner(
    {
      id: 'risky-qlearner',
      name: 'Risky QLearner',
      description: 'A Q-learner that learns fast and looks far ahead.',
    },
    0.9,
    0.9,
  ),
  learner(
    {
      id: 'arrogant-qlearner',
      name: 'Arrogant QLearner',
      description: 'A Q-learner that learns fast and hardly looks ahead.',
    },
    0.9,
    0.1,
  ),
  learner(
    {
      id: 'hesitant-qlearner',
      name: 'Hesitant QLearner',
      description: 'A Q-learner that learns slowly and looks far ahead.',
    },
    0.1,
    0.9,
  ),
  learner(
    {
      id: 'cautious-qlearner',
      name: 'Cautious QLearner',
      description: 'A Q-learner that learns slowly and hardly looks ahead.',
    },
    0.1,
    0.1,
  ),
];
