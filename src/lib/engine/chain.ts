// The Markov chain of two tables: joint states reachable from the start, in breadth-first order, with the
// probability of each outcome in each (after noise) and the successors. Edges are kept twice: by outcome,
// for counting what follows what, and merged over outcomes with their expected payoffs, for propagation.

import { payoffTable } from '../game/payoffs.ts';
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
  /** The same merged over outcomes: `mergedTargets[mergedOffsets[state] ..]`. */
  readonly mergedOffsets: Int32Array;
  readonly mergedTargets: Int32Array;
  readonly mergedWeights: Float64Array;
  /** Expected payoff times probability of each merged edge, for the first player and for the second. */
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

/** Products of states up to which numbers are kept by cell. */
const SMALL_PRODUCT = 1 << 14;

/** The chain of two tables under given rules, or null where it grows past the caps. */
export function chain(a: Table, b: Table, rules: MatchRules, caps: ChainCaps = {}): Chain | null {
  const { states: mostStates = 65_536, edges: mostEdges = 1 << 20 } = caps;
  // Under noise nearly every pair of states is met, so a hopeless product is known beforehand.
  if (rules.noise > 0 && a.states * b.states > 4 * mostStates) return null;
  const width = b.states;
  const cells: number[] = [];
  const numberOf = numbering(a.states * width, cells);
  const initial: number[] = [];
  a.initial.forEach((stateA, i) => {
    b.initial.forEach((stateB, j) => {
      const state = numberOf(stateA * width + stateB);
      initial[state] = (initial[state] ?? 0) + a.initialWeights[i]! * b.initialWeights[j]!;
    });
  });

  const pay = payoffTable(rules.payoffs);
  const outcome: number[] = [];
  const offsets: number[] = [0];
  const targets: number[] = [];
  const weights: number[] = [];
  const mergedOffsets: number[] = [0];
  const mergedTargets: number[] = [];
  const mergedWeights: number[] = [];
  const ownGain: number[] = [];
  const opponentGain: number[] = [];
  for (let state = 0; state < cells.length; state++) {
    if (cells.length > mostStates || targets.length > mostEdges) return null;
    const cell = cells[state]!;
    const stateB = cell % width;
    const stateA = (cell - stateB) / width;
    const cooperationA = flipped(a.cooperation[stateA]!, rules.noise);
    const cooperationB = flipped(b.cooperation[stateB]!, rules.noise);
    const merged = mergedTargets.length;
    for (let x = 0; x < 4; x++) {
      const moveA = x >> 1;
      const moveB = x & 1;
      const p = (moveA === 0 ? cooperationA : 1 - cooperationA) * (moveB === 0 ? cooperationB : 1 - cooperationB);
      outcome.push(p);
      if (p > 0) {
        const rowA = 4 * stateA + x;
        const rowB = 4 * stateB + 2 * moveB + moveA;
        for (let i = a.offsets[rowA]!; i < a.offsets[rowA + 1]!; i++) {
          for (let j = b.offsets[rowB]!; j < b.offsets[rowB + 1]!; j++) {
            const target = numberOf(a.targets[i]! * width + b.targets[j]!);
            const weight = p * a.weights[i]! * b.weights[j]!;
            targets.push(target);
            weights.push(weight);
            let edge = mergedTargets.indexOf(target, merged);
            if (edge < 0) {
              edge = mergedTargets.push(target) - 1;
              mergedWeights.push(0);
              ownGain.push(0);
              opponentGain.push(0);
            }
            mergedWeights[edge]! += weight;
            ownGain[edge]! += weight * pay[x]!;
            opponentGain[edge]! += weight * pay[2 * moveB + moveA]!;
          }
        }
      }
      offsets.push(targets.length);
    }
    mergedOffsets.push(mergedTargets.length);
  }
  const start = new Float64Array(cells.length);
  initial.forEach((p, state) => (start[state] = p));
  return {
    states: cells.length,
    own: Int32Array.from(cells, (cell) => Math.floor(cell / width)),
    initial: start,
    outcome: Float64Array.from(outcome),
    offsets: Int32Array.from(offsets),
    targets: Int32Array.from(targets),
    weights: Float64Array.from(weights),
    mergedOffsets: Int32Array.from(mergedOffsets),
    mergedTargets: Int32Array.from(mergedTargets),
    mergedWeights: Float64Array.from(mergedWeights),
    ownGain: Float64Array.from(ownGain),
    opponentGain: Float64Array.from(opponentGain),
  };
}

/** Numbers cells from 0 on in the order they are first asked for, and lists them in `cells`. */
function numbering(most: number, cells: number[]): (cell: number) => number {
  if (most <= SMALL_PRODUCT) {
    const numbers = new Int32Array(most);
    return (cell) => {
      if (numbers[cell] === 0) numbers[cell] = cells.push(cell);
      return numbers[cell]! - 1;
    };
  }
  const numbers = new Map<number, number>();
  return (cell) => {
    const found = numbers.get(cell);
    if (found !== undefined) return found;
    numbers.set(cell, cells.length);
    return cells.push(cell) - 1;
  };
}

/** The probability of playing C after noise. */
function flipped(cooperation: number, noise: number): number {
  return noise === 0 ? cooperation : cooperation * (1 - noise) + (1 - cooperation) * noise;
}
