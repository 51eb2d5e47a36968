// Choosing the target of a transition by typing: the states that a text may mean, best first, and the edit
// that leads the transition there. A name that no state has offers a new state, so that a machine can be
// written down row by row before all its states are there.

import { between, type Edit, type Position } from '../../editor/edit.ts';
import { findState, nameOf } from '../../editor/names.ts';
import type { TransitionRef } from '../../editor/selection.ts';
import { renameState } from '../../editor/states.ts';
import { connect, connectToNew } from '../../editor/transitions.ts';
import { apply } from '../../editor/edit.ts';
import type { Parsed } from '../../game/problem.ts';
import type { MachineDocument } from '../../machine/document.ts';
import type { Draft } from '../../machine/mealy.ts';

/** A state to lead to: one that is there, or one to be added. */
export interface Target {
  /** `null`: a new state of this name. */
  readonly id: string | null;
  readonly name: string;
}

/** States offered at once; more are found by typing on. */
const OFFERED = 60;

/** The targets that a typed text may mean, the likeliest first; all states for an empty text. */
export function targetsFor(draft: Draft, typed: string): Target[] {
  const text = typed.trim();
  const lower = text.toLowerCase();
  const exact = text === '' ? null : findState(draft, text);
  const starts: Target[] = [];
  const holds: Target[] = [];
  for (const state of draft.states) {
    if (state.id === exact) continue;
    const target = { id: state.id, name: nameOf(state) };
    const at = target.name.toLowerCase().indexOf(lower);
    if (at === 0) starts.push(target);
    else if (at > 0) holds.push(target);
    if (starts.length >= OFFERED) break;
  }
  const found = exact === null ? [] : [{ id: exact, name: nameOf(draft.states.find(({ id }) => id === exact)!) }];
  const list: Target[] = [...found, ...starts, ...holds].slice(0, OFFERED);
  return text !== '' && exact === null ? [...list, { id: null, name: text }] : list;
}

/** Leads a transition to a target, adding the state at `at` where it is new; one step. Its reply stays. */
export function leadTo(document: MachineDocument, ref: TransitionRef, target: Target, at: Position): Parsed<Edit> {
  const { state: from, input } = ref;
  if (target.id !== null) {
    return { ok: true, value: connect(document, { from, input, to: target.id }), warnings: [] };
  }
  const { edit, ids } = connectToNew(document, { from, input }, at);
  const added = apply(document, edit);
  const id = ids[0]!;
  if (target.name === id) return { ok: true, value: edit, warnings: [] };
  const named = renameState(added, id, target.name);
  if (!named.ok) return named;
  const label = edit.label.replace(/ to .*$/, ` to the new state ${target.name}`);
  return { ok: true, value: between(label, document, apply(added, named.value)), warnings: [] };
}
