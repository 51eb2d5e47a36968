// Keys of states for formats whose names are freer than the keys of an XState config: the key is made from
// the name, and the author's name is kept beside it as the state's label.

import { idFlaw, MAX_ID_LENGTH } from '../machine/validate.ts';

/** The key of a state, and its name where the key is not the name. */
export interface StateKey {
  readonly id: string;
  readonly label: string | null;
}

/**
 * Gives each name its key. A name that can be a key is one; different names never share a key
 * (`a.b` and `a-b` give `a-b-2` and `a-b`), and equal names are one state.
 */
export function keysForNames(names: Iterable<string>): Map<string, StateKey> {
  const keys = new Map<string, StateKey>();
  const rest: string[] = [];
  for (const name of names) {
    if (idFlaw(name) === null) keys.set(name, { id: name, label: null });
    else rest.push(name);
  }
  const taken = new Set(keys.keys());
  const counts = new Map<string, number>();
  for (const name of rest) {
    if (keys.has(name)) continue;
    const base = baseOf(name);
    let count = counts.get(base) ?? 1;
    let id = count === 1 ? base : `${base}-${count}`;
    while (taken.has(id)) id = `${base}-${++count}`;
    counts.set(base, count + 1);
    taken.add(id);
    keys.set(name, { id, label: name.trim() === '' ? null : name });
  }
  return keys;
}

function baseOf(name: string): string {
  const base = name
    .replace(/[.#\\\s\p{Cc}]+/gu, '-')
    .slice(0, MAX_ID_LENGTH - 8)
    .replace(/^-+|-+$/g, '');
  if (base === '') return 'state';
  return idFlaw(base) === null ? base : `state-${base}`;
}
