// Memory depth: how many of the last turns, own and opponent's moves, decide the next move.
// After Gaffney, Harper and Knight 2019 (arXiv 1912.04493): two different states that play can enter with
// the same move are followed under the same opponent moves for as long as their replies agree; when they
// come to disagree after k turns, k turns are too few. On the minimal machine every such pair disagrees
// sooner or later, so the depth is infinite exactly when a path of pairs runs in a circle, and otherwise one
// more than the longest path.

import { codeOf } from '../game/action.ts';
import { size, type Mealy } from './mealy.ts';
import { minimise } from './minimise.ts';

/**
 * The smallest k such that, without noise, any two histories of at least k turns whose last k turns are the
 * same (own and opponent's moves) are followed by the same move; `null` when there is none. Moves that follow
 * fewer than k turns are free; for k = 0 none is, and all moves of the match must be the same. Cooperator 0, Tit For Tat 1, Tit For 2 Tats 2, Grudger 1 (its own defection is its
 * memory). The first turn is a turn like any other here; the implementation that goes with the paper leaves it
 * out, and so calls a machine that opens with D and then always cooperates 0 where this says 1.
 * O(n^2) time and memory in the size of the minimal machine where the depth is finite.
 */
export function memoryDepth(machine: Mealy): number | null {
  const minimal = minimise(machine).machine;
  const opening = codeOf(minimal.opening);
  if (minimal.output.every((reply) => reply === opening)) return 0;
  const longest = longestAgreement(minimal, entries(minimal));
  return longest === null ? null : longest + 1;
}

/** For each state the moves with which play can enter it, as bits: 1 for C, 2 for D. */
function entries(machine: Mealy): Uint8Array {
  const bits = new Uint8Array(size(machine));
  bits[machine.start]! |= 1 << codeOf(machine.opening);
  machine.next.forEach((target, cell) => (bits[target]! |= 1 << machine.output[cell]!));
  return bits;
}

/**
 * The longest number of turns for which two states with an entry in common can be followed before their
 * replies first disagree, that turn included; 0 when they never do so; `null` when there is no bound.
 * Depth-first over pairs p < q, numbered p n + q.
 */
function longestAgreement({ next, output, names }: Mealy, entry: Uint8Array): number | null {
  const n = names.length;
  const ON_PATH = -1;
  const length = new Map<number, number>();
  let longest = 0;
  const path: number[] = [];
  for (let p = 0; p < n; p++) {
    for (let q = p + 1; q < n; q++) {
      if ((entry[p]! & entry[q]!) === 0 || length.has(p * n + q)) continue;
      path.push(p * n + q);
      while (path.length > 0) {
        const pair = path.at(-1)!;
        const returned = length.has(pair);
        if (!returned) length.set(pair, ON_PATH);
        let here = 0;
        let waiting = false;
        for (let input = 0; input < 2 && !waiting; input++) {
          const a = 2 * Math.floor(pair / n) + input;
          const b = 2 * (pair % n) + input;
          const follower = Math.min(next[a]!, next[b]!) * n + Math.max(next[a]!, next[b]!);
          if (output[a] !== output[b]) here = Math.max(here, 1);
          else if (next[a] !== next[b]) {
            const known = length.get(follower);
            if (known === ON_PATH) return null;
            if (known === undefined) {
              path.push(follower);
              waiting = true;
            } else here = Math.max(here, 1 + known);
          }
        }
        if (waiting) continue;
        path.pop();
        length.set(pair, here);
        longest = Math.max(longest, here);
      }
    }
  }
  return longest;
}
