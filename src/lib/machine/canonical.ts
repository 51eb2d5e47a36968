// The canonical form: the minimal machine with its states named "1" to "n" in breadth-first order from the
// start. Machines are equivalent exactly when their canonical forms are the same, so that text of the form is
// a key for look-ups and its hash a short name for a behaviour.

import { actionOf, codeOf, type Action } from '../game/action.ts';
import type { Mealy } from './mealy.ts';
import { minimise } from './minimise.ts';
import { restrict } from './prune.ts';
import { reach } from './reach.ts';

/** The minimal equivalent machine, states "1" to "n" in breadth-first order (C before D), start state "1". */
export function canonical(machine: Mealy): Mealy {
  const minimal = minimise(machine).machine;
  const ordered = restrict(minimal, reach(minimal).order, (state) => state);
  return { ...ordered, names: ordered.names.map((_, i) => String(i + 1)) };
}

/**
 * A text that two machines share exactly when they are equivalent: the opening move, then for each state of
 * the canonical form reply and successor on C, then on D. Tit For Tat is `C C1D1`.
 */
export function canonicalKey(machine: Mealy): string {
  const { opening, next, output, names } = canonical(machine);
  const cell = (i: number): string => `${actionOf(output[i]!)}${next[i]! + 1}`;
  return [opening, ...names.map((_, state) => cell(2 * state) + cell(2 * state + 1))].join(' ');
}

/** Sixteen hexadecimal digits that stand for the machine's behaviour: FNV-1a (64 bits) of its canonical key. */
export function machineHash(machine: Mealy): string {
  let hash = 0xcbf29ce484222325n;
  const key = canonicalKey(machine);
  for (let i = 0; i < key.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(key.charCodeAt(i))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

/** The machine that a canonical key stands for, states "1" to "n". Takes keys made by `canonicalKey` alone. */
export function fromCanonicalKey(key: string): Mealy {
  const [opening, ...rows] = key.split(' ');
  const cells = rows.flatMap((row) => row.match(/[CD]\d+/g) ?? []);
  return {
    names: rows.map((_, i) => String(i + 1)),
    start: 0,
    opening: opening as Action,
    next: Int32Array.from(cells, (cell) => Number(cell.slice(1)) - 1),
    output: Uint8Array.from(cells, (cell) => codeOf(cell[0] as Action)),
  };
}
