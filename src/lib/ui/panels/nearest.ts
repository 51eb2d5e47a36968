// The library's machines that play most like a given one: those that take the longest history to be told from
// it. Among equals, those whose next reply agrees after more of all histories of up to ten moves.

import { fromCanonicalKey } from '../../machine/canonical.ts';
import { compare } from '../../machine/equivalence.ts';
import type { Mealy } from '../../machine/mealy.ts';

/** A machine that is close to another. */
export interface Neighbour {
  /** The strategies that are this machine. */
  readonly names: readonly string[];
  readonly machine: Mealy;
  /** A shortest history after which the two reply differently. */
  readonly history: string;
  /** Share of all histories of up to `LONGEST` moves, every length weighed alike, with the same next reply. */
  readonly agreement: number;
}

/** Length of the longest histories that `agreement` looks at. */
export const LONGEST = 10;

/** The `count` nearest machines of an index by canonical key, nearest first; one machine a step. */
export function* nearest(
  machine: Mealy,
  index: ReadonlyMap<string, readonly string[]>,
  count: number,
): Generator<undefined, readonly Neighbour[]> {
  const found: Neighbour[] = [];
  for (const [key, names] of index) {
    const other = fromCanonicalKey(key);
    const comparison = compare(machine, other);
    if (!comparison.equivalent) {
      found.push({ names, machine: other, history: comparison.history, agreement: agreement(machine, other) });
    }
    yield;
  }
  return found.sort((a, b) => b.history.length - a.history.length || b.agreement - a.agreement).slice(0, count);
}

/** Share of histories of up to `LONGEST` moves after which two machines reply alike, each length weighed alike. */
export function agreement(a: Mealy, b: Mealy): number {
  const width = b.names.length;
  let shares = new Map([[a.start * width + b.start, 1]]);
  let sum = a.opening === b.opening ? 1 : 0;
  for (let length = 1; length <= LONGEST; length++) {
    const after = new Map<number, number>();
    for (const [pair, share] of shares) {
      for (let input = 0; input < 2; input++) {
        const [p, q] = [2 * Math.floor(pair / width) + input, 2 * (pair % width) + input];
        if (a.output[p] === b.output[q]) sum += share / 2;
        const next = a.next[p]! * width + b.next[q]!;
        after.set(next, (after.get(next) ?? 0) + share / 2);
      }
    }
    shares = after;
  }
  return sum / (LONGEST + 1);
}
