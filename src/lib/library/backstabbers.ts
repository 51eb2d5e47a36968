// Back stabbers: strategies that stop cooperating after the opponent's fourth defection, and that defect on
// the last two turns when they know which turns those are.

import { codeOf } from '../game/action.ts';
import type { Automaton } from '../game/automaton.ts';
import { withFinalMoves } from './final-moves.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

/** The state is the opponent's defections, at most four. */
const FOUR_STRIKES: Automaton<number> = {
  initial: 0,
  cooperate: (defections) => (defections >= 4 ? 0 : 1),
  next: (defections, _own, opponent) => Math.min(defections + codeOf(opponent), 4),
};

/** Finished turns after which the promise to an opponent with a clean start is over. */
const PROMISE_ENDS = 180;

/**
 * Four strikes, but on turns 8 to 180 Tit For Two Tats towards one who did not defect on turns 1 to 7. The
 * state is `turns << 5 | defections << 2 | run` while that may hold, run being the defections in a row, at
 * most two; from then on `PROMISE_ENDS << 5 | defections << 2`.
 */
const PATIENT: Automaton<number> = {
  initial: 0,
  cooperate(state) {
    const turns = state >> 5;
    if (turns < PROMISE_ENDS) return (state & 3) === 2 ? 0 : 1;
    return (state >> 2) % 8 >= 4 ? 0 : 1;
  },
  next(state, _own, opponent) {
    const turns = (state >> 5) + 1;
    const defections = Math.min(((state >> 2) & 7) + codeOf(opponent), 4);
    const clean = turns > 7 || defections === 0;
    if (turns >= PROMISE_ENDS || !clean) return (PROMISE_ENDS << 5) | (defections << 2);
    const run = opponent === 'D' ? Math.min((state & 3) + 1, 2) : 0;
    return (turns << 5) | (defections << 2) | run;
  },
};

/** BackStabber and DoubleCrosser. */
export const backstabbers: readonly StrategyRecord[] = [
  {
    id: 'backstabber',
    name: 'BackStabber',
    fullName: 'BackStabber: (D, D)',
    family: 'Back stabbers',
    classification: { ...PLAIN, usesLength: true },
    origin: 'Thomas Campbell, Axelrod library',
    description:
      'Bears three defections and defects for good after the fourth; defects on the last two turns of a match of known length.',
    create: (_parameters, info) => rule(withFinalMoves(FOUR_STRIKES, ['D', 'D'], info)),
  },
  {
    id: 'double-crosser',
    name: 'DoubleCrosser',
    fullName: 'DoubleCrosser: (D, D)',
    family: 'Back stabbers',
    classification: { ...PLAIN, usesLength: true },
    origin: 'Thomas Campbell, Axelrod library',
    description:
      'BackStabber that is Tit For Two Tats on turns 8 to 180 towards an opponent that did not defect on the first seven.',
    create: (_parameters, info) => rule(withFinalMoves(PATIENT, ['D', 'D'], info)),
  },
];
