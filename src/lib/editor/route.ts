// The way that a history takes through a machine, to be shown on the canvas: which transitions it goes along
// and which states it passes, from the start on. It ends early where a transition is missing.

import { isAction } from '../game/action.ts';
import type { Draft, DraftState, Transition } from '../machine/mealy.ts';
import { transitionKey } from './selection.ts';

/** A way through a machine. */
export interface Route {
  /** States in the order they are visited, the start first. */
  readonly states: readonly string[];
  /** Transitions as `5:C`, in order. */
  readonly transitions: readonly string[];
  /** Our moves, the opening first: one more than transitions. */
  readonly moves: string;
}

/** The way of a word of opponent moves; `null` without a start state. Characters that are no moves are skipped. */
export function findRoute(draft: Draft, word: string): Route | null {
  const byId = new Map(draft.states.map((state) => [state.id, state]));
  let here: DraftState | undefined = draft.initial === null ? undefined : byId.get(draft.initial);
  if (!here) return null;
  const states = [here.id];
  const transitions: string[] = [];
  let moves: string = draft.opening;
  for (const input of word) {
    if (!isAction(input)) continue;
    const arrow: Transition | null = here[input];
    const next: DraftState | null | undefined = arrow && byId.get(arrow.target);
    if (!arrow || !next) break;
    transitions.push(transitionKey(here.id, input));
    states.push(next.id);
    moves += arrow.output;
    here = next;
  }
  return { states, transitions, moves };
}
