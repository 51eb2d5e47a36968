// Operations on transitions: document in, edit out. A state has at most one transition per input, so
// connecting on an input that is taken leads its transition elsewhere and keeps the reply.

import { ACTIONS, flip, type Action } from '../game/action.ts';
import type { MachineDocument } from '../machine/document.ts';
import type { DraftState, Transition } from '../machine/mealy.ts';
import { between, type Edit, type Position } from './edit.ts';
import { freshId, stateOf, takenNames } from './names.ts';
import type { TransitionRef } from './selection.ts';
import { missingInputs, nameIn, withMachine, withState, type Made } from './states.ts';

/** The input to draw first from a state: the missing one, C before D; `null` when both are drawn. */
export function missingInput(state: DraftState | undefined): Action | null {
  return (state && missingInputs(state)[0]) ?? null;
}

/** Which transition to draw, and its reply. */
export interface Connection {
  readonly from: string;
  /** Default: the missing input, else C. */
  readonly input?: Action | undefined;
  readonly to: string;
  /** Default: the reply the transition has, else the opponent's move (as Tit For Tat replies). */
  readonly output?: Action | undefined;
}

/** Draws a transition, or leads the one that is there elsewhere. */
export function connect(document: MachineDocument, { from, input, to, output }: Connection): Edit {
  const on = input ?? missingInput(stateOf(document.machine, from)) ?? 'C';
  const next = setArrow(document, from, on, (old) => ({ target: to, output: output ?? old?.output ?? on }));
  return between(`On ${on} lead ${nameIn(document, from)} to ${nameIn(document, to)}`, document, next);
}

/** Adds a state and draws a transition to it, as one edit. */
export function connectToNew(document: MachineDocument, connection: Omit<Connection, 'to'>, at: Position): Made {
  const id = freshId(takenNames(document.machine));
  const added = withState(document, id, at);
  const on = connection.input ?? missingInput(stateOf(document.machine, connection.from)) ?? 'C';
  const next = setArrow(added, connection.from, on, (old) => ({
    target: id,
    output: connection.output ?? old?.output ?? on,
  }));
  return { edit: between(`On ${on} lead ${nameIn(document, connection.from)} to ${id}`, document, next), ids: [id] };
}

/** Leads transitions (both of a merged edge) to another state; their replies stay. */
export function retarget(document: MachineDocument, transitions: readonly TransitionRef[], to: string): Edit {
  const next = mapArrows(document, transitions, (arrow) => ({ ...arrow, target: to }));
  return between(`Lead ${countOf(transitions)} to ${nameIn(document, to)}`, document, next);
}

/** Leads transitions to a new state, as one edit. */
export function retargetToNew(document: MachineDocument, transitions: readonly TransitionRef[], at: Position): Made {
  const id = freshId(takenNames(document.machine));
  const next = mapArrows(withState(document, id, at), transitions, (arrow) => ({ ...arrow, target: id }));
  return { edit: between(`Lead ${countOf(transitions)} to ${id}`, document, next), ids: [id] };
}

/** Flips the replies of transitions. */
export function flipOutputs(document: MachineDocument, transitions: readonly TransitionRef[]): Edit {
  const next = mapArrows(document, transitions, (arrow) => ({ ...arrow, output: flip(arrow.output) }));
  return between(transitions.length === 1 ? 'Flip reply' : `Flip ${transitions.length} replies`, document, next);
}

/** Sets the replies of transitions. */
export function setOutputs(document: MachineDocument, transitions: readonly TransitionRef[], output: Action): Edit {
  const next = mapArrows(document, transitions, (arrow) => ({ ...arrow, output }));
  return between(`Reply ${output}`, document, next);
}

/** Sets one cell of the table: target and reply; `null` takes the transition away. */
export function setCell(document: MachineDocument, { state, input }: TransitionRef, cell: Transition | null): Edit {
  const next = setArrow(document, state, input, () => cell);
  const label = cell
    ? `On ${input} lead ${nameIn(document, state)} to ${nameIn(document, cell.target)}`
    : 'Delete transition';
  return between(label, document, next);
}

/**
 * Draws every missing transition: to the state itself, or to the start (to itself where there is no start).
 * Replies: the opponent's move. Transitions to states that don't exist count as missing and keep their reply.
 */
export function completeMissing(document: MachineDocument, to: 'self' | 'start'): Edit {
  const { machine } = document;
  const ids = new Set(machine.states.map(({ id }) => id));
  const start = machine.initial !== null && ids.has(machine.initial) ? machine.initial : null;
  const fill = (state: DraftState, input: Action): Transition => {
    const arrow = state[input];
    if (arrow && ids.has(arrow.target)) return arrow;
    return { target: to === 'start' ? (start ?? state.id) : state.id, output: arrow?.output ?? input };
  };
  const states = machine.states.map((state) => ({ ...state, C: fill(state, 'C'), D: fill(state, 'D') }));
  return between('Draw missing transitions', document, withMachine(document, { states }));
}

/** The transitions of these states that are drawn. */
export function transitionsFrom(document: MachineDocument, ids: ReadonlySet<string>): TransitionRef[] {
  return document.machine.states
    .filter(({ id }) => ids.has(id))
    .flatMap((state) => ACTIONS.filter((input) => state[input]).map((input) => ({ state: state.id, input })));
}

function countOf(transitions: readonly TransitionRef[]): string {
  return transitions.length === 1 ? 'transition' : `${transitions.length} transitions`;
}

function setArrow(
  document: MachineDocument,
  from: string,
  input: Action,
  arrow: (old: Transition | null) => Transition | null,
): MachineDocument {
  const states = document.machine.states.map((state) =>
    state.id === from ? { ...state, [input]: arrow(state[input]) } : state,
  );
  return withMachine(document, { states });
}

function mapArrows(
  document: MachineDocument,
  transitions: readonly TransitionRef[],
  map: (arrow: Transition) => Transition,
): MachineDocument {
  return transitions.reduce(
    (next, { state, input }) => setArrow(next, state, input, (arrow) => arrow && map(arrow)),
    document,
  );
}
