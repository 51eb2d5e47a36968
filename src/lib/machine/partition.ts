// The coarsest partition of a machine's states into classes of equal behaviour: two states are in one class
// when no sequence of opponent moves makes their replies differ. Hopcroft's refinement, O(n log n): classes
// start as the four pairs of replies and are split by where their transitions lead until nothing splits.
// Sources: Hopcroft 1971 (An n log n algorithm for minimizing states in a finite automaton); the array of
// states grouped by class is Valmari and Lehtinen 2008; Mealy outputs: Kohavi and Jha 2009, chapter 10.

import { size, type Mealy } from './mealy.ts';

/**
 * Length n: the class of each state, classes numbered from 0 without gaps in no particular order.
 * All states take part, reachable or not.
 */
export function equivalenceClasses(machine: Mealy): Int32Array {
  const n = size(machine);
  const classOf = new Int32Array(n);
  // `states` holds all states, class c in states[first[c]] .. states[end[c] - 1]; `spot` is its inverse.
  // While a class is being split, its marked states stand before position middle[c].
  const states = new Int32Array(n);
  const spot = new Int32Array(n);
  const first = new Int32Array(n);
  const middle = new Int32Array(n);
  const end = new Int32Array(n);
  let count = 0;

  let filled = 0;
  for (let replies = 0; replies < 4; replies++) {
    const from = filled;
    for (let state = 0; state < n; state++) {
      if (2 * machine.output[2 * state]! + machine.output[2 * state + 1]! !== replies) continue;
      classOf[state] = count;
      spot[state] = filled;
      states[filled++] = state;
    }
    if (filled === from) continue;
    first[count] = middle[count] = from;
    end[count++] = filled;
  }

  const sources = [predecessors(machine, 0), predecessors(machine, 1)] as const;
  const splitter = new Int32Array(n);
  const touched: number[] = [];
  // A split always gives the smaller part the new number. A class that has served as a splitter need not
  // serve again: its smaller part alone splits what both would. So each number has its turn exactly once.
  for (let turn = 0; turn < count; turn++) {
    const length = end[turn]! - first[turn]!;
    splitter.set(states.subarray(first[turn]!, end[turn]));
    for (const { offsets, list } of sources) {
      for (let i = 0; i < length; i++) {
        const target = splitter[i]!;
        for (let j = offsets[target]!; j < offsets[target + 1]!; j++) mark(list[j]!);
      }
      for (const marked of touched) split(marked);
      touched.length = 0;
    }
  }
  return classOf;

  function mark(state: number): void {
    const group = classOf[state]!;
    const here = spot[state]!;
    const there = middle[group]!;
    if (there === first[group]) touched.push(group);
    const other = states[there]!;
    states[there] = state;
    spot[state] = there;
    states[here] = other;
    spot[other] = here;
    middle[group] = there + 1;
  }

  function split(group: number): void {
    const from = first[group]!;
    const cut = middle[group]!;
    const to = end[group]!;
    middle[group] = from;
    if (cut === to) return;
    const markedIsSmaller = cut - from <= to - cut;
    first[count] = markedIsSmaller ? from : cut;
    end[count] = markedIsSmaller ? cut : to;
    if (markedIsSmaller) first[group] = cut;
    else end[group] = cut;
    middle[group] = first[group]!;
    middle[count] = first[count]!;
    for (let i = first[count]!; i < end[count]!; i++) classOf[states[i]!] = count;
    count++;
  }
}

/** For one input, the states that lead to each state: those of t are list[offsets[t]] .. list[offsets[t + 1] - 1]. */
function predecessors(machine: Mealy, input: 0 | 1): { offsets: Int32Array; list: Int32Array } {
  const n = size(machine);
  const offsets = new Int32Array(n + 1);
  for (let state = 0; state < n; state++) offsets[machine.next[2 * state + input]! + 1]! += 1;
  for (let state = 0; state < n; state++) offsets[state + 1]! += offsets[state]!;
  const filled = offsets.slice();
  const list = new Int32Array(n);
  for (let state = 0; state < n; state++) {
    const target = machine.next[2 * state + input]!;
    list[filled[target]!++] = state;
  }
  return { offsets, list };
}
