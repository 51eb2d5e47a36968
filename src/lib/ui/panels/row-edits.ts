// What can be done to a row of the table, each one undoable step through the editor's own operations.

import { flip, type Action } from '../../game/action.ts';
import type { DraftState } from '../../machine/mealy.ts';
import { freePlace } from '../../editor/command.ts';
import { nameOf } from '../../editor/names.ts';
import { selectionOf } from '../../editor/selection.ts';
import type { EditorStore } from '../../editor/store.svelte.ts';
import { deleteSelection, renameState, setStart } from '../../editor/states.ts';
import { setCell } from '../../editor/transitions.ts';
import { leadTo, type Target } from './targets.ts';

export class RowEdits {
  readonly #store: EditorStore;

  constructor(store: EditorStore) {
    this.#store = store;
  }

  /** Whether the machine can be edited now; says why where not. */
  allowed(): boolean {
    if (this.#store.replaying) this.#store.announce('A replay is on. End it to edit the machine.');
    return !this.#store.replaying;
  }

  /** Sets a reply, or flips it where none is named. */
  reply(state: DraftState, input: Action, move?: Action): void {
    const arrow = state[input];
    if (!this.allowed()) return;
    if (!arrow) {
      this.#store.announce(`${nameOf(state)} has no transition on ${input} yet. Choose its target first.`);
      return;
    }
    const output = move ?? flip(arrow.output);
    const edit = setCell(this.#store.document, { state: state.id, input }, { ...arrow, output });
    const label = `On ${input} in ${nameOf(state)} reply ${output}`;
    this.#store.perform({ ...edit, label });
  }

  /** Leads a transition to a target, which may be a state yet to be added. */
  lead(state: DraftState, input: Action, target: Target): void {
    const { document } = this.#store;
    if (!this.allowed() || (target.id !== null && state[input]?.target === target.id)) return;
    const made = leadTo(document, { state: state.id, input }, target, freePlace(this.#store, state.id));
    if (made.ok) this.#store.perform(made.value);
    else this.#store.refuse(made.problems);
  }

  undraw(state: DraftState, input: Action): void {
    if (!this.allowed() || !state[input]) return;
    this.#store.perform(setCell(this.#store.document, { state: state.id, input }, null));
  }

  rename(state: DraftState, name: string): void {
    if (!this.allowed() || name.trim() === nameOf(state)) return;
    const renamed = renameState(this.#store.document, state.id, name);
    if (renamed.ok) this.#store.perform(renamed.value);
    else this.#store.refuse(renamed.problems);
  }

  start(state: DraftState): void {
    if (this.allowed()) this.#store.perform(setStart(this.#store.document, state.id));
  }

  remove(state: DraftState): void {
    if (this.allowed()) this.#store.perform(deleteSelection(this.#store.document, selectionOf([state.id])));
  }
}
