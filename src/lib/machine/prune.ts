// Prune: the machine without the states that no sequence of opponent moves leads to. It plays identically,
// since play starts in the start state and never leaves the reachable part. Names and order are kept.

import { size, type Draft, type Mealy } from './mealy.ts';
import { reach, reachDraft } from './reach.ts';

/** The reachable part of a machine; names and order kept. The machine itself when all of it is reachable. */
export function prune(machine: Mealy): Mealy {
  const { reachable, order } = reach(machine);
  if (order.length === size(machine)) return machine;
  const kept = [...reachable.keys()].filter((state) => reachable[state] === 1);
  return restrict(machine, kept, (state) => state);
}

/** The reachable part of a draft and the ids that went, both in the draft's order. */
export function pruneDraft(draft: Draft): { readonly draft: Draft; readonly removed: readonly string[] } {
  const reached = reachDraft(draft);
  const removed = draft.states.filter(({ id }) => !reached.has(id)).map(({ id }) => id);
  return { draft: { ...draft, states: draft.states.filter(({ id }) => reached.has(id)) }, removed };
}

/**
 * The machine on the states `kept`, in that order, every target replaced by its representative, which must
 * be among `kept` for the start state and for every successor of a kept state.
 */
export function restrict(machine: Mealy, kept: readonly number[], representative: (state: number) => number): Mealy {
  const numbers = new Int32Array(size(machine)).fill(-1);
  kept.forEach((state, number) => (numbers[state] = number));
  const next = new Int32Array(2 * kept.length);
  const output = new Uint8Array(2 * kept.length);
  kept.forEach((state, number) => {
    for (let input = 0; input < 2; input++) {
      next[2 * number + input] = numbers[representative(machine.next[2 * state + input]!)]!;
      output[2 * number + input] = machine.output[2 * state + input]!;
    }
  });
  return {
    names: kept.map((state) => machine.names[state]!),
    start: numbers[representative(machine.start)]!,
    opening: machine.opening,
    next,
    output,
  };
}
