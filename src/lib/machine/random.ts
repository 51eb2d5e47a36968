// Random machines, for tests, the benchmark and the first generation of a training.

import { ACTIONS } from '../game/action.ts';
import { below, type Random } from '../game/random.ts';
import type { Mealy } from './mealy.ts';

/**
 * A machine of `states` states named "1" to "n", start state "1"; opening, replies and successors are
 * independent and uniform. Some states are as a rule unreachable. Draws 1 + 4n numbers.
 */
export function randomMachine(random: Random, states: number): Mealy {
  const opening = ACTIONS[below(random, 2)]!;
  const next = new Int32Array(2 * states);
  const output = new Uint8Array(2 * states);
  for (let cell = 0; cell < 2 * states; cell++) {
    next[cell] = below(random, states);
    output[cell] = below(random, 2);
  }
  return { names: Array.from({ length: states }, (_, i) => String(i + 1)), start: 0, opening, next, output };
}
