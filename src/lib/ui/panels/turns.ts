// A history as turns: what a machine and another strategy play, turn by turn, against the same opponent moves.

import { codeOf, type Action } from '../../game/action.ts';
import { replies, type Mealy } from '../../machine/mealy.ts';

/** One turn of two players that hear the same opponent. */
export interface Turn {
  /** From 1, the opening move's. */
  readonly turn: number;
  /** The opponent's move of the turn before; `null` on the first turn. */
  readonly heard: Action | null;
  /** Number of the first machine's state after this turn. */
  readonly state: number;
  readonly plays: readonly [Action, Action];
}

/** The turns of a history of opponent moves, one more than it has moves; `theirs`: the other's move on each. */
export function turnsOf(machine: Mealy, theirs: readonly Action[], history: string): Turn[] {
  let state = machine.start;
  return replies(machine, history).map((move, i) => {
    const heard = i === 0 ? null : (history[i - 1] as Action);
    if (heard !== null) state = machine.next[2 * state + codeOf(heard)]!;
    return { turn: i + 1, heard, state, plays: [move, theirs[i]!] };
  });
}
