// The Markov chain of two tables: joint states reachable from the start, in breadth-first order, with the
// probability of each outcome in each (after noise) and the successors by outcome, for counting what follows
// what. `merge` gives them merged over outcomes with their expected payoffs, for variances. `chain` hands out
// scratch memory of the module, valid until its next call: the live rank builds hundreds at every edit.

import { payoffTable, type Payoffs } from '../game/payoffs.ts';
import type { Table } from './compile.ts';
import type { MatchRules } from './rules.ts';

/** A joint chain with n states. */
export interface Chain {
  readonly states: number;
  /** Length n: the first table's state in each. */
  readonly own: Int32Array;
  /** Length n: the distribution before the first turn. */
  readonly initial: Float64Array;
  /** Length 4n: probability of each outcome (CC, CD, DC, DD) in each state. */
  readonly outcome: Float64Array;
  /** Successors by state and outcome: `targets[offsets[4 * state + outcome] ..]`, weight P(outcome and successor). */
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
}

/** A chain's successors merged over outcomes: `targets[offsets[state] ..]`. */
export interface Merged {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  /** Expected payoff times probability of each edge, for the first player and for the second. */
  readonly ownGain: Float64Array;
  readonly opponentGain: Float64Array;
}

/** Limits that keep a chain affordable. */
export interface ChainCaps {
  /** Most joint states; default 65,536. */
  readonly states?: number;
  /** Most edges by outcome; default 1,048,576. */
  readonly edges?: number;
}

/** Numbers that are added one by one; the memory stays for the next chain. */
class Column<A extends Int32Array | Float64Array> {
  values: A;
  length = 0;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.values = make(1024);
  }

  push(value: number): void {
    this.reserve(1);
    this.values[this.length++] = value;
  }

  /** Makes room for so many more. */
  reserve(count: number): void {
    if (this.length + count <= this.values.length) return;
    const longer = this.#make(2 * (this.length + count));
    longer.set(this.values);
    this.values = longer;
  }

  /** What was added, in place. */
  get added(): A {
    return this.values.subarray(0, this.length) as A;
  }
}

const ints = (length: number): Int32Array => new Int32Array(length);
const floats = (length: number): Float64Array => new Float64Array(length);

const cells = new Column(ints);
const own = new Column(ints);
const initial = new Column(floats);
const outcome = new Column(floats);
const offsets = new Column(ints);
const targets = new Column(ints);
const weights = new Column(floats);

/** Largest product of states whose numbers are kept by cell rather than in a map. */
const MOST_CELLS = 1 << 20;

/** By cell, `base` plus the number of the joint state; below `base` where it is not met yet in this chain. */
let numbers = new Int32Array(1024);
let base = 1;
const farNumbers = new Map<number, number>();

/**
 * The chain of two tables under given rules, or null where it grows past the caps. Its arrays are the module's
 * scratch memory, overwritten by the next call; `kept` copies them.
 */
export function chain(a: Table, b: Table, rules: MatchRules, caps: ChainCaps = {}): Chain | null {
  const { states: mostStates = 65_536, edges: mostEdges = 1 << 20 } = caps;
  // Under noise nearly every pair of states is met, so a hopeless product is known beforehand.
  if (rules.noise > 0 && a.states * b.states > 4 * mostStates) return null;
  const width = b.states;
  begin(a.states * width);
  for (let i = 0; i < a.initial.length; i++) {
    for (let j = 0; j < b.initial.length; j++) {
      const state = numberOf(a.initial[i]! * width + b.initial[j]!);
      while (initial.length <= state) initial.push(0);
      initial.values[state]! += a.initialWeights[i]! * b.initialWeights[j]!;
    }
  }
  for (let state = 0; state < cells.length; state++) {
    if (cells.length > mostStates || targets.length > mostEdges) return null;
    const cell = cells.values[state]!;
    const stateB = cell % width;
    const stateA = (cell - stateB) / width;
    own.push(stateA);
    const cooperationA = flipped(a.cooperation[stateA]!, rules.noise);
    const cooperationB = flipped(b.cooperation[stateB]!, rules.noise);
    for (let x = 0; x < 4; x++) {
      const moveA = x >> 1;
      const moveB = x & 1;
      const p = (moveA === 0 ? cooperationA : 1 - cooperationA) * (moveB === 0 ? cooperationB : 1 - cooperationB);
      outcome.push(p);
      if (p > 0) addEdges(a, 4 * stateA + x, b, 4 * stateB + 2 * moveB + moveA, p);
      offsets.push(targets.length);
    }
  }
  const states = cells.length;
  while (initial.length < states) initial.push(0);
  return {
    states,
    own: own.added,
    initial: initial.added,
    outcome: outcome.added,
    offsets: offsets.added,
    targets: targets.added,
    weights: weights.added,
  };
}

