// Names of states, as people type them, and the keys the file can hold. A name that cannot be a key (`machine/
// validate.ts` has the rules) is kept as a label beside a key made from it. New states are numbered.

import { problem, type Parsed } from '../game/problem.ts';
import { keysForNames, type StateKey } from '../formats/state-id.ts';
import type { Draft, DraftState } from '../machine/mealy.ts';

/** What a state is called on the canvas and in the table. */
export function nameOf(state: DraftState): string {
  return state.label ?? state.id;
}

/** The state with an id. */
export function stateOf(draft: Draft, id: string): DraftState | undefined {
  return draft.states.find((state) => state.id === id);
}

/** The state a person means: by id first, then by its name, then by its name in any case; `null` when none. */
export function findState(draft: Draft, typed: string): string | null {
  const text = typed.trim();
  const lower = text.toLowerCase();
  const found =
    stateOf(draft, text) ??
    draft.states.find((state) => state.label === text) ??
    draft.states.find((state) => nameOf(state).toLowerCase() === lower);
  return found?.id ?? null;
}

/** The smallest positive number that is no state's id or name. */
export function freshId(taken: ReadonlySet<string>): string {
  let n = 1;
  while (taken.has(String(n))) n++;
  return String(n);
}

/** An id close to a wanted one that is not taken: `5`, else `5-2`, `5-3`, ... */
export function idLike(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  // A copy of a copy counts on (5-3) instead of growing a tail (5-2-2).
  const stem = wanted.replace(/-\d+$/, '');
  let n = 2;
  while (taken.has(`${stem}-${n}`)) n++;
  return `${stem}-${n}`;
}

/** All ids and names in use. */
export function takenNames(draft: Draft): Set<string> {
  return new Set(draft.states.flatMap((state) => [state.id, nameOf(state)]));
}

/**
 * The key and label for a typed name: the name itself where it can be a key, else a key made from it with
 * the name as label. `self` is the state being renamed, whose own name is free. Refuses empty names,
 * names longer than 200 characters, and names that another state has.
 */
export function keyFor(draft: Draft, typed: string, self: string | null): Parsed<StateKey> {
  const name = typed.trim();
  const refuse = (message: string): Parsed<never> => ({
    ok: false,
    problems: [problem('editor/name', message, self === null ? {} : { state: self })],
  });
  if (name === '') return refuse('The name is empty. Type at least one character.');
  if (name.length > 200) return refuse('The name has more than 200 characters. Choose a shorter one.');
  const others = takenNames({ ...draft, states: draft.states.filter(({ id }) => id !== self) });
  if (others.has(name)) return refuse(`There is already a state "${name}". Choose another name.`);
  const { id, label } = keysForNames([name]).get(name)!;
  return { ok: true, value: { id: idLike(id, others), label }, warnings: [] };
}
