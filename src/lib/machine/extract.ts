// The machine inside a coded strategy: an automaton without chance and with finitely many states, played
// without noise, is a Mealy machine. Its states are explored breadth first, then minimised, so that what is
// drawn is the behaviour and not the way it was programmed.

import { ACTIONS, codeOf, type Action } from '../game/action.ts';
import type { Automaton, Chance } from '../game/automaton.ts';
import { canonical } from './canonical.ts';
import { certain, keyOf } from './certain.ts';
import type { Mealy } from './mealy.ts';

/** The machine, or why there is none. */
export type Extracted =
  | { readonly ok: true; readonly machine: Mealy }
  /** `stochastic`: chance decides a move or a state; `too-many-states`: more raw states than the cap. */
  | { readonly ok: false; readonly reason: 'stochastic' | 'too-many-states' };

/**
 * The canonical machine of a deterministic automaton played without noise (so its own move is the one it
 * intended). `cap` bounds the automaton's states before minimising. Chance matters only where noiseless play
 * can meet it.
 */
export function extract<S>(automaton: Automaton<S>, cap = 4096): Extracted {
  const numbers = new Map<string | number, number>();
  const states: S[] = [];
  const moves: Action[] = [];
  const next: number[] = [];

  /** The number of a state, new or met before; or why exploring stops. */
  const enter = (value: S | Chance<S>): number | 'stochastic' | 'too-many-states' => {
    const state = certain(value, automaton);
    if (state === null) return 'stochastic';
    const key = keyOf(state.value, automaton);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (states.length === cap) return 'too-many-states';
    const probability = automaton.cooperate(state.value);
    if (probability > 0 && probability < 1) return 'stochastic';
    numbers.set(key, states.length);
    moves.push(probability >= 1 ? 'C' : 'D');
    return states.push(state.value) - 1;
  };

  const start = enter(automaton.initial);
  if (typeof start === 'string') return { ok: false, reason: start };
  for (let state = 0; state < states.length; state++) {
    for (const input of ACTIONS) {
      const target = enter(automaton.next(states[state]!, moves[state]!, input));
      if (typeof target === 'string') return { ok: false, reason: target };
      next.push(target);
    }
  }
  const machine = canonical({
    names: states.map((_, i) => String(i)),
    start,
    opening: moves[start]!,
    next: Int32Array.from(next),
    output: Uint8Array.from(next, (target) => codeOf(moves[target]!)),
  });
  return { ok: true, machine };
}
