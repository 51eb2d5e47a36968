// Counts the states of a strategy's automaton that some line of play reaches, as its `key` tells them apart.

import { ACTIONS } from '#lib/game/action.ts';
import { Chance, type Behaviour, type MatchInfo } from '#lib/game/automaton.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import type { Parameters, StrategyRecord } from '#lib/library/strategy.ts';

/** A match of standard payoffs whose length is not known. */
export const OPEN_ENDED: MatchInfo = { payoffs: STANDARD_PAYOFFS, length: Infinity, noise: 0 };

/** The default values of a record's parameters. */
export function defaultsOf(record: StrategyRecord): Parameters {
  return Object.fromEntries((record.parameters ?? []).map((parameter) => [parameter.name, parameter.default]));
}

/** The behaviour with default parameters in an open-ended match, or in the match given. */
export function behaviourOf(record: StrategyRecord, info: MatchInfo = OPEN_ENDED): Behaviour {
  return record.create(defaultsOf(record), info);
}

/** The number of reachable states, or null where there are more than `most`. */
export function countStates(behaviour: Behaviour, most = 100_000): number | null {
  if (behaviour.kind === 'player') return null;
  const { automaton } = behaviour;
  const keyOf = (state: unknown): string | number => {
    if (automaton.key) return automaton.key(state);
    return typeof state === 'number' || typeof state === 'string' ? state : JSON.stringify(state);
  };
  const values = (state: unknown): readonly unknown[] =>
    state instanceof Chance ? (state as Chance<unknown>).outcomes.map(([, value]) => value) : [state];
  const seen = new Set<string | number>();
  const open: unknown[] = [];
  const reach = (state: unknown): void => {
    for (const value of values(state)) {
      const key = keyOf(value);
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(value);
    }
  };
  reach(automaton.initial);
  // Breadth first: down one line of play, states with a history would grow without end.
  for (let at = 0; at < open.length && seen.size <= most; at++) {
    const state = open[at];
    for (const own of ACTIONS) for (const opponent of ACTIONS) reach(automaton.next(state, own, opponent));
  }
  return seen.size <= most ? seen.size : null;
}
