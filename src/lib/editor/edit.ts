// An edit: a labelled list of small changes to a machine document, each of which holds what was there before
// and what is there after, so that it can be applied, inverted and written as JSON. Operations never list
// changes by hand: they make the next document and `between` finds what differs, so no edit can miss a change.
// Documents share what didn't change, which keeps the comparison cheap (equal references are equal values).

import { StratagemError, problem } from '../game/problem.ts';
import type { MachineDocument } from '../machine/document.ts';
import type { Draft, DraftState } from '../machine/mealy.ts';

/** Centre of a state. */
export type Position = readonly [x: number, y: number];

/** The parts of a document that are set as a whole. */
type Fields = Pick<MachineDocument, 'id' | 'name' | 'description' | 'origin' | 'extra'> &
  Pick<Draft, 'initial' | 'opening'>;

/** A part of the document that took another value. */
export type FieldChange = {
  [F in keyof Fields]: {
    readonly kind: 'set';
    readonly field: F;
    readonly before: Fields[F];
    readonly after: Fields[F];
  };
}[keyof Fields];

/** One small change. Indices are those at the moment the change is applied, in the order of the list. */
export type Change =
  | { readonly kind: 'add'; readonly index: number; readonly state: DraftState }
  | { readonly kind: 'remove'; readonly index: number; readonly state: DraftState }
  | { readonly kind: 'change'; readonly index: number; readonly before: DraftState; readonly after: DraftState }
  /** `null`: the state has no place. */
  | { readonly kind: 'place'; readonly id: string; readonly before: Position | null; readonly after: Position | null }
  | FieldChange;

/** A step of the history. Plain data: JSON keeps it whole. */
export interface Edit {
  /** What was done, as the undo menu names it: `Rename 5 to angry`. */
  readonly label: string;
  readonly changes: readonly Change[];
}

/** Whether an edit changes nothing. */
export function isEmpty(edit: Edit): boolean {
  return edit.changes.length === 0;
}

/** The place of a state; `null` where it has none. Safe for ids that are names of object properties. */
export function positionOf(document: MachineDocument, id: string): Position | null {
  return Object.hasOwn(document.layout, id) ? document.layout[id]! : null;
}

/** The edit that leads from one document to another. O(states). */
export function between(label: string, before: MachineDocument, after: MachineDocument): Edit {
  return { label, changes: changesBetween(before, after) };
}

/** Whether two documents hold the same values. */
export function sameDocument(a: MachineDocument, b: MachineDocument): boolean {
  return a === b || changesBetween(a, b).length === 0;
}

/**
 * The document after an edit; the given one stays as it is.
 * Throws a `StratagemError` where the edit was made for another document.
 */
export function apply(document: MachineDocument, edit: Edit): MachineDocument {
  if (isEmpty(edit)) return document;
  const fields: { -readonly [F in keyof Fields]: Fields[F] } = fieldsOf(document);
  let states: DraftState[] | null = null;
  let layout: Map<string, Position> | null = null;
  for (const change of edit.changes) {
    switch (change.kind) {
      case 'set':
        (fields as Record<string, unknown>)[change.field] = change.after;
        break;
      case 'place':
        layout ??= new Map(Object.entries(document.layout));
        if (change.after) layout.set(change.id, change.after);
        else layout.delete(change.id);
        break;
      default:
        states ??= [...document.machine.states];
        changeStates(states, change);
    }
  }
  const { initial, opening, ...rest } = fields;
  const machine =
    states || initial !== document.machine.initial || opening !== document.machine.opening
      ? { initial, opening, states: states ?? document.machine.states }
      : document.machine;
  return { ...rest, machine, layout: layout ? Object.fromEntries(layout) : document.layout };
}

/** The edit that takes an edit back: `apply(apply(d, e), invert(e))` equals `d`. The label stays. */
export function invert(edit: Edit): Edit {
  return { label: edit.label, changes: edit.changes.map(invertChange).reverse() };
}

/** Ids of the states that are there after the edit and that it added, changed or placed. */
export function touched(edit: Edit): string[] {
  const ids = new Set<string>();
  for (const change of edit.changes) {
    if (change.kind === 'add') ids.add(change.state.id);
    else if (change.kind === 'change') ids.add(change.after.id);
    else if (change.kind === 'remove') ids.delete(change.state.id);
    else if (change.kind === 'place' && change.after) ids.add(change.id);
  }
  return [...ids];
}

