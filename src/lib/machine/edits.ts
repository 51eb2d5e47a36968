// The single edits of a machine: every other target and the other reply of each transition, the other opening
// move, every other start state. An edit names states by their ids, so that it can be shown, sent and stored.

import { ACTIONS, codeOf, flip, type Action } from '../game/action.ts';
import type { Mealy } from './mealy.ts';

/** One change of one part of a machine. `state` and `input` name the transition: the state it leaves, and on which move. */
export type MachineEdit =
  | { readonly what: 'target'; readonly state: string; readonly input: Action; readonly to: string }
  | { readonly what: 'output'; readonly state: string; readonly input: Action; readonly to: Action }
  | { readonly what: 'opening'; readonly to: Action }
  | { readonly what: 'start'; readonly to: string };

/** All single edits of a machine with n states, in the order of its states: 2n(n - 1) + 2n + 1 + (n - 1). */
export function singleEdits(machine: Mealy): MachineEdit[] {
  const { names, next, output } = machine;
  const edits: MachineEdit[] = [{ what: 'opening', to: flip(machine.opening) }];
  names.forEach((to, state) => {
    if (state !== machine.start) edits.push({ what: 'start', to });
  });
  names.forEach((state, s) => {
    ACTIONS.forEach((input, i) => {
      const cell = 2 * s + i;
      edits.push({ what: 'output', state, input, to: ACTIONS[1 - output[cell]!]! });
      names.forEach((to, target) => {
        if (target !== next[cell]) edits.push({ what: 'target', state, input, to });
      });
    });
  });
  return edits;
}

/** The number of the transition that an edit changes, `2 * state + input`; null for the opening and the start. */
export function editedCell(machine: Mealy, edit: MachineEdit): number | null {
  if (edit.what === 'opening' || edit.what === 'start') return null;
  return 2 * numberOf(machine, edit.state) + codeOf(edit.input);
}

/** The machine after an edit; throws on a state that it does not have. */
export function applyEdit(machine: Mealy, edit: MachineEdit): Mealy {
  switch (edit.what) {
    case 'opening':
      return { ...machine, opening: edit.to };
    case 'start':
      return { ...machine, start: numberOf(machine, edit.to) };
    case 'target': {
      const next = machine.next.slice();
      next[editedCell(machine, edit)!] = numberOf(machine, edit.to);
      return { ...machine, next };
    }
    case 'output': {
      const output = machine.output.slice();
      output[editedCell(machine, edit)!] = codeOf(edit.to);
      return { ...machine, output };
    }
  }
}

/** An edit in words, as in `state 5 on D: go to 7`. */
export function editText(edit: MachineEdit): string {
  switch (edit.what) {
    case 'opening':
      return `open with ${edit.to}`;
    case 'start':
      return `start in state ${edit.to}`;
    case 'target':
      return `state ${edit.state} on ${edit.input}: go to ${edit.to}`;
    case 'output':
      return `state ${edit.state} on ${edit.input}: play ${edit.to}`;
  }
}

function numberOf({ names }: Mealy, state: string): number {
  const number = names.indexOf(state);
  if (number < 0) throw new Error(`There is no state "${state}" among the machine's ${names.length}.`);
  return number;
}
