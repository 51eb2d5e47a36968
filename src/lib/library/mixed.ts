// The mixed transformer: each turn, with some probability, the move of one of several other strategies is
// played instead. These play along and see the moves that were really played. The reference starts a fresh
// one from the histories each time, which comes to the same for strategies that live by the histories; one
// that keeps something else in mind keeps it here and starts without it there.

import type { Action } from '../game/action.ts';
import { Chance, startPlayer, type Automaton, type Behaviour, type MatchInfo } from '../game/automaton.ts';
import { STANDARD_PAYOFFS } from '../game/payoffs.ts';
import { defaultParameters } from './naming.ts';
import { rule } from './rule.ts';
import type { StrategyRecord } from './strategy.ts';
import type { Transformer } from './transformers.ts';

/** The others know nothing of the match. */
const UNINFORMED: MatchInfo = { payoffs: STANDARD_PAYOFFS, length: -1, noise: 0 };

/**
 * Plays the move of strategy i with probability `weights[i]`, else that of the strategy itself. Weights that
 * sum to more than 1 are scaled down to 1; a weight of exactly 1 takes all. Throws when there are not as many
 * weights as strategies, or one is negative.
 */
export function mixed(weights: readonly number[], records: readonly StrategyRecord[]): Transformer {
  if (weights.length !== records.length || weights.some((weight) => !(weight >= 0))) {
    throw new Error(
      `Mixed takes one weight of 0 or more for each of ${records.length} strategies, not [${weights.join(', ')}].`,
    );
  }
  const shares = sharesOf(weights);
  const rest = Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0));
  const combine = (proposals: readonly number[]): number =>
    proposals.slice(1).reduce((sum, p, i) => sum + shares[i]! * p, rest * proposals[0]!);
  return {
    prefix: 'Mutated',
    printed: `[${weights.join(', ')}], [${records.map((record) => `'${record.name}'`).join(', ')}]`,
    reclassify(facts) {
      if (shares.every((share) => share === 0)) return facts;
      const sure = shares.indexOf(1);
      return { ...facts, stochastic: sure < 0 || records[sure]!.classification.stochastic };
    },
    wrap(behaviour) {
      const others = records.map((record) => record.create(defaultParameters(record), UNINFORMED));
      return together([behaviour, ...others], combine);
    },
  };
}

function sharesOf(weights: readonly number[]): readonly number[] {
  const sure = weights.indexOf(1);
  if (sure >= 0) return weights.map((_weight, i) => (i === sure ? 1 : 0));
  const sum = Math.max(
    1,
    weights.reduce((total, weight) => total + weight, 0),
  );
  return weights.map((weight) => weight / sum);
}

/** Several behaviours on the same histories; the probability of C is combined from theirs. */
function together(behaviours: readonly Behaviour[], combine: (proposals: readonly number[]) => number): Behaviour {
  const automata = behaviours.flatMap((behaviour) => (behaviour.kind === 'automaton' ? [behaviour.automaton] : []));
  if (automata.length === behaviours.length) return rule(product(automata, combine));
  return {
    kind: 'player',
    start(random) {
      const players = behaviours.map((behaviour) => startPlayer(behaviour, random));
      return {
        cooperate: () => combine(players.map((player) => player.cooperate())),
        observe(own, opponent) {
          for (const player of players) player.observe(own, opponent);
        },
      };
    },
  };
}

function product(
  automata: readonly Automaton[],
  combine: (proposals: readonly number[]) => number,
): Automaton<readonly unknown[]> {
  return {
    initial: all(automata.map((automaton) => automaton.initial)),
    cooperate: (states) => combine(automata.map((automaton, i) => automaton.cooperate(states[i]))),
    next: (states, own: Action, opponent: Action) =>
      all(automata.map((automaton, i) => automaton.next(states[i], own, opponent))),
    key: (states) => JSON.stringify(automata.map(({ key }, i) => (key ? key(states[i]) : states[i]))),
  };
}

/** The independent product of values and chance nodes. */
function all(values: readonly unknown[]): readonly unknown[] | Chance<readonly unknown[]> {
  if (!values.some((value) => value instanceof Chance)) return values;
  let outcomes: readonly (readonly [number, readonly unknown[]])[] = [[1, []]];
  for (const value of values) {
    const choices = value instanceof Chance ? (value as Chance<unknown>).outcomes : [[1, value] as const];
    outcomes = outcomes.flatMap(([before, states]) =>
      choices.map(([probability, state]) => [before * probability, [...states, state]] as const),
    );
  }
  return new Chance(outcomes);
}
