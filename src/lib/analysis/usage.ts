// How often a machine is in each of its states against a field, and how often it takes each transition:
// what is reachable but never met can be told from what matters. Counted in simulated matches with fixed
// seeds, so the figures are certain against deterministic opponents without noise and samples otherwise.

import type { Contender } from '../engine/contender.ts';
import { countMatch } from '../engine/play.ts';
import type { MatchRules } from '../engine/rules.ts';
import { TALLY } from '../engine/tally.ts';
import { walker } from '../engine/walker.ts';
import { size, type Mealy } from '../machine/mealy.ts';

/** Counts over all matches against the field. */
export interface Usage {
  /** Length n: turns on which the machine was in the state when the opponent's move came in. */
  readonly states: Float64Array;
  /** Length 2n: times that `2 * state + input` was taken (input 0: the opponent's C). */
  readonly transitions: Float64Array;
  /** Per state, the number of opponents against which it was met. */
  readonly opponents: Float64Array;
  /** All transitions taken: the turns but the last of each match. */
  readonly total: number;
}

/** Plays the machine against each contender `repetitions` times (default 1) and counts. */
export function usage(
  machine: Mealy,
  field: readonly Contender[],
  rules: MatchRules,
  { repetitions = 1, seed = 1 }: { readonly repetitions?: number; readonly seed?: number } = {},
): Usage {
  const n = size(machine);
  const transitions = new Float64Array(2 * n);
  const opponents = new Float64Array(n);
  const tally = new Float64Array(TALLY);
  for (const [k, opponent] of field.entries()) {
    const counts = new Float64Array(2 * n);
    const seat = walker(machine, counts);
    for (let r = 0; r < repetitions; r++) countMatch(seat, opponent, rules, tally, seed, k, r);
    for (let cell = 0; cell < 2 * n; cell++) transitions[cell]! += counts[cell]!;
    for (let state = 0; state < n; state++) if (counts[2 * state]! + counts[2 * state + 1]! > 0) opponents[state]! += 1;
  }
  const states = Float64Array.from({ length: n }, (_, i) => transitions[2 * i]! + transitions[2 * i + 1]!);
  return { states, transitions, opponents, total: states.reduce((sum, count) => sum + count, 0) };
}
