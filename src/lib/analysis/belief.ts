// A machine that responds under noise. It sees only the other's moves, not which of its own were flipped, so it
// cannot know the other's position (see decision.ts) and holds a belief: a probability of each. Its states are
// beliefs, found breadth first from the start, near ones taken as one; what to do in each is solved on them as
// a decision problem of its own. A grid method for partially observable problems (Lovejoy 1991): what comes out
// is a good machine, not proven best, since beliefs are rounded.

import { actionOf } from '../game/action.ts';
import { canonical } from '../machine/canonical.ts';
import type { Mealy } from '../machine/mealy.ts';
import type { Decision } from './decision.ts';

/** Beliefs whose probabilities differ by no more than this in sum are one. */
const NEAR = 0.05;

/** Largest discount: rounded beliefs are forgotten long before a hundred turns are over, and sweeps cost time. */
const FARTHEST = 0.99;

/** A machine of at most `most` states that responds; each turn counts `discount` times the one before. */
export function believer(problem: Decision, discount: number, most: number): Mealy {
  const { beliefs, next } = explore(problem, most);
  const policy = solve(problem, beliefs, next, Math.min(discount, FARTHEST));
  const cells = beliefs.flatMap((_, node) => [0, 1].map((seen) => next[4 * node + 2 * policy[node]! + seen]!));
  return canonical({
    names: beliefs.map((_, node) => String(node + 1)),
    start: 0,
    opening: actionOf(policy[0]!),
    next: Int32Array.from(cells),
    output: Uint8Array.from(cells, (node) => policy[node]!),
  });
}

/** Beliefs, and `next[4 * belief + 2 * move + seen]`: the belief after meaning a move and seeing one. */
interface Beliefs {
  readonly beliefs: readonly Float64Array<ArrayBuffer>[];
  readonly next: Int32Array;
}

function explore(problem: Decision, most: number): Beliefs {
  const start = new Float64Array(problem.positions);
  start[problem.start] = 1;
  const beliefs = [start];
  const next: number[] = [];
  for (let node = 0; node < beliefs.length; node++) {
    for (let i = 0; i < 4; i++) {
      const after = update(problem, beliefs[node]!, i >> 1, i & 1);
      const { nearest, distance } = nearestTo(beliefs, after);
      next.push(distance > NEAR && beliefs.length < most ? beliefs.push(after) - 1 : nearest);
    }
  }
  return { beliefs, next: Int32Array.from(next) };
}

function nearestTo(beliefs: readonly Float64Array[], belief: Float64Array): { nearest: number; distance: number } {
  let nearest = 0;
  let distance = Infinity;
  beliefs.forEach((other, node) => {
    let sum = 0;
    for (let position = 0; position < belief.length && sum < distance; position++) {
      sum += Math.abs(belief[position]! - other[position]!);
    }
    if (sum < distance) [nearest, distance] = [node, sum];
  });
  return { nearest, distance };
}

/** The belief a turn later (Bayes): positions that explain the move seen count more, and either move may have been played. */
function update(
  { positions, next, noise }: Decision,
  belief: Float64Array<ArrayBuffer>,
  move: number,
  seen: number,
): Float64Array<ArrayBuffer> {
  const after = new Float64Array(positions);
  let total = 0;
  for (let position = 0; position < positions; position++) {
    const p = belief[position]! * ((position & 1) === seen ? 1 - noise : noise);
    if (p === 0) continue;
    total += p;
    after[next[(position & ~1) + move]!]! += p * (1 - noise);
    after[next[(position & ~1) + 1 - move]!]! += p * noise;
  }
  return total > 0 ? after.map((p) => p / total) : belief;
}

function solve(problem: Decision, beliefs: readonly Float64Array[], next: Int32Array, discount: number): Uint8Array {
  const { positions, reward, noise } = problem;
  // Per belief: chance of seeing C, and what each move meant earns at once.
  const seesC = new Float64Array(beliefs.length);
  const earns = new Float64Array(2 * beliefs.length);
  beliefs.forEach((belief, node) => {
    for (let position = 0; position < positions; position++) {
      const [p, due] = [belief[position]!, position & 1];
      seesC[node]! += p * (due === 0 ? 1 - noise : noise);
      for (let move = 0; move < 2; move++) {
        earns[2 * node + move]! += p * ((1 - noise) * reward[2 * due + move]! + noise * reward[2 * due + 1 - move]!);
      }
    }
  });
  const policy = new Uint8Array(beliefs.length);
  const value = new Float64Array(beliefs.length);
  const through = (node: number, move: number): number => {
    const at = 4 * node + 2 * move;
    const later = seesC[node]! * value[next[at]!]! + (1 - seesC[node]!) * value[next[at + 1]!]!;
    return earns[2 * node + move]! + discount * later;
  };
  for (let sweep = Math.ceil(20 / (1 - discount)); sweep > 0; sweep--) {
    let change = 0;
    for (let node = 0; node < beliefs.length; node++) {
      const [c, d] = [through(node, 0), through(node, 1)];
      policy[node] = d > c ? 1 : 0;
      const best = Math.max(c, d);
      change = Math.max(change, Math.abs(best - value[node]!));
      value[node] = best;
    }
    if (change < 1e-9) break;
  }
  return policy;
}
