// A machine as a seat of a match that counts the transitions it goes through: by `2 * state + input`, the
// machine's own cell numbers. The live rank learns from it which matches an edit can change, and the usage
// view how often each state of a machine is met.

import { codeOf } from '../game/action.ts';
import type { Player } from '../game/automaton.ts';
import type { Mealy } from '../machine/mealy.ts';
import type { Seat } from './play.ts';

/** The machine as a seat; every step adds 1 to its cell of `counts` (length 2n). */
export function walker(machine: Mealy, counts: Float64Array): Seat {
  const { next, output } = machine;
  const start = (): Player => {
    let state = machine.start;
    let reply: number = codeOf(machine.opening);
    return {
      cooperate: () => 1 - reply,
      observe: (_own, opponent) => {
        const cell = 2 * state + codeOf(opponent);
        counts[cell]! += 1;
        reply = output[cell]!;
        state = next[cell]!;
      },
    };
  };
  return { behaviour: { kind: 'player', start }, lazy: null };
}
