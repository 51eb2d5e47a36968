// Compiles an automaton to a table: its reachable states, numbered in breadth-first order, with typed
// arrays for what it does in each. A row is `4 * state + 2 * own + opponent` in move codes (C 0, D 1);
// successors of a row are `targets[offsets[row] .. offsets[row + 1]]` with their probabilities in the
// automaton's own order, so that a table draws the same numbers as the automaton it was made from.
// A row without successors cannot be played (no noise) or lies beyond the longest match.

import { Chance, type Automaton } from '../game/automaton.ts';

/** A strategy as a finite table. Never changed after it is made. */
export interface Table {
  /** Number of states. */
  readonly states: number;
  /** Probability of C in each state, before noise. */
  readonly cooperation: Float64Array;
  /** Initial states and their probabilities; one unless the start is drawn. */
  readonly initial: Int32Array;
  readonly initialWeights: Float64Array;
  /** Length 4n + 1: where each row's successors begin. */
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  /** Length 4n: a row's only successor, -1 where it has none, -2 where it is drawn. */
  readonly next: Int32Array;
  /** Nothing is ever drawn: one initial state, C or D for certain in each, successors certain. */
  readonly deterministic: boolean;
  /** Length n: the move's code in each state of a deterministic table. */
  readonly action: Uint8Array;
}

/** How far to explore. */
export interface CompileOptions {
  /** Whether moves may be flipped, so that every own move can occur in every state. */
  readonly noise: boolean;
  /** Most states; default 4096. */
  readonly cap?: number;
  /** Most turns of a match; states that cannot be reached within them are left out. Default: no limit. */
  readonly turns?: number;
}

/** Most states of a table unless told otherwise. */
export const STATE_CAP = 4096;

/** The table of an automaton, or null where it has more states than the cap. O(states). */
export function compile<S>(automaton: Automaton<S>, options: CompileOptions): Table | null {
  const { noise, cap = STATE_CAP, turns = Infinity } = options;
  const key = (state: S): string | number =>
    automaton.key
      ? automaton.key(state)
      : typeof state === 'number' || typeof state === 'string'
        ? state
        : JSON.stringify(state);
  const numbers = new Map<string | number, number>();
  const states: S[] = [];
  /** Turns played before a state can first be met. */
  const depth: number[] = [];
  const numberOf = (state: S, at: number): number => {
    const name = key(state);
    const found = numbers.get(name);
    if (found !== undefined) return found;
    numbers.set(name, states.length);
    depth.push(at);
    return states.push(state) - 1;
  };
  const outcomesOf = (value: S | Chance<S>): readonly (readonly [number, S])[] =>
    value instanceof Chance ? value.outcomes : [[1, value]];

  const start = outcomesOf(automaton.initial);
  const initial = start.map(([, state]) => numberOf(state, 0));
  const cooperation: number[] = [];
  const offsets: number[] = [0];
  const targets: number[] = [];
  const weights: number[] = [];
  const next: number[] = [];
  let deterministic = start.length === 1;
  for (let s = 0; s < states.length; s++) {
    if (states.length > cap) return null;
    const state = states[s]!;
    const p = Math.min(1, Math.max(0, automaton.cooperate(state)));
    cooperation.push(p);
    if (p > 0 && p < 1) deterministic = false;
    for (let row = 0; row < 4; row++) {
      const own = row >> 1;
      const playable = noise || (own === 0 ? p > 0 : p < 1);
      if (!playable || depth[s]! + 1 >= turns) {
        next.push(-1);
      } else {
        const after = outcomesOf(automaton.next(state, own === 0 ? 'C' : 'D', (row & 1) === 0 ? 'C' : 'D'));
        for (const [weight, successor] of after) {
          targets.push(numberOf(successor, depth[s]! + 1));
          weights.push(weight);
        }
        next.push(after.length === 1 ? targets[targets.length - 1]! : -2);
        if (after.length > 1) deterministic = false;
      }
      offsets.push(targets.length);
    }
  }
  return {
    states: states.length,
    cooperation: Float64Array.from(cooperation),
    initial: Int32Array.from(initial),
    initialWeights: Float64Array.from(start, ([weight]) => weight),
    offsets: Int32Array.from(offsets),
    targets: Int32Array.from(targets),
    weights: Float64Array.from(weights),
    next: Int32Array.from(next),
    deterministic,
    action: Uint8Array.from(cooperation, (p) => (p >= 1 ? 0 : 1)),
  };
}