function invertChange(change: Change): Change {
  switch (change.kind) {
    case 'add':
      return { ...change, kind: 'remove' };
    case 'remove':
      return { ...change, kind: 'add' };
    default:
      return { ...change, before: change.after, after: change.before } as Change;
  }
}

function changeStates(states: DraftState[], change: Exclude<Change, { kind: 'set' | 'place' }>): void {
  if (change.kind === 'add') {
    if (change.index > states.length) throw misfit(`a state at place ${change.index + 1}`);
    states.splice(change.index, 0, change.state);
    return;
  }
  const expected = change.kind === 'remove' ? change.state : change.before;
  if (states[change.index]?.id !== expected.id) throw misfit(`state "${expected.id}"`);
  if (change.kind === 'remove') states.splice(change.index, 1);
  else states[change.index] = change.after;
}

function misfit(what: string): StratagemError {
  return new StratagemError(
    problem('editor/misfit', `The edit expects ${what}, which this machine does not have. It belongs to another one.`),
  );
}

function fieldsOf(document: MachineDocument): Fields {
  const { id, name, description, origin, extra, machine } = document;
  return { id, name, description, origin, extra, initial: machine.initial, opening: machine.opening };
}

function changesBetween(before: MachineDocument, after: MachineDocument): Change[] {
  return [...fieldChanges(before, after), ...stateChanges(before, after), ...placeChanges(before, after)];
}

function fieldChanges(before: MachineDocument, after: MachineDocument): Change[] {
  const old = fieldsOf(before);
  const next = fieldsOf(after);
  return (Object.keys(old) as (keyof Fields)[])
    .filter((field) => !sameValue(old[field], next[field]))
    .map((field) => ({ kind: 'set', field, before: old[field], after: next[field] }) as FieldChange);
}

function stateChanges(before: MachineDocument, after: MachineDocument): Change[] {
  const old = before.machine.states;
  const next = after.machine.states;
  if (old === next) return [];
  if (old.length === next.length) {
    // A renamed state keeps its row, so equal lengths are compared row by row.
    return next.flatMap((state, index) =>
      sameState(old[index]!, state) ? [] : [{ kind: 'change', index, before: old[index]!, after: state } as const],
    );
  }
  const nextIds = new Set(next.map(({ id }) => id));
  const kept = old.filter(({ id }) => nextIds.has(id));
  const keptIds = new Set(kept.map(({ id }) => id));
  const survivors = next.filter(({ id }) => keptIds.has(id));
  const inOrder = survivors.length === kept.length && survivors.every(({ id }, i) => id === kept[i]!.id);
  const stays = (id: string): boolean => inOrder && keptIds.has(id);

  const changes: Change[] = [];
  for (let index = old.length - 1; index >= 0; index--) {
    const state = old[index]!;
    if (!stays(state.id)) changes.push({ kind: 'remove', index, state });
  }
  let row = 0;
  next.forEach((state, index) => {
    if (!stays(state.id)) changes.push({ kind: 'add', index, state });
    else {
      const was = kept[row++]!;
      if (!sameState(was, state)) changes.push({ kind: 'change', index, before: was, after: state });
    }
  });
  return changes;
}

function placeChanges(before: MachineDocument, after: MachineDocument): Change[] {
  if (before.layout === after.layout) return [];
  const changes: Change[] = [];
  for (const id of new Set([...Object.keys(before.layout), ...Object.keys(after.layout)])) {
    const old = positionOf(before, id);
    const next = positionOf(after, id);
    if (old?.[0] !== next?.[0] || old?.[1] !== next?.[1]) changes.push({ kind: 'place', id, before: old, after: next });
  }
  return changes;
}

function sameState(a: DraftState, b: DraftState): boolean {
  if (a === b) return true;
  const sameArrow = (input: 'C' | 'D'): boolean =>
    a[input]?.target === b[input]?.target && a[input]?.output === b[input]?.output;
  return a.id === b.id && a.label === b.label && sameArrow('C') && sameArrow('D');
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
