// Small words that strategy files share: wrapping an automaton as a behaviour, and the certain moves.

import type { Action } from '../game/action.ts';
import type { Automaton, Behaviour } from '../game/automaton.ts';

/** The behaviour of an automaton; keeps its state type where it is written. */
export function rule<S>(automaton: Automaton<S>): Behaviour {
  return { kind: 'automaton', automaton };
}

/** The probability of cooperating of one who is going to play `move`: 1 for C, 0 for D. */
export function surely(move: Action): 0 | 1 {
  return move === 'C' ? 1 : 0;
}

/** The same probability of cooperating on every turn, as a machine of one state. */
export function always(probability: number): Behaviour {
  return rule({ initial: 0, cooperate: () => probability, next: () => 0 });
}

/** The shape of a strategy whose state carries the move it has decided on for the coming turn. */
export interface Decided {
  readonly move: Action;
}

/** `cooperate` for states that carry the decided move. */
export function asDecided(state: Decided): 0 | 1 {
  return surely(state.move);
}
