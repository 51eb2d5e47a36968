// The dual of a strategy plays the opposite move on every turn: after the same opponent moves it defects
// where the other cooperates. Source: Ashlock and Kim 2008 (Fingerprinting), IEEE Trans. Evol. Comp. 12(5).

import { flip } from '../game/action.ts';
import type { Mealy } from './mealy.ts';

/** The machine with all replies and the opening move swapped; the dual of the dual is the machine. */
export function dual(machine: Mealy): Mealy {
  return { ...machine, opening: flip(machine.opening), output: machine.output.map((reply) => 1 - reply) };
}
