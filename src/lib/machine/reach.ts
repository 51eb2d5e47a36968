// What can be reached. Breadth-first search from the start state, the opponent's C before its D, which gives
// every reachable state a shortest word of opponent moves that leads there, and an order of the states that
// depends on behaviour alone: pruning, canonical form and layout all rest on it. O(n).

import { ACTIONS } from '../game/action.ts';
import { size, type Draft, type Mealy } from './mealy.ts';

/** The reachable part of a machine with n states. */
export interface Reach {
  /** Length n: 1 where the state is reachable, else 0. */
  readonly reachable: Uint8Array;
  /**
   * Length n: a shortest sequence of opponent moves that leads to the state, as in `CDD`; empty for the
   * start state, `null` where unreachable. Of several shortest words the first in the dictionary.
   */
  readonly words: readonly (string | null)[];
  /** The reachable states' numbers in breadth-first order, the start state first. */
  readonly order: readonly number[];
}

/** The reachable states of a machine, each with a shortest word that leads to it. */
export function reach(machine: Mealy): Reach {
  const reachable = new Uint8Array(size(machine));
  const words = new Array<string | null>(size(machine)).fill(null);
  const order = [machine.start];
  reachable[machine.start] = 1;
  words[machine.start] = '';
  for (const state of order) {
    for (let input = 0; input < 2; input++) {
      const target = machine.next[2 * state + input]!;
      if (reachable[target] === 1) continue;
      reachable[target] = 1;
      words[target] = words[state]! + ACTIONS[input]!;
      order.push(target);
    }
  }
  return { reachable, words, order };
}

/**
 * The reachable states of a machine being edited, with a shortest word each, in breadth-first order.
 * Missing transitions and unknown targets lead nowhere; without a start state nothing is reachable.
 * Of states that share an id the first counts.
 */
export function reachDraft(draft: Draft): ReadonlyMap<string, string> {
  const states = new Map([...draft.states].reverse().map((state) => [state.id, state]));
  const words = new Map<string, string>();
  if (draft.initial === null || !states.has(draft.initial)) return words;
  words.set(draft.initial, '');
  // A Map is walked in order of insertion, with what is added on the way: it is its own queue.
  for (const [id, word] of words) {
    for (const input of ACTIONS) {
      const target = states.get(id)![input]?.target;
      if (target !== undefined && states.has(target) && !words.has(target)) words.set(target, word + input);
    }
  }
  return words;
}
