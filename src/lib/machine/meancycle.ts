// The cycle of greatest mean weight in a graph in which every node has two outgoing edges, one for each move:
// the best that a player can get per turn, for ever, against a machine. The best cycle so far sets a mean to
// beat; Bellman and Ford's relaxation of the weights less that mean either finds a cycle that beats it or ends
// with values that prove there is none. Sources: Lawler 1976 (Combinatorial Optimization), Cherkassky and
// Goldberg 1999 (Negative-cycle detection algorithms). Karp's algorithm (1978) gives the same in O(n^2)
// memory, too much for large machines.

/** A cycle of greatest mean. */
export interface MeanCycle {
  /** The mean weight per step: the sum over the cycle divided by its length. */
  readonly mean: number;
  /** The nodes of the cycle in order; each node occurs once. */
  readonly nodes: readonly number[];
  /** `moves[i]` is the move, 0 or 1, that leads from `nodes[i]` to the next. */
  readonly moves: readonly number[];
}

/** Marks a node without a chosen move. */
const NONE = 2;

/**
 * A cycle of greatest mean weight. `next[2 * node + move]` is a node, `weight[2 * node + move]` a finite
 * number; at least one node. Means that differ by less than 1e-12 of the largest weight times the number of
 * nodes count as equal. O(n^2) at worst for each cycle that beats the one before; in practice nearly linear.
 */
export function greatestMeanCycle(next: Int32Array, weight: Float64Array): MeanCycle {
  const n = next.length / 2;
  const chosen = Uint8Array.from({ length: n }, (_, node) => (weight[2 * node + 1]! > weight[2 * node]! ? 1 : 0));
  const value = new Float64Array(n);
  const tolerance = 1e-12 * n * weight.reduce((most, w) => Math.max(most, Math.abs(w)), 0);
  let best = bestChosenCycle(next, weight, chosen)!;
  chosen.fill(NONE);
  for (let sweep = 0; ; sweep++) {
    let gained = false;
    for (let i = 0; i < 2 * n; i++) {
      // Sweeps alternate in direction, so that long chains settle in two of them whichever way they run.
      const cell = sweep % 2 === 0 ? 2 * n - 1 - i : i;
      const through = weight[cell]! - best.mean + value[next[cell]!]!;
      if (through <= value[cell >> 1]! + tolerance) continue;
      value[cell >> 1] = through;
      chosen[cell >> 1] = cell & 1;
      gained = true;
    }
    if (!gained) return best;
    // Every chosen edge raised the value of its node, so a cycle of chosen edges beats the mean.
    const better = bestChosenCycle(next, weight, chosen);
    if (better === null) continue;
    if (better.mean <= best.mean) return best;
    best = better;
    chosen.fill(NONE);
  }
}

/** The best of the cycles that the chosen edges form; `null` when they form none. */
function bestChosenCycle(next: Int32Array, weight: Float64Array, chosen: Uint8Array): MeanCycle | null {
  const walk = new Int32Array(chosen.length);
  let best: MeanCycle | null = null;
  for (let root = 0; root < chosen.length; root++) {
    let node = root;
    while (walk[node] === 0 && chosen[node] !== NONE) {
      walk[node] = root + 1;
      node = next[2 * node + chosen[node]!]!;
    }
    if (chosen[node] === NONE || walk[node] !== root + 1) continue;
    const nodes: number[] = [];
    let sum = 0;
    let at = node;
    do {
      nodes.push(at);
      sum += weight[2 * at + chosen[at]!]!;
      at = next[2 * at + chosen[at]!]!;
    } while (at !== node);
    const mean = sum / nodes.length;
    if (best === null || mean > best.mean) best = { mean, nodes, moves: nodes.map((member) => chosen[member]!) };
  }
  return best;
}
