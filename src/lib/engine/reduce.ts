// Merges the states of a table that no play can tell apart: equal probability of C, and for every pair of
// moves equal probabilities of reaching each class of states (strong lumping; Kemeny and Snell 1960, for
// automata Larsen and Skou 1991). Strategies written for reading often keep more state than their play
// needs, and the cost of exact results grows with the product of two players' states.

import type { Table } from './compile.ts';

/** Rounds after which a table is taken as it is: counters of turns need as many as they count, and win nothing. */
const MOST_ROUNDS = 32;

/** The smallest table with the same play in distribution; the table itself where that takes many rounds. */
export function reduce(table: Table): Table {
  let classes = group(table.states, (state) => String(table.cooperation[state]));
  for (let round = 0; ; round++) {
    if (round === MOST_ROUNDS) return table;
    const finer = group(table.states, (state) => signature(table, classes.of, state));
    if (finer.count === classes.count) break;
    classes = finer;
  }
  return classes.count === table.states ? table : quotient(table, classes);
}

interface Classes {
  /** The class of each state, numbered in the order of their first states. */
  readonly of: Int32Array;
  readonly count: number;
  /** The first state of each class. */
  readonly first: readonly number[];
}

function group(states: number, name: (state: number) => string): Classes {
  const numbers = new Map<string, number>();
  const of = new Int32Array(states);
  const first: number[] = [];
  for (let state = 0; state < states; state++) {
    const text = name(state);
    let number = numbers.get(text);
    if (number === undefined) {
      number = first.push(state) - 1;
      numbers.set(text, number);
    }
    of[state] = number;
  }
  return { of, count: first.length, first };
}

/** The successors of a row by class, as `class:probability` in the order of classes. */
function merged(table: Table, classOf: Int32Array, row: number): [number, number][] {
  const from = table.offsets[row]!;
  const to = table.offsets[row + 1]!;
  if (to - from === 1) return [[classOf[table.targets[from]!]!, table.weights[from]!]];
  const sums = new Map<number, number>();
  for (let i = from; i < to; i++) {
    const target = classOf[table.targets[i]!]!;
    sums.set(target, (sums.get(target) ?? 0) + table.weights[i]!);
  }
  return [...sums].sort(([a], [b]) => a - b);
}

function signature(table: Table, classOf: Int32Array, state: number): string {
  let text = String(classOf[state]);
  for (let row = 4 * state; row < 4 * state + 4; row++) {
    text += '|';
    for (const [target, weight] of merged(table, classOf, row)) {
      text += weight === 1 ? `${target}` : `${target}:${weight.toPrecision(14)},`;
    }
  }
  return text;
}

function quotient(table: Table, classes: Classes): Table {
  const offsets = [0];
  const targets: number[] = [];
  const weights: number[] = [];
  const next: number[] = [];
  for (const state of classes.first) {
    for (let row = 4 * state; row < 4 * state + 4; row++) {
      const after = merged(table, classes.of, row);
      for (const [target, weight] of after) {
        targets.push(target);
        weights.push(weight);
      }
      next.push(after.length === 1 ? after[0]![0] : after.length === 0 ? -1 : -2);
      offsets.push(targets.length);
    }
  }
  const pick = <A extends Float64Array | Uint8Array>(array: A, make: (length: number) => A): A => {
    const picked = make(classes.count);
    classes.first.forEach((state, i) => (picked[i] = array[state]!));
    return picked;
  };
  return {
    states: classes.count,
    cooperation: pick(table.cooperation, (n) => new Float64Array(n)),
    initial: table.initial.map((state) => classes.of[state]!),
    initialWeights: table.initialWeights,
    offsets: Int32Array.from(offsets),
    targets: Int32Array.from(targets),
    weights: Float64Array.from(weights),
    next: Int32Array.from(next),
    deterministic: table.deterministic,
    action: pick(table.action, (n) => new Uint8Array(n)),
  };
}
