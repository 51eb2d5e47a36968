// What a screen reader says of the machine: one sentence per state, transition and selection, in the order a
// person asks for it. The canvas uses these as names of its elements; commands announce their edit's label.

import { ACTIONS, type Action } from '../game/action.ts';
import type { Draft, DraftState } from '../machine/mealy.ts';
import { nameOf, stateOf } from './names.ts';
import { selectedTransitions, transitionsOf, type Selection } from './selection.ts';

/** `State 5, start. On C go to 5 and play C; on D go to 7 and play D. Never reached.` */
export function describeState(draft: Draft, id: string, reachable: ReadonlyMap<string, string>): string {
  const state = stateOf(draft, id);
  if (!state) return `State ${id}, missing.`;
  const start = draft.initial === id ? `, start, opens with ${draft.opening}` : '';
  const arrows = ACTIONS.map((input) => describeArrow(draft, state, input));
  const reach = draft.initial !== null && !reachable.has(id) ? ' Never reached.' : '';
  return `State ${nameOf(state)}${start}. ${capital(arrows.join('; '))}.${reach}`;
}

/** An edge of a figure, merged or not: `From 5: on C go to 5 and play C.` */
export function describeEdge(draft: Draft, edge: string): string {
  const refs = transitionsOf(edge);
  const state = refs[0] && stateOf(draft, refs[0].state);
  if (!state) return 'Transition, missing.';
  return `From ${nameOf(state)}: ${refs.map(({ input }) => describeArrow(draft, state, input)).join('; ')}.`;
}

/** `State 5 selected.`, `3 states and 1 transition selected.`, `Nothing selected.` */
export function describeSelection(draft: Draft, selection: Selection): string {
  const states = selection.states.size;
  const transitions = selectedTransitions(selection);
  if (states === 1 && transitions.length === 0) {
    const id = [...selection.states][0]!;
    const state = stateOf(draft, id);
    return `State ${state ? nameOf(state) : id} selected.`;
  }
  if (states === 0 && transitions.length === 1) {
    const { state, input } = transitions[0]!;
    return `Selected: ${describeEdge(draft, `${state}:${input}`)}`;
  }
  const parts = [
    states > 0 && count(states, 'state'),
    transitions.length > 0 && count(transitions.length, 'transition'),
  ];
  const text = parts.filter(Boolean).join(' and ');
  return text === '' ? 'Nothing selected.' : `${text} selected.`;
}

/** The machine in one breath: `Grim: 2 states, 1 never reached, 1 problem.` */
export function describeMachine(name: string, draft: Draft, unreachable: number, problems: number): string {
  const parts = [count(draft.states.length, 'state')];
  if (unreachable > 0) parts.push(`${unreachable} never reached`);
  if (problems > 0) parts.push(count(problems, 'problem'));
  return `${name}: ${parts.join(', ')}.`;
}

/** `1 state`, `3 states`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function describeArrow(draft: Draft, state: DraftState, input: Action): string {
  const arrow = state[input];
  if (!arrow) return `on ${input} nothing is drawn`;
  const target = stateOf(draft, arrow.target);
  const where = arrow.target === state.id ? 'stay' : `go to ${target ? nameOf(target) : `${arrow.target}, missing,`}`;
  return `on ${input} ${where} and play ${arrow.output}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
