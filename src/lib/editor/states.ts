// Operations on states: document in, edit out. Each makes the next document and lets `between` find the
// changes. Positions are in canvas units; where none is given the state waits to be placed by the layout.

import type { Parsed } from '../game/problem.ts';
import { ACTIONS, type Action } from '../game/action.ts';
import type { StateKey } from '../formats/state-id.ts';
import type { MachineDocument } from '../machine/document.ts';
import type { Draft, DraftState, Transition } from '../machine/mealy.ts';
import { between, positionOf, type Edit, type Position } from './edit.ts';
import { freshId, idLike, keyFor, nameOf, stateOf, takenNames } from './names.ts';
import { transitionKey, type Selection } from './selection.ts';

/** An edit that made states, with their ids. */
export interface Made {
  readonly edit: Edit;
  readonly ids: readonly string[];
}

/** How far a duplicate lies from its original, on both axes. */
const OFFSET = 40;

/**
 * Adds a state without transitions. The id is a fresh number. The first state of a machine becomes the start.
 */
export function addState(document: MachineDocument, at: Position | null = null): Made {
  const id = freshId(takenNames(document.machine));
  return { edit: between(`Add state ${id}`, document, withState(document, id, at)), ids: [id] };
}

/**
 * Renames a state; transitions, start and position follow. A name that cannot be a key of the file becomes
 * the state's label beside a key made from it. Refused where another state has the name.
 */
export function renameState(document: MachineDocument, id: string, name: string): Parsed<Edit> {
  const state = stateOf(document.machine, id);
  const named = keyFor(document.machine, name, id);
  if (!named.ok) return named;
  const label = state ? `Rename ${nameOf(state)} to ${name.trim()}` : 'Rename';
  const next = rekey(document, new Map([[id, named.value]]));
  return { ok: true, value: between(label, document, next), warnings: [] };
}

/** The id that a state has after an edit that renames it. */
export function idAfter(machine: Draft, id: string, edit: Edit): string {
  const row = machine.states.findIndex((state) => state.id === id);
  const change = edit.changes.find((found) => found.kind === 'change' && found.index === row);
  return change?.kind === 'change' ? change.after.id : id;
}

/** Makes a state the start; `null` leaves the machine without one. */
export function setStart(document: MachineDocument, id: string | null): Edit {
  const name = id === null ? 'none' : nameIn(document, id);
  return between(`Start at ${name}`, document, withMachine(document, { initial: id }));
}

/** Sets the move of the first turn. */
export function setOpening(document: MachineDocument, opening: Action): Edit {
  return between(`Open with ${opening}`, document, withMachine(document, { opening }));
}

/** Deletes the selected states, all transitions to and from them, and the selected transitions. */
export function deleteSelection(document: MachineDocument, selection: Selection): Edit {
  const { states } = selection;
  const keep = (state: DraftState, input: Action): Transition | null => {
    const arrow = state[input];
    const goes = arrow && (states.has(arrow.target) || selection.transitions.has(transitionKey(state.id, input)));
    return goes ? null : arrow;
  };
  const { machine } = document;
  const next: MachineDocument = {
    ...document,
    machine: {
      ...machine,
      initial: machine.initial !== null && states.has(machine.initial) ? null : machine.initial,
      states: machine.states
        .filter(({ id }) => !states.has(id))
        .map((state) => withArrows(state, keep(state, 'C'), keep(state, 'D'))),
    },
    layout: Object.fromEntries(Object.entries(document.layout).filter(([id]) => !states.has(id))),
  };
  return between(deletionLabel(document, selection), document, next);
}

/** Copies states beside themselves; transitions among them lead to the copies, others to where they led. */
export function duplicateStates(document: MachineDocument, ids: ReadonlySet<string>): Made {
  const originals = document.machine.states.filter(({ id }) => ids.has(id));
  const places = new Map(originals.map(({ id }) => [id, positionOf(document, id)]));
  return insert(document, {
    states: originals,
    positionOf: (id) => places.get(id) ?? null,
    shift: [OFFSET, OFFSET],
    label: originals.length === 1 ? `Duplicate ${nameOf(originals[0]!)}` : `Duplicate ${originals.length} states`,
  });
}

/** States to be put into a document, with where they were and how far to move them. */
export interface Insertion {
  readonly states: readonly DraftState[];
  positionOf(id: string): Position | null;
  readonly shift: Position;
  readonly label: string;
  /** Start (among these states) and opening move that the document takes over. */
  readonly begin?: Pick<Draft, 'initial' | 'opening'> | null;
}

/**
 * Puts copies of states into a document under fresh ids. Transitions among them lead to the copies; a
 * transition to another state is kept where the document has that state and dropped where not.
 */
