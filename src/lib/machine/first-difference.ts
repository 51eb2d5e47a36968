// A shortest opponent history on which a machine and any automaton without chance play differently, an infinite
// one too: breadth-first search over pairs of states, so what it finds is exact. Where it comes to the last turn, or
// to its last pair, it says for how many turns no history tells the two apart; where the pairs end before, they
// are equivalent. `equivalence.ts` does it faster for two machines.

import { actionOf, flip, type Action } from '../game/action.ts';
import type { Automaton } from '../game/automaton.ts';
import { replies, type Mealy } from './mealy.ts';
import { Unfolded } from './unfolded.ts';

export interface DifferenceLimits {
  /** Most turns that are looked at, at least 1. */
  readonly turns: number;
  /** Most pairs of states that are looked at. */
  readonly pairs: number;
}

/** What the search found. */
export type FirstDifference =
  /** `replies`: all moves of the automaton against `history`, one more than it has; the last one differs. */
  | { readonly kind: 'differ'; readonly history: string; readonly replies: readonly Action[] }
  /** No history tells them apart in so many turns; `Infinity`: in any number of them. */
  | { readonly kind: 'alike'; readonly turns: number }
  /** The automaton plays by chance, so it has no one reply. */
  | { readonly kind: 'chance' };

/** Searches, 200 pairs a step. */
export function* firstDifference<S>(
  machine: Mealy,
  automaton: Automaton<S>,
  limits: DifferenceLimits,
): Generator<undefined, FirstDifference> {
  const theirs = new Unfolded(automaton);
  if (theirs.stochastic) return { kind: 'chance' };
  if (theirs.moves[theirs.start] !== machine.opening) return differ('');
  // The queue: pairs of states, the index of the pair each came from, the input on the way, and its depth.
  const left = [machine.start];
  const right = [theirs.start];
  const from = [-1];
  const on: (0 | 1)[] = [0];
  const depth = [0];
  const seen = new Set([pairKey(machine.start, theirs.start)]);
  for (let at = 0; at < left.length; at++) {
    const heard = depth[at]! + 1;
    if (heard >= limits.turns) return { kind: 'alike', turns: limits.turns };
    for (const input of [0, 1] as const) {
      const cell = 2 * left[at]! + input;
      const successor = theirs.next(right[at]!, input);
      if (theirs.stochastic) return { kind: 'chance' };
      if (actionOf(machine.output[cell]!) !== theirs.moves[successor]) return differ(wordTo(at) + actionOf(input));
      const key = pairKey(machine.next[cell]!, successor);
      if (seen.has(key)) continue;
      if (seen.size >= limits.pairs) return { kind: 'alike', turns: heard };
      seen.add(key);
      left.push(machine.next[cell]!);
      right.push(successor);
      from.push(at);
      on.push(input);
      depth.push(heard);
    }
    if (at % 200 === 199) yield;
  }
  return { kind: 'alike', turns: Infinity };

  function wordTo(pair: number): string {
    const letters: string[] = [];
    for (let at = pair; from[at]! >= 0; at = from[at]!) letters.push(actionOf(on[at]!));
    return letters.reverse().join('');
  }

  function differ(history: string): FirstDifference {
    const moves = replies(machine, history);
    return { kind: 'differ', history, replies: [...moves.slice(0, -1), flip(moves.at(-1)!)] };
  }
}

function pairKey(ours: number, theirs: number): number {
  return ours * 2 ** 26 + theirs;
}
