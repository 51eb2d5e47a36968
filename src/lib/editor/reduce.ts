// Prune and minimise as edits: what will go is known before it goes, so the panel can show it, and one undo
// brings it back with its places and labels. Ids of the states that stay are kept.

import type { MachineDocument } from '../machine/document.ts';
import { minimiseDraft } from '../machine/minimise.ts';
import type { Draft, Mealy } from '../machine/mealy.ts';
import { pruneDraft } from '../machine/prune.ts';
import { toMealy } from '../machine/validate.ts';
import { between, type Edit } from './edit.ts';

/** A prune, ready to be applied. */
export interface Pruning {
  readonly edit: Edit;
  /** Ids of the states that no history reaches. */
  readonly removed: readonly string[];
}

/** What minimising a machine would do. */
export interface Minimisation {
  /** Classes of states that no history tells apart, the one that stays first; only those with several members. */
  readonly classes: readonly (readonly string[])[];
  /** Ids of the states that go, unreachable ones included. */
  readonly removed: readonly string[];
  /** The machine after it. */
  readonly draft: Draft;
}

/**
 * Removes the states that can never be reached. Works on incomplete drafts; without a start state nothing can
 * be called unreachable, and nothing goes.
 */
export function pruneMachine(document: MachineDocument): Pruning {
  const { machine } = document;
  const started = machine.states.some(({ id }) => id === machine.initial);
  const { draft, removed } = started ? pruneDraft(machine) : { draft: machine, removed: [] };
  const next = withStatesOf(document, draft);
  return { edit: between(`Prune to ${draft.states.length}`, document, next), removed };
}

/** What minimising would do; `null` while the machine is incomplete. Depends on nothing but the machine. */
export function minimisationOf(machine: Draft): Minimisation | null {
  const parsed = minimiseDraft(machine);
  if (!parsed.ok) return null;
  const { draft, classes } = parsed.value;
  const kept = new Set(draft.states.map(({ id }) => id));
  return {
    classes: classes.filter((members) => members.length > 1),
    removed: machine.states.map(({ id }) => id).filter((id) => !kept.has(id)),
    draft,
  };
}

/** Replaces the machine by the smallest equivalent one. */
export function minimiseMachine(document: MachineDocument, { draft }: Minimisation): Edit {
  return between(`Minimise to ${draft.states.length}`, document, withStatesOf(document, draft));
}

function withStatesOf(document: MachineDocument, machine: Draft): MachineDocument {
  const kept = new Set(machine.states.map(({ id }) => id));
  const layout = Object.fromEntries(Object.entries(document.layout).filter(([id]) => kept.has(id)));
  return { ...document, machine, layout };
}

/** A draft as a complete machine; `null` while something is missing. */
export function mealyOf(machine: Draft): Mealy | null {
  const parsed = toMealy(machine);
  return parsed.ok ? parsed.value : null;
}
