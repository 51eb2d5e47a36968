// Playing against a known machine as a Markov decision problem. Whoever knows a machine always knows its state
// and the reply due next, since only the other's moves decide them: those are the positions. A move meant is
// the move played with probability 1 - noise; the reply due is flipped likewise, which changes points alone.

import { codeOf } from '../game/action.ts';
import { payoffTable } from '../game/payoffs.ts';
import type { MatchRules } from '../engine/rules.ts';
import { size, type Mealy } from '../machine/mealy.ts';

/** The decision problem against a machine; positions are `2 * state + due reply`. */
export interface Decision {
  readonly positions: number;
  readonly start: number;
  /** `next[2 * state + move]`: the position after a move played (not meant) in a state. */
  readonly next: Int32Array;
  /** `reward[2 * due + move]`: expected points of a move played against a due reply. */
  readonly reward: Float64Array;
  readonly noise: number;
}

/** The decision problem against a machine. */
export function decisionOf(machine: Mealy, { noise, payoffs }: MatchRules): Decision {
  const pay = payoffTable(payoffs);
  return {
    positions: 2 * size(machine),
    start: 2 * machine.start + codeOf(machine.opening),
    next: machine.next.map((state, cell) => 2 * state + machine.output[cell]!),
    reward: Float64Array.from({ length: 4 }, (_, i) => {
      const [due, move] = [i >> 1, i & 1];
      return (1 - noise) * pay[2 * move + due]! + noise * pay[2 * move + 1 - due]!;
    }),
    noise,
  };
}

/** Values of moves closer than this, relative to the values, are the same; then C is played. */
const TIE = 1e-12;

/**
 * One step of backward induction: `value` from the values one turn later, which count `discount`, and this
 * turn's points, which count `weight`. Notes the best moves in `policy`.
 */
export function induce(
  { positions, next, reward, noise }: Decision,
  weight: number,
  discount: number,
  later: Float64Array,
  value: Float64Array,
  policy: Uint8Array,
): void {
  for (let position = 0; position < positions; position++) {
    const cell = position & ~1;
    const due = 2 * (position & 1);
    const c = weight * reward[due]! + discount * later[next[cell]!]!;
    const d = weight * reward[due + 1]! + discount * later[next[cell + 1]!]!;
    const meantC = (1 - noise) * c + noise * d;
    const meantD = (1 - noise) * d + noise * c;
    const move = meantD > meantC + TIE * (Math.abs(meantC) + Math.abs(meantD)) ? 1 : 0;
    policy[position] = move;
    value[position] = move === 1 ? meantD : meantC;
  }
}
