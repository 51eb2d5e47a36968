// What exploring an automaton's states needs: the value of a node that chance does not decide, and a state's key.

import { Chance, type Automaton } from '../game/automaton.ts';

/** The value that a node is sure to give, wrapped since a state may be anything; `null` when chance decides. */
export function certain<S>(value: S | Chance<S>, automaton: Automaton<S>): { value: S } | null {
  if (!(value instanceof Chance)) return { value };
  const possible = value.outcomes.filter(([probability]) => probability > 0).map(([, outcome]) => outcome);
  const keys = new Set(possible.map((outcome) => keyOf(outcome, automaton)));
  return keys.size === 1 ? { value: possible[0]! } : null;
}

/** A value that is the same for equal states and differs for different ones. */
export function keyOf<S>(state: S, automaton: Automaton<S>): string | number {
  if (automaton.key) return automaton.key(state);
  return typeof state === 'number' || typeof state === 'string' ? state : JSON.stringify(state);
}
