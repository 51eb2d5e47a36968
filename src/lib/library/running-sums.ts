// Sums over windows of a match whose edges move as it goes on. A state of an automaton must not change, yet
// copying a growing history on every turn is slow: here the states of one line of play share one list of
// running sums, and a state that is not the newest of its list copies it before adding to it.

/** `sums[k]` is the sum of the first k values; a state reads the entries 0 to `length` alone. */
export interface RunningSums {
  readonly sums: readonly number[];
  readonly length: number;
}

/** No values yet. */
export function noSums(): RunningSums {
  return { sums: [0], length: 0 };
}

/** With one more value at the end; amortised constant time along one line of play. */
export function append(state: RunningSums, value: number): RunningSums {
  const { length } = state;
  const newest = state.sums.length === length + 1;
  const sums = newest ? (state.sums as number[]) : state.sums.slice(0, length + 1);
  sums.push(sums[length]! + value);
  return { sums, length: length + 1 };
}

/** The sum of the values from index `from` up to, not including, `to`. */
export function sumBetween(state: RunningSums, from: number, to: number): number {
  return state.sums[to]! - state.sums[from]!;
}
