// Collects a machine from transitions in the order in which a text lists them. States are known by the names
// of the format; their keys and labels are made at the end. A state that is only ever led to is a state too.

import type { Action } from '../game/action.ts';
import type { MachineDocument } from '../machine/document.ts';
import type { Draft, Transition } from '../machine/mealy.ts';
import { keysForNames } from './state-id.ts';

interface Row {
  label: string | null;
  C: Transition | null;
  D: Transition | null;
}

export class DraftBuilder {
  readonly #rows = new Map<string, Row>();
  readonly #positions = new Map<string, readonly [number, number]>();

  /** Number of states named so far, as sources. */
  get size(): number {
    return this.#rows.size;
  }

  /** Name of the first state; empty when there is none. */
  get first(): string {
    return this.#rows.keys().next().value ?? '';
  }

  /** Names a state, with the label the author gave it beside its name. */
  state(name: string, label: string | null = null): void {
    const row = this.#row(name);
    row.label = label ?? row.label;
  }

  has(name: string): boolean {
    return this.#rows.has(name);
  }

  place(name: string, position: readonly [x: number, y: number]): void {
    this.#positions.set(name, position);
  }

  /** Adds a transition; `false` (and no change) when the state has another one for the same move. */
  add(name: string, input: Action, target: string, output: Action): boolean {
    const row = this.#row(name);
    const there = row[input];
    if (there !== null) return there.target === target && there.output === output;
    row[input] = { target, output };
    return true;
  }

  /** The machine; `start` is a name, which need not be one of a state. */
  draft(start: string | null, opening: Action): Draft {
    const names = this.#names();
    const keys = keysForNames(start === null ? names : [...names, start]);
    const arrow = (transition: Transition | null): Transition | null =>
      transition && { target: keys.get(transition.target)!.id, output: transition.output };
    return {
      initial: start === null ? null : keys.get(start)!.id,
      opening,
      states: names.map((name) => {
        const row = this.#rows.get(name);
        const { id, label } = keys.get(name)!;
        return { id, label: row?.label ?? label, C: arrow(row?.C ?? null), D: arrow(row?.D ?? null) };
      }),
    };
  }

  /** Positions by the keys that `draft` gives. */
  layout(): MachineDocument['layout'] {
    const keys = keysForNames(this.#names());
    return Object.fromEntries(
      [...this.#positions].flatMap(([name, position]) => {
        const key = keys.get(name);
        return key === undefined ? [] : [[key.id, position] as const];
      }),
    );
  }

  #row(name: string): Row {
    let row = this.#rows.get(name);
    if (row === undefined) {
      row = { label: null, C: null, D: null };
      this.#rows.set(name, row);
    }
    return row;
  }

  /** Every state: those with rows in order, then those only led to. */
  #names(): string[] {
    const names = new Set(this.#rows.keys());
    for (const row of this.#rows.values()) {
      if (row.C !== null) names.add(row.C.target);
      if (row.D !== null) names.add(row.D.target);
    }
    return [...names];
  }
}