/** Adds the successors of a row of either table, together of weight `p`. */
function addEdges(a: Table, rowA: number, b: Table, rowB: number, p: number): void {
  const endA = a.offsets[rowA + 1]!;
  const startB = b.offsets[rowB]!;
  const endB = b.offsets[rowB + 1]!;
  const width = b.states;
  const count = (endA - a.offsets[rowA]!) * (endB - startB);
  targets.reserve(count);
  weights.reserve(count);
  let edge = targets.length;
  for (let i = a.offsets[rowA]!; i < endA; i++) {
    const row = a.targets[i]! * width;
    const weight = p * a.weights[i]!;
    for (let j = startB; j < endB; j++) {
      targets.values[edge] = numberOf(row + b.targets[j]!);
      weights.values[edge++] = weight * b.weights[j]!;
    }
  }
  targets.length = weights.length = edge;
}

/** Empties the columns and makes room for the numbers of a product of states. */
function begin(product: number): void {
  base += cells.length;
  if (product > numbers.length && product <= MOST_CELLS) {
    numbers = new Int32Array(2 ** Math.ceil(Math.log2(product)));
    base = 1;
  } else if (base > 2 ** 30) {
    numbers.fill(0);
    base = 1;
  }
  farNumbers.clear();
  for (const column of [cells, own, initial, outcome, offsets, targets, weights]) column.length = 0;
  offsets.push(0);
}

/** The number of a cell; they are given out from 0 on in the order that cells are asked for. */
function numberOf(cell: number): number {
  if (cell < numbers.length) {
    const known = numbers[cell]! - base;
    if (known >= 0) return known;
    numbers[cell] = base + cells.length;
  } else {
    const known = farNumbers.get(cell);
    if (known !== undefined) return known;
    farNumbers.set(cell, cells.length);
  }
  cells.push(cell);
  return cells.length - 1;
}

/** What a chain's results follow from: all but whose states its own are. */
export type ChainLaw = Omit<Chain, 'own'>;

/** A copy of a chain's law, good for longer than until the next one is built; in the memory of `old` where it fits. */
export function kept({ states, initial, outcome, offsets, targets, weights }: ChainLaw, old?: ChainLaw): ChainLaw {
  return {
    states,
    initial: copied(initial, old?.initial),
    outcome: copied(outcome, old?.outcome),
    offsets: copied(offsets, old?.offsets),
    targets: copied(targets, old?.targets),
    weights: copied(weights, old?.weights),
  };
}

function copied<A extends Int32Array | Float64Array>(values: A, old: A | undefined): A {
  if (old?.length !== values.length) return values.slice() as A;
  old.set(values);
  return old;
}

/** Whether two chains of the same rules give the same results: they differ in the names of their states at most. */
export function sameChain(a: ChainLaw, b: ChainLaw): boolean {
  return (
    a.states === b.states &&
    equal(a.targets, b.targets) &&
    equal(a.weights, b.weights) &&
    equal(a.offsets, b.offsets) &&
    equal(a.outcome, b.outcome) &&
    equal(a.initial, b.initial)
  );
}

function equal<A extends Int32Array | Float64Array>(a: A, b: A): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The successors of a chain merged over outcomes. */
export function merge({ states, offsets, targets, weights }: Chain, payoffs: Payoffs): Merged {
  const pay = payoffTable(payoffs);
  const ends = new Int32Array(states + 1);
  const merged = {
    targets: new Int32Array(targets.length),
    weights: new Float64Array(targets.length),
    ownGain: new Float64Array(targets.length),
    opponentGain: new Float64Array(targets.length),
  };
  let edges = 0;
  for (let state = 0; state < states; state++) {
    const first = edges;
    for (let x = 0; x < 4; x++) {
      for (let i = offsets[4 * state + x]!; i < offsets[4 * state + x + 1]!; i++) {
        let edge = first;
        while (edge < edges && merged.targets[edge] !== targets[i]) edge++;
        if (edge === edges) merged.targets[edges++] = targets[i]!;
        merged.weights[edge]! += weights[i]!;
        merged.ownGain[edge]! += weights[i]! * pay[x]!;
        merged.opponentGain[edge]! += weights[i]! * pay[((x & 1) << 1) | (x >> 1)]!;
      }
    }
    ends[state + 1] = edges;
  }
  return { offsets: ends, ...merged };
}

/** The probability of playing C after noise. */
function flipped(cooperation: number, noise: number): number {
  return noise === 0 ? cooperation : cooperation * (1 - noise) + (1 - cooperation) * noise;
}
