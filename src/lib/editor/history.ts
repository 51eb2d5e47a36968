// The document with its past: what undo and redo walk along, without limit. A value, never changed; every
// function returns the next one. One gesture is one step, whatever made it: between `begin` and `commit`
// edits change the document without being recorded, and the step is what differs in the end. Keys held down
// have no end, so edits with an equal `burst` key that follow within a second become one step as well.

import type { MachineDocument } from '../machine/document.ts';
import { apply, between, invert, isEmpty, type Edit } from './edit.ts';

/** Milliseconds after which an equal key begins a new step. */
export const BURST = 1000;

/** An edit that was made, with what later edits of the same burst are joined by. */
export interface Step {
  readonly edit: Edit;
  readonly burst: string | null;
  /** When the last edit of the step was made, in milliseconds. */
  readonly at: number;
}

/** A document being edited. */
export interface Workspace {
  readonly document: MachineDocument;
  /** Steps done, oldest first. */
  readonly past: readonly Step[];
  /** Steps undone, the next to redo last. */
  readonly future: readonly Step[];
  /** The gesture under way, with the document as it was before it. */
  readonly gesture: { readonly label: string; readonly base: MachineDocument } | null;
}

/** A workspace of a document, without a past or with the one that led to it. */
export function open(
  document: MachineDocument,
  { past, future }: Pick<Workspace, 'past' | 'future'> = { past: [], future: [] },
): Workspace {
  return { document, past, future, gesture: null };
}

/**
 * Applies an edit and records it, unless a gesture is under way. `burst` joins it with the last step when
 * that has the same key and is at most a second old; `now` is in milliseconds.
 */
export function perform(work: Workspace, edit: Edit, burst: string | null = null, now = 0): Workspace {
  if (isEmpty(edit)) return work;
  const document = apply(work.document, edit);
  if (work.gesture) return { ...work, document };
  const last = work.past.at(-1);
  if (last && burst !== null && last.burst === burst && now - last.at <= BURST && work.future.length === 0) {
    const joined = between(edit.label, apply(work.document, invert(last.edit)), document);
    const past = work.past.slice(0, -1);
    return { ...work, document, past: isEmpty(joined) ? past : [...past, { edit: joined, burst, at: now }] };
  }
  return { ...work, document, past: [...work.past, { edit, burst, at: now }], future: [] };
}

/** Begins a gesture; one that is under way is committed first. */
export function begin(work: Workspace, label: string): Workspace {
  const settled = commit(work);
  return { ...settled, gesture: { label, base: settled.document } };
}

/** Sets the document to the gesture's base with one edit made to it: where a drag is now. */
export function drag(work: Workspace, edit: Edit): Workspace {
  if (!work.gesture) return work;
  const { label, base } = work.gesture;
  return { ...work, document: apply(base, edit), gesture: { label: isEmpty(edit) ? label : edit.label, base } };
}

/** Ends the gesture: what it changed becomes one step; nothing is recorded where nothing changed. */
export function commit(work: Workspace, now = 0): Workspace {
  if (!work.gesture) return work;
  const edit = between(work.gesture.label, work.gesture.base, work.document);
  if (isEmpty(edit)) return { ...work, document: work.gesture.base, gesture: null };
  return { document: work.document, past: [...work.past, { edit, burst: null, at: now }], future: [], gesture: null };
}

/** Ends the gesture as if it had never begun. */
export function cancel(work: Workspace): Workspace {
  return work.gesture ? { ...work, document: work.gesture.base, gesture: null } : work;
}

/** Adds to the last step what belongs to it: the places a layout finds for states that the step brought. */
export function amend(work: Workspace, edit: Edit): Workspace {
  if (isEmpty(edit)) return work;
  const document = apply(work.document, edit);
  const last = work.past.at(-1);
  if (!last || work.gesture) return { ...work, document };
  const joined = between(last.edit.label, apply(work.document, invert(last.edit)), document);
  return { ...work, document, past: [...work.past.slice(0, -1), { ...last, edit: joined }] };
}

/** Takes the last step back; a gesture under way is cancelled instead. */
export function undo(work: Workspace): Workspace {
  if (work.gesture) return cancel(work);
  const step = work.past.at(-1);
  if (!step) return work;
  return {
    document: apply(work.document, invert(step.edit)),
    past: work.past.slice(0, -1),
    future: [...work.future, { ...step, burst: null }],
    gesture: null,
  };
}

/** Does the last undone step again. */
export function redo(work: Workspace): Workspace {
  const step = work.future.at(-1);
  if (!step || work.gesture) return work;
  return {
    document: apply(work.document, step.edit),
    past: [...work.past, step],
    future: work.future.slice(0, -1),
    gesture: null,
  };
}

/** What `undo` would take back; `null` when there is nothing. */
export function undoLabel(work: Workspace): string | null {
  return work.gesture?.label ?? work.past.at(-1)?.edit.label ?? null;
}

/** What `redo` would do again; `null` when there is nothing. */
export function redoLabel(work: Workspace): string | null {
  return work.gesture ? null : (work.future.at(-1)?.edit.label ?? null);
}
