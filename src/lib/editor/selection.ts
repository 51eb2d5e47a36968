// What is selected: states by id, transitions by reference. A transition is named `5:C` (state, colon, input),
// as figures name their edges; a merged edge `5:CD` stands for both transitions. A state's id may hold a
// colon itself, so references are read from the end.

import type { Action } from '../game/action.ts';
import { ACTIONS } from '../game/action.ts';
import type { Draft, DraftState } from '../machine/mealy.ts';

export interface Selection {
  readonly states: ReadonlySet<string>;
  /** Transitions as `5:C`; never the merged form. */
  readonly transitions: ReadonlySet<string>;
}

/** One transition: the state it leaves and the opponent's move it answers. */
export interface TransitionRef {
  readonly state: string;
  readonly input: Action;
}

export const NOTHING: Selection = { states: new Set(), transitions: new Set() };

/** `5:C`. */
export function transitionKey(state: string, input: Action): string {
  return `${state}:${input}`;
}

/** The transitions that an edge of a figure stands for: one, or two for `5:CD`; none for other text. */
export function transitionsOf(edge: string): TransitionRef[] {
  const colon = edge.lastIndexOf(':');
  const inputs = edge.slice(colon + 1);
  if (colon < 1 || !/^(C|D|CD)$/.test(inputs)) return [];
  return [...inputs].map((input) => ({ state: edge.slice(0, colon), input: input as Action }));
}

/** A selection of states and of edges (by figure id, merged or not). */
export function selectionOf(states: Iterable<string>, edges: Iterable<string> = []): Selection {
  const transitions = [...edges].flatMap(transitionsOf).map(({ state, input }) => transitionKey(state, input));
  return { states: new Set(states), transitions: new Set(transitions) };
}

/** Whether an edge of a figure is selected as a whole. */
export function isEdgeSelected(selection: Selection, edge: string): boolean {
  const refs = transitionsOf(edge);
  return refs.length > 0 && refs.every(({ state, input }) => selection.transitions.has(transitionKey(state, input)));
}

export function isNothing(selection: Selection): boolean {
  return selection.states.size === 0 && selection.transitions.size === 0;
}

/** Adds what isn't in the selection and takes out what is, as a click with Shift does. */
export function toggle(selection: Selection, other: Selection): Selection {
  return {
    states: symmetricDifference(selection.states, other.states),
    transitions: symmetricDifference(selection.transitions, other.transitions),
  };
}

/** Both selections together. */
export function join(a: Selection, b: Selection): Selection {
  return {
    states: new Set([...a.states, ...b.states]),
    transitions: new Set([...a.transitions, ...b.transitions]),
  };
}

/** All states and transitions of a machine. */
export function everything(draft: Draft): Selection {
  return {
    states: new Set(draft.states.map(({ id }) => id)),
    transitions: new Set(draft.states.flatMap((state) => drawn(state).map((input) => transitionKey(state.id, input)))),
  };
}

/** The selection without what the machine doesn't have (any longer); the same object where nothing is missing. */
export function existing(selection: Selection, draft: Draft): Selection {
  const all = everything(draft);
  const states = [...selection.states].filter((id) => all.states.has(id));
  const transitions = [...selection.transitions].filter((key) => all.transitions.has(key));
  return states.length === selection.states.size && transitions.length === selection.transitions.size
    ? selection
    : { states: new Set(states), transitions: new Set(transitions) };
}

/** The selected transitions as references. */
export function selectedTransitions(selection: Selection): TransitionRef[] {
  return [...selection.transitions].flatMap(transitionsOf);
}

/** The one selected state; `null` when none or several are. */
export function onlyState(selection: Selection): string | null {
  if (selection.states.size !== 1) return null;
  return [...selection.states][0]!;
}

function drawn(state: DraftState): Action[] {
  return ACTIONS.filter((input) => state[input] !== null);
}

function symmetricDifference(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...[...a].filter((x) => !b.has(x)), ...[...b].filter((x) => !a.has(x))]);
}
