// Equivalence of machines, decided, with a shortest opponent history that tells them apart. Breadth-first
// search over pairs of states, with pairs that follow from earlier ones left out (union-find), so that
// time and memory are nearly linear in the number of states, not in the number of pairs. Leaving pairs out
// keeps the history shortest: where an implied pair differs on a word, one of the pairs that imply it, found
// no later, differs on that word too. Source: Hopcroft and Karp 1971 (A linear algorithm for testing
// equivalence of finite automata).

import { ACTIONS, actionOf, type Action } from '../game/action.ts';
import { replies, size, type Mealy } from './mealy.ts';

/** Whether two machines reply alike to every history, with evidence where they don't. */
export type Comparison =
  | { readonly equivalent: true }
  | {
      readonly equivalent: false;
      /** A shortest sequence of opponent moves after which the next replies differ; empty: the opening moves. */
      readonly history: string;
      /** The replies after `history`: the first machine's, the second machine's. */
      readonly replies: readonly [Action, Action];
    };

/** Compares two machines' play. O(n) for n states in both together, nearly. */
export function compare(a: Mealy, b: Mealy): Comparison {
  if (a.opening !== b.opening) return { equivalent: false, history: '', replies: [a.opening, b.opening] };
  const shift = size(a);
  const next = new Int32Array(a.next.length + b.next.length);
  next.set(a.next);
  next.set(
    b.next.map((target) => target + shift),
    a.next.length,
  );
  const output = new Uint8Array(next.length);
  output.set(a.output);
  output.set(b.output, a.output.length);
  const history = separatingWord(next, output, a.start, shift + b.start);
  if (history === null) return { equivalent: true };
  return { equivalent: false, history, replies: [replies(a, history).at(-1)!, replies(b, history).at(-1)!] };
}

/**
 * A shortest word of opponent moves on whose last move two states of one machine (by number) reply
 * differently; `null` when no word tells them apart.
 */
export function distinguish(machine: Mealy, stateA: number, stateB: number): string | null {
  return separatingWord(machine.next, machine.output, stateA, stateB);
}

function separatingWord(next: Int32Array, output: Uint8Array, p: number, q: number): string | null {
  const leader = Int32Array.from({ length: next.length / 2 }, (_, state) => state);
  const find = (state: number): number => {
    while (leader[state] !== state) {
      leader[state] = leader[leader[state]!]!;
      state = leader[state]!;
    }
    return state;
  };
  // The queue: pairs, the index of the pair each came from, and the input on the way.
  const left = [p];
  const right = [q];
  const from = [-1];
  const on = [0];
  leader[find(p)] = find(q);
  for (let at = 0; at < left.length; at++) {
    for (let input = 0; input < 2; input++) {
      const a = 2 * left[at]! + input;
      const b = 2 * right[at]! + input;
      if (output[a] !== output[b]) return wordTo(at) + actionOf(input);
      const x = find(next[a]!);
      const y = find(next[b]!);
      if (x === y) continue;
      leader[x] = y;
      left.push(next[a]!);
      right.push(next[b]!);
      from.push(at);
      on.push(input);
    }
  }
  return null;

  function wordTo(pair: number): string {
    const letters: string[] = [];
    for (let at = pair; from[at]! >= 0; at = from[at]!) letters.push(ACTIONS[on[at]!]!);
    return letters.reverse().join('');
  }
}
