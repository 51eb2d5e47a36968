// Strongly connected components: the sets of states within which play can go round for ever, and the
// absorbing ones, which it never leaves. Tarjan's algorithm (1972) with a stack of its own, since machines of
// 100,000 states would overflow the call stack. O(n).

import type { Mealy } from './mealy.ts';
import { reach } from './reach.ts';

/** States that can all be reached from one another. */
export interface Component {
  /** The states' numbers, ascending. */
  readonly states: readonly number[];
  /** No transition leaves the set: once in, play stays in it. */
  readonly absorbing: boolean;
  /** Some transition stays within the set; false only for a single state that play passes once. */
  readonly cyclic: boolean;
  /** Whether play can get here at all from the start state. */
  readonly reachable: boolean;
}

/** The components of a machine, each state in exactly one, in an order in which play moves forward only. */
export function components(machine: Mealy): Component[] {
  const { componentOf, count } = tarjan(machine);
  const { reachable } = reach(machine);
  const states = Array.from({ length: count }, (): number[] => []);
  const leaves = new Uint8Array(count);
  const stays = new Uint8Array(count);
  componentOf.forEach((component, state) => {
    states[component]!.push(state);
    for (let input = 0; input < 2; input++) {
      if (componentOf[machine.next[2 * state + input]!] === component) stays[component] = 1;
      else leaves[component] = 1;
    }
  });
  return states
    .map((members, component) => ({
      states: members,
      absorbing: leaves[component] === 0,
      cyclic: stays[component] === 1,
      reachable: reachable[members[0]!] === 1,
    }))
    .reverse();
}

/** The component of each state; components are numbered in the order of completion, successors first. */
function tarjan({ next, names }: Mealy): { componentOf: Int32Array; count: number } {
  const n = names.length;
  const index = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const componentOf = new Int32Array(n).fill(-1);
  const explored = new Uint8Array(n);
  const open: number[] = [];
  const path: number[] = [];
  let clock = 0;
  let count = 0;
  for (let root = 0; root < n; root++) {
    if (index[root] === -1) path.push(root);
    while (path.length > 0) {
      const state = path.at(-1)!;
      if (index[state] === -1) {
        index[state] = low[state] = clock++;
        open.push(state);
      }
      if (explored[state]! < 2) {
        const target = next[2 * state + explored[state]!]!;
        if (index[target] === -1) {
          path.push(target);
          continue;
        }
        if (componentOf[target] === -1) low[state] = Math.min(low[state]!, low[target]!);
        explored[state]! += 1;
        continue;
      }
      path.pop();
      if (low[state] !== index[state]) continue;
      for (let member = -1; member !== state;) {
        member = open.pop()!;
        componentOf[member] = count;
      }
      count++;
    }
  }
  return { componentOf, count };
}

/** The absorbing sets play can end in: names of states, in the machine's order. At least one. */
export function absorbingSets(machine: Mealy): string[][] {
  return components(machine)
    .filter(({ absorbing, reachable }) => absorbing && reachable)
    .map(({ states }) => states.map((state) => machine.names[state]!));
}
