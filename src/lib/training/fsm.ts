// Finite state machines under evolution. The published mutation flips replies and exchanges the rows of two
// states but never redraws a target; new targets come from newcomers through crossover. Mutations that know
// what a machine is (mutations.ts) are switched on by name. Source: EvolvableFSMPlayer, Axelrod library 4.13.

import { flip } from '../game/action.ts';
import { below, type Random } from '../game/random.ts';
import type { FsmForm } from '../library/form.ts';
import { canonicalKey } from '../machine/canonical.ts';
import { applyEdit, singleEdits } from '../machine/edits.ts';
import { size, type Mealy } from '../machine/mealy.ts';
import { minimise } from '../machine/minimise.ts';
import { randomMachine } from '../machine/random.ts';
import type { Archetype } from './archetype.ts';
import { mutateMachine, type MachineMutation } from '../machine/mutations.ts';

/** How machines are made and changed. */
export interface FsmSpec {
  readonly kind: 'fsm';
  /** States of a random machine. */
  readonly states: number;
  /** Most states that machine-aware mutations may grow a machine to. */
  readonly most: number;
  /** Mutations to draw from, each with the same probability; as published: `['published']`. */
  readonly mutations: readonly ('published' | MachineMutation)[];
}

/** The operations on machines. */
export function fsm({ states, most, mutations }: FsmSpec): Archetype<FsmForm> {
  return {
    random: (random) => {
      const machine = randomMachine(random, states);
      return wrap({ ...machine, start: below(random, states) });
    },
    mutate: ({ machine }, rate, random) => {
      const mutation = mutations[below(random, mutations.length)]!;
      if (mutation === 'published') return wrap(published(machine, rate, random));
      let mutant = mutateMachine(machine, mutation, most, random);
      // One change as a rule, now and then several at once, which single changes cannot reach through a worse one.
      while (random() < 0.4) {
        const further = mutations[below(random, mutations.length)]!;
        mutant =
          further === 'published' ? published(mutant, rate, random) : mutateMachine(mutant, further, most, random);
      }
      return wrap(mutant);
    },
    crossover: (first, second, random) => wrap(crossRows(first.machine, second.machine, random)),
    key: ({ machine }) => canonicalKey(machine),
    size: ({ machine }) => size(minimise(machine).machine),
    neighbours: ({ machine }) => singleEdits(machine).map((edit) => wrap(applyEdit(machine, edit))),
  };
}

function wrap(machine: Mealy): FsmForm {
  return { kind: 'fsm', machine };
}

function published(machine: Mealy, rate: number, random: Random): Mealy {
  const n = size(machine);
  const opening = random() < rate / 10 ? flip(machine.opening) : machine.opening;
  const start = random() < rate / (10 * n) ? below(random, n) : machine.start;
  const output = machine.output.map((reply) => (random() < rate ? 1 - reply : reply));
  const next = machine.next.slice();
  if (random() < 0.5) {
    const [a, b] = [below(random, n), below(random, n)];
    for (let input = 0; input < 2; input++) {
      swap(next, 2 * a + input, 2 * b + input);
      swap(output, 2 * a + input, 2 * b + input);
    }
  }
  return { ...machine, opening, start, next, output };
}

function swap(list: Int32Array | Uint8Array, i: number, j: number): void {
  const kept = list[i]!;
  list[i] = list[j]!;
  list[j] = kept;
}

/**
 * The rows of the first k states from the first machine, the others from the second. Where sizes differ, which
 * the reference does not know, the child has the first's size and targets beyond it are counted round.
 */
function crossRows(first: Mealy, second: Mealy, random: Random): Mealy {
  const n = size(first);
  const cut = below(random, n);
  const next = first.next.slice();
  const output = first.output.slice();
  for (let cell = 2 * cut; cell < Math.min(next.length, second.next.length); cell++) {
    next[cell] = second.next[cell]! % n;
    output[cell] = second.output[cell]!;
  }
  return { ...first, next, output };
}
