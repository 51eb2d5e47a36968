// Hidden Markov strategies: a finite machine whose steps are drawn at random. After the opponent's move the
// hidden state moves on by the matrix for that move, then C is played with the new state's probability.
// The chance nodes are made once, so a turn is one look-up.
// Source: [Harper et al. 2017], PLoS ONE 12(12):e0188046; figures as in the Axelrod library 4.13 (MIT).

import { codeOf, type Action } from '../game/action.ts';
import { chance, type Automaton, type Chance } from '../game/automaton.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

/** The parameters of a hidden Markov strategy with n states. */
export interface HiddenMarkov {
  /** n rows of n probabilities of the next state, after the opponent's C; every row sums to 1. */
  readonly onC: readonly (readonly number[])[];
  /** The same after the opponent's D. */
  readonly onD: readonly (readonly number[])[];
  /** Probability of C in each state. */
  readonly emission: readonly number[];
  /** Number of the start state. */
  readonly start: number;
  readonly opening: Action;
}

/** The strategy: a state is a hidden state's number, or n before the first turn where the opening needs it. */
export function hiddenMarkov({ onC, onD, emission, start, opening }: HiddenMarkov): Automaton<number> {
  const n = emission.length;
  const openingProbability = opening === 'C' ? 1 : 0;
  const row = (probabilities: readonly number[]): number | Chance<number> => {
    const possible = probabilities.map((probability, state) => [probability, state] as const).filter(([p]) => p > 0);
    return possible.length === 1 ? possible[0]![1] : chance(...possible);
  };
  // nexts[2 * state + opponent]; the extra state n steps as the start state does.
  const nexts = [...onC.keys(), start].flatMap((state) => [row(onC[state]!), row(onD[state]!)]);
  const cooperation = [...emission, openingProbability];
  return {
    initial: emission[start] === openingProbability ? start : n,
    cooperate: (state) => cooperation[state]!,
    next: (state, _own, opponent) => nexts[2 * state + codeOf(opponent)]!,
  };
}

const evolved5 = hiddenMarkov({
  onC: [
    [1, 0, 0, 0, 0],
    [0, 1, 0, 0, 0],
    [0, 1, 0, 0, 0],
    [0.631, 0, 0, 0.369, 0],
    [0.143, 0.018, 0.118, 0, 0.721],
  ],
  onD: [
    [0, 1, 0, 0, 0],
    [0, 0.487, 0.513, 0, 0],
    [0, 0, 0, 0.59, 0.41],
    [1, 0, 0, 0, 0],
    [0, 0.287, 0.456, 0.146, 0.111],
  ],
  emission: [1, 0, 0, 1, 0.111],
  start: 3,
  opening: 'C',
});

/** The hidden Markov strategies. */
export const hiddenMarkovs: readonly StrategyRecord[] = [
  {
    id: 'evolved-hmm-5',
    name: 'Evolved HMM 5',
    aliases: ['EvolvedHMM5'],
    family: 'Hidden Markov model',
    classification: { ...PLAIN, memoryDepth: 5, stochastic: true },
    origin:
      'Trained by Marc Harper for the Axelrod library; Harper, Knight, Jones, Koutsovoulos, Glynatsi & Campbell (2017), ' +
      'PLoS ONE 12(12):e0188046',
    description:
      'A hidden Markov model of five states found by evolution; cooperates for good with a steady cooperator.',
    create: () => rule(evolved5),
  },
];