export function insert(document: MachineDocument, { states, positionOf, shift, label, begin }: Insertion): Made {
  const taken = takenNames(document.machine);
  const there = new Set(document.machine.states.map(({ id }) => id));
  const renamed = new Map<string, string>();
  for (const { id } of states) {
    const fresh = /^\d+$/.test(id) && taken.has(id) ? freshId(taken) : idLike(id, taken);
    taken.add(fresh);
    renamed.set(id, fresh);
  }
  const lead = (arrow: Transition | null): Transition | null => {
    if (!arrow) return null;
    const target = renamed.get(arrow.target) ?? (there.has(arrow.target) ? arrow.target : null);
    return target === null ? null : { target, output: arrow.output };
  };
  const added: DraftState[] = [];
  const layout: [string, Position][] = [];
  for (const state of states) {
    const id = renamed.get(state.id)!;
    let { label } = state;
    if (label !== null) {
      label = idLike(label, taken);
      taken.add(label);
    }
    added.push({ id, label, C: lead(state.C), D: lead(state.D) });
    const at = positionOf(state.id);
    if (at) layout.push([id, [Math.round(at[0] + shift[0]), Math.round(at[1] + shift[1])]]);
  }
  const { machine } = document;
  const next: MachineDocument = {
    ...document,
    machine: {
      initial: begin ? (begin.initial !== null && renamed.get(begin.initial)) || null : machine.initial,
      opening: begin ? begin.opening : machine.opening,
      states: [...machine.states, ...added],
    },
    layout: Object.fromEntries([...Object.entries(document.layout), ...layout]),
  };
  return { edit: between(label, document, next), ids: added.map(({ id }) => id) };
}

/** The document with one more state; a document's first state is its start. */
export function withState(document: MachineDocument, id: string, at: Position | null): MachineDocument {
  const { machine } = document;
  return {
    ...document,
    machine: {
      ...machine,
      initial: machine.states.length === 0 ? id : machine.initial,
      states: [...machine.states, { id, label: null, C: null, D: null }],
    },
    layout: at
      ? Object.fromEntries([...Object.entries(document.layout), [id, [Math.round(at[0]), Math.round(at[1])]]])
      : document.layout,
  };
}

/** The document with parts of its machine replaced. */
export function withMachine(document: MachineDocument, parts: Partial<Draft>): MachineDocument {
  return { ...document, machine: { ...document.machine, ...parts } };
}

/** The state with these arrows; the same object where they are the arrows it has. */
export function withArrows(state: DraftState, C: Transition | null, D: Transition | null): DraftState {
  return C === state.C && D === state.D ? state : { ...state, C, D };
}

/** What a state is called; its id where the machine doesn't have it. */
export function nameIn(document: MachineDocument, id: string): string {
  const state = stateOf(document.machine, id);
  return state ? nameOf(state) : id;
}

function rekey(document: MachineDocument, keys: ReadonlyMap<string, StateKey>): MachineDocument {
  const { machine } = document;
  const to = (id: string): string => keys.get(id)?.id ?? id;
  const lead = (arrow: Transition | null): Transition | null =>
    arrow && keys.has(arrow.target) ? { ...arrow, target: to(arrow.target) } : arrow;
  return {
    ...document,
    machine: {
      ...machine,
      initial: machine.initial === null ? null : to(machine.initial),
      states: machine.states.map((state) => {
        const key = keys.get(state.id);
        const led = withArrows(state, lead(state.C), lead(state.D));
        return key ? { ...led, ...key } : led;
      }),
    },
    layout: Object.fromEntries(Object.entries(document.layout).map(([id, at]) => [to(id), at])),
    extra: rekeyExtra(document.extra, to),
  };
}

/** Unknown parts of a state's entry in the file go with it. */
function rekeyExtra(extra: MachineDocument['extra'], to: (id: string) => string): MachineDocument['extra'] {
  const { states } = extra;
  if (typeof states !== 'object' || states === null) return extra;
  return { ...extra, states: Object.fromEntries(Object.entries(states).map(([id, rest]) => [to(id), rest])) };
}

function deletionLabel(document: MachineDocument, { states, transitions }: Selection): string {
  if (states.size === 1 && transitions.size === 0) return `Delete state ${nameIn(document, [...states][0]!)}`;
  if (states.size > 0) return `Delete ${states.size} ${states.size === 1 ? 'state' : 'states'}`;
  return transitions.size === 1 ? 'Delete transition' : `Delete ${transitions.size} transitions`;
}

/** The inputs on which a state has no transition yet, C before D. */
export function missingInputs(state: DraftState): Action[] {
  return ACTIONS.filter((input) => state[input] === null);
}
