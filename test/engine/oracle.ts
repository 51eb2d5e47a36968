// The slow and readable engine that the fast one is held against: matches played turn by turn on strings,
// and expectations by walking the whole tree of chance. Also random automata to hold it with.

import { flip, type Action } from '#lib/game/action.ts';
import { Chance, type Automaton, type Behaviour } from '#lib/game/automaton.ts';
import { STANDARD_PAYOFFS, payoff } from '#lib/game/payoffs.ts';
import { below, stream } from '#lib/game/random.ts';
import { Contender } from '#lib/engine/contender.ts';
import type { MatchRules } from '#lib/engine/rules.ts';
import { mealyAutomaton, type Mealy } from '#lib/machine/mealy.ts';

export const rulesOf = (change: Partial<MatchRules> = {}): MatchRules => ({
  turns: 200,
  ending: null,
  noise: 0,
  payoffs: STANDARD_PAYOFFS,
  ...change,
});

/** A tally counted from the two move strings of one match. */
export function tallyOfMoves(own: string, opponent: string): number[] {
  const names = ['CC', 'CD', 'DC', 'DD'];
  const tally = new Array<number>(20).fill(0);
  for (let t = 0; t < own.length; t++) {
    const y = names.indexOf(own[t]! + opponent[t]!);
    if (t === 0) tally[y]! += 1;
    else tally[4 + 4 * names.indexOf(own[t - 1]! + opponent[t - 1]!) + y]! += 1;
  }
  return tally;
}

/** One way a match may go, with its probability. */
export interface Outcome {
  readonly probability: number;
  readonly own: string;
  readonly opponent: string;
}

/** Every way a match of `turns` turns may go: exponential in the turns, so keep them few. */
export function everyMatch(a: Automaton, b: Automaton, turns: number, noise: number): Outcome[] {
  const found: Outcome[] = [];
  const branches = <S>(value: S | Chance<S>): readonly (readonly [number, S])[] =>
    value instanceof Chance ? value.outcomes : [[1, value]];
  const walk = (probability: number, stateA: unknown, stateB: unknown, own: string, opponent: string): void => {
    if (own.length === turns) {
      found.push({ probability, own, opponent });
      return;
    }
    const moves = (cooperation: number): [number, Action][] => {
      const intended: [number, Action][] = [
        [cooperation, 'C'],
        [1 - cooperation, 'D'],
      ];
      return intended
        .flatMap(([p, move]): [number, Action][] => [
          [p * (1 - noise), move],
          [p * noise, flip(move)],
        ])
        .filter(([p]) => p > 0);
    };
    for (const [p, moveA] of moves(a.cooperate(stateA))) {
      for (const [q, moveB] of moves(b.cooperate(stateB))) {
        const last = own.length === turns - 1;
        const afterA = last ? [[1, stateA] as const] : branches(a.next(stateA, moveA, moveB));
        const afterB = last ? [[1, stateB] as const] : branches(b.next(stateB, moveB, moveA));
        for (const [r, nextA] of afterA) {
          for (const [s, nextB] of afterB) {
            walk(probability * p * q * r * s, nextA, nextB, own + moveA, opponent + moveB);
          }
        }
      }
    }
  };
  for (const [p, stateA] of branches(a.initial)) {
    for (const [q, stateB] of branches(b.initial)) walk(p * q, stateA, stateB, '', '');
  }
  return found;
}

