// Mutations that know what a machine is: each changes one thing that play can reach, and may add or remove a
// state, which the reference's mutation (replies flipped, rows exchanged) cannot. Names of states stay, so that
// a drawing can follow a machine through the generations. Every operation returns a complete machine.

import { actionOf, codeOf, flip } from '../game/action.ts';
import { below, type Random } from '../game/random.ts';
import { size, type Mealy } from './mealy.ts';
import { restrict } from './prune.ts';
import { reach } from './reach.ts';

/** What can be done to a machine. */
export const MACHINE_MUTATIONS = ['redirect', 'flip', 'split', 'merge', 'add', 'remove'] as const;
export type MachineMutation = (typeof MACHINE_MUTATIONS)[number];

/** The machine after one mutation. Where it would exceed `most` states, or empty the machine, it is redirected. */
export function mutateMachine(machine: Mealy, mutation: MachineMutation, most: number, random: Random): Mealy {
  const n = size(machine);
  switch (mutation) {
    case 'redirect':
      return redirect(machine, random);
    case 'flip':
      return flipReply(machine, random);
    case 'split':
      return n < most ? split(machine, random) : redirect(machine, random);
    case 'add':
      return n < most ? add(machine, random) : redirect(machine, random);
    case 'merge':
      return n > 1 ? merge(machine, random) : redirect(machine, random);
    case 'remove':
      return n > 1 ? remove(machine, random) : redirect(machine, random);
  }
}

/** One reachable transition, or the start, leads elsewhere. */
function redirect(machine: Mealy, random: Random): Mealy {
  const n = size(machine);
  if (n === 1) return flipReply(machine, random);
  const cells = reachableCells(machine);
  const at = below(random, cells.length + 1);
  const shift = 1 + below(random, n - 1);
  if (at === cells.length) return { ...machine, start: (machine.start + shift) % n };
  const cell = cells[at]!;
  return withCell(machine, cell, (machine.next[cell]! + shift) % n, machine.output[cell]!);
}

/** One reachable transition, or the opening, plays the other move. */
function flipReply(machine: Mealy, random: Random): Mealy {
  const cells = reachableCells(machine);
  const at = below(random, cells.length + 1);
  if (at === cells.length) return { ...machine, opening: flip(machine.opening) };
  const cell = cells[at]!;
  return withCell(machine, cell, machine.next[cell]!, 1 - machine.output[cell]!);
}

/** A reachable transition leads to a copy of its target in which one thing is different. */
function split(machine: Mealy, random: Random): Mealy {
  const cells = reachableCells(machine);
  const cell = cells[below(random, cells.length)]!;
  const target = machine.next[cell]!;
  const row = [0, 1].map((input) => [machine.next[2 * target + input]!, machine.output[2 * target + input]!] as const);
  const grown = withState(machine, row);
  const copy = size(machine);
  const led = withCell(grown, cell, copy, grown.output[cell]!);
  const changed = 2 * copy + below(random, 2);
  if (random() < 0.5) return withCell(led, changed, led.next[changed]!, 1 - led.output[changed]!);
  return withCell(led, changed, (led.next[changed]! + 1 + below(random, copy)) % (copy + 1), led.output[changed]!);
}

/** A reachable transition leads to a new state with a random row. */
function add(machine: Mealy, random: Random): Mealy {
  const cells = reachableCells(machine);
  const cell = cells[below(random, cells.length)]!;
  const n = size(machine);
  const row = [0, 1].map(() => [below(random, n + 1), below(random, 2)] as const);
  const grown = withState(machine, row);
  return withCell(grown, cell, n, grown.output[cell]!);
}

/** Whatever led to one reachable state leads to another, and the first goes. */
function merge(machine: Mealy, random: Random): Mealy {
  const { order } = reach(machine);
  const gone = order[below(random, order.length)]!;
  const into = (gone + 1 + below(random, size(machine) - 1)) % size(machine);
  return without(machine, gone, () => into);
}

/** A reachable state goes; each arrow that led to it goes on to where that state leads on the same move. */
function remove(machine: Mealy, random: Random): Mealy {
  const { order } = reach(machine);
  const gone = order[below(random, order.length)]!;
  const elsewhere = (gone + 1 + below(random, size(machine) - 1)) % size(machine);
  const onward = (input: number): number => {
    const target = machine.next[2 * gone + input]!;
    return target === gone ? elsewhere : target;
  };
  return without(machine, gone, onward);
}

function without(machine: Mealy, gone: number, instead: (input: number) => number): Mealy {
  const next = machine.next.map((target, cell) => (target === gone ? instead(cell % 2) : target));
  const start = machine.start === gone ? instead(codeOf(machine.opening)) : machine.start;
  const kept = [...machine.names.keys()].filter((state) => state !== gone);
  return restrict({ ...machine, start, next }, kept, (state) => state);
}

function withState(machine: Mealy, row: readonly (readonly [target: number, output: number])[]): Mealy {
  const n = size(machine);
  const next = new Int32Array(2 * n + 2);
  const output = new Uint8Array(2 * n + 2);
  next.set(machine.next);
  output.set(machine.output);
  row.forEach(([target, reply], input) => {
    next[2 * n + input] = target;
    output[2 * n + input] = reply;
  });
  return { ...machine, names: [...machine.names, freshName(machine.names)], next, output };
}

/** The machine with one transition changed. */
function withCell(machine: Mealy, cell: number, target: number, reply: number): Mealy {
  const next = machine.next.slice();
  const output = machine.output.slice();
  next[cell] = target;
  output[cell] = codeOf(actionOf(reply));
  return { ...machine, next, output };
}

function reachableCells(machine: Mealy): number[] {
  return reach(machine).order.flatMap((state) => [2 * state, 2 * state + 1]);
}

/** The smallest whole number that names no state. */
function freshName(names: readonly string[]): string {
  const taken = new Set(names);
  let number = 1;
  while (taken.has(String(number))) number++;
  return String(number);
}
