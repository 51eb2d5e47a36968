// Resurrection: Tit For Tat that watches its own recorded moves for a run of five equal ones.

import { codeOf, flip, type Action } from '../game/action.ts';
import type { Behaviour } from '../game/automaton.ts';
import { rule, surely } from './rule.ts';
import { PLAIN, type Classification, type StrategyRecord } from './strategy.ts';

/** Five own defections in a row end cooperation. State: `2 * run + last`, run at most 5. */
function resurrection(): Behaviour {
  return rule<number>({
    initial: 0,
    cooperate: (state) => (state >> 1 === 5 ? 0 : 1 - (state & 1)),
    next: (state, own, opponent) => 2 * (own === 'D' ? Math.min((state >> 1) + 1, 5) : 0) + codeOf(opponent),
  });
}

interface Run {
  /** The own move of the run and its length, at most 5. */
  readonly move: Action;
  readonly length: number;
  /** The opponent's last move. */
  readonly last: Action;
}

/** Five equal own moves in a row are followed by the other move. */
function doubleResurrection(): Behaviour {
  return rule<Run>({
    initial: { move: 'C', length: 0, last: 'C' },
    cooperate: ({ move, length, last }) => surely(length === 5 ? flip(move) : last),
    next: ({ move, length }, own, opponent) => ({
      move: own,
      length: own === move ? Math.min(length + 1, 5) : 1,
      last: opponent,
    }),
  });
}

const CLASSIFICATION: Classification = { ...PLAIN, memoryDepth: 5 };
const ORIGIN = 'Eckhart Arnold, CoopSim, 2015';

/** The two resurrections. */
export const resurrections: readonly StrategyRecord[] = [
  {
    id: 'resurrection',
    name: 'Resurrection',
    family: 'Resurrection',
    classification: CLASSIFICATION,
    origin: ORIGIN,
    description: 'Tit For Tat that defects for good once its own last five moves were defections.',
    create: resurrection,
  },
  {
    id: 'double-resurrection',
    name: 'DoubleResurrection',
    family: 'Resurrection',
    classification: CLASSIFICATION,
    origin: ORIGIN,
    description: 'Tit For Tat that changes its move after five own moves in a row were the same.',
    create: doubleResurrection,
  },
];