/** Expectations over `everyMatch`, with random lengths up to `most` turns where the rules end at random. */
export function naiveExpected(a: Automaton, b: Automaton, rules: MatchRules): Record<string, number | number[]> {
  const sums = { score: 0, opponentScore: 0, square: 0, opponentSquare: 0, win: 0, loss: 0, turns: 0 };
  const tally = new Array<number>(20).fill(0);
  for (let length = 1; length <= rules.turns; length++) {
    const { ending } = rules;
    const weight =
      ending === null
        ? Number(length === rules.turns)
        : length === rules.turns
          ? (1 - ending) ** (length - 1)
          : ending * (1 - ending) ** (length - 1);
    if (weight === 0) continue;
    for (const { probability, own, opponent } of everyMatch(a, b, length, rules.noise)) {
      const p = weight * probability;
      let s = 0;
      let o = 0;
      for (let t = 0; t < length; t++) {
        s += payoff(rules.payoffs, own[t] as Action, opponent[t] as Action);
        o += payoff(rules.payoffs, opponent[t] as Action, own[t] as Action);
      }
      sums.score += (p * s) / length;
      sums.opponentScore += (p * o) / length;
      sums.square += p * (s / length) ** 2;
      sums.opponentSquare += p * (o / length) ** 2;
      if (s > o) sums.win += p;
      if (o > s) sums.loss += p;
      sums.turns += p * length;
      tallyOfMoves(own, opponent).forEach((count, cell) => (tally[cell]! += p * count));
    }
  }
  const { square, opponentSquare, ...plain } = sums;
  return {
    ...plain,
    variance: square - sums.score ** 2,
    opponentVariance: opponentSquare - sums.opponentScore ** 2,
    tally,
  };
}

/** How much chance a random automaton has. */
export type Kind = 'deterministic' | 'stochastic';

/** A random automaton; its own moves matter to it, unlike a machine's. */
export function randomAutomaton(seed: number, states: number, kind: Kind): Automaton<number> {
  const random = stream(seed, 77);
  const chancy = (): boolean => kind === 'stochastic' && random() < 0.3;
  const target = (): number | Chance<number> =>
    chancy()
      ? new Chance([
          [0.25, below(random, states)],
          [0.75, below(random, states)],
        ])
      : below(random, states);
  const cooperation = Array.from({ length: states }, () => (chancy() ? random() : below(random, 2)));
  const next = Array.from({ length: 4 * states }, target);
  return {
    initial: target(),
    cooperate: (state) => cooperation[state]!,
    next: (state, own, opponent) => next[4 * state + 2 * Number(own === 'D') + Number(opponent === 'D')]!,
  };
}

export const behaviourOf = (automaton: Automaton<never> | Automaton<number>): Behaviour =>
  ({ kind: 'automaton', automaton }) as unknown as Behaviour;

export const machineBehaviour = (machine: Mealy): Behaviour => behaviourOf(mealyAutomaton(machine));

export const contenderOf = (name: string, behaviour: Behaviour, rules: MatchRules): Contender =>
  new Contender(name, name, behaviour, rules);

/** A few strategies of the literature as automata, for known values. */
export const ALL_C: Automaton<number> = { initial: 0, cooperate: () => 1, next: () => 0 };
export const ALL_D: Automaton<number> = { initial: 0, cooperate: () => 0, next: () => 0 };
export const TIT_FOR_TAT: Automaton<number> = {
  initial: 1,
  cooperate: (s) => s,
  next: (_, __, o) => Number(o === 'C'),
};
export const RANDOM: Automaton<number> = { initial: 0, cooperate: () => 0.5, next: () => 0 };
/** Never compiles: counts without bound, yet plays Tit For Tat. */
const COUNTING: Automaton<readonly [number, number]> = {
  initial: [0, 1],
  cooperate: ([, c]) => c,
  next: ([count], own, o) => [2 * count + (own === 'C' ? 1 : 2), Number(o === 'C')],
};
// Whoever plays an automaton knows nothing of its states.
export const COUNTING_TIT_FOR_TAT = COUNTING as unknown as Automaton<number>;

/** A field of eight: with chance and without, and one that never compiles. */
export const fewContenders = (rules: MatchRules): Contender[] => [
  contenderOf('ALLC', behaviourOf(ALL_C), rules),
  contenderOf('ALLD', behaviourOf(ALL_D), rules),
  contenderOf('TFT', behaviourOf(TIT_FOR_TAT), rules),
  contenderOf('Counting', behaviourOf(COUNTING_TIT_FOR_TAT), rules),
  contenderOf('Random', behaviourOf(RANDOM), rules),
  ...[1, 2, 3].map((s) => contenderOf(`S${s}`, behaviourOf(randomAutomaton(s, 4, 'stochastic')), rules)),
];
