// Adaptive Pavlov: every six turns the opponent is put into a class by its last six moves and met with the
// reply for that class; the first six turns are Tit For Tat. Li entered the first version in the competition
// of 2005; the second (Li, Hingston and Kendall 2011) counts defections instead of matching patterns.

import { codeOf } from '../game/action.ts';
import type { Behaviour } from '../game/automaton.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const UNKNOWN = 0;
const COOPERATIVE = 1;
const ALL_D = 2;
const SUSPICIOUS = 3; // Suspicious Tit For Tat
const PAVLOV_D = 4;
const RANDOM = 5;

/** Six moves as bits, oldest highest, D is 1, and the class they stand for. */
const PATTERNS = new Map([
  [0b000000, COOPERATIVE],
  [0b111111, ALL_D],
  [0b101010, SUSPICIOUS],
  [0b110110, PAVLOV_D],
]);

/**
 * State: class, turn in the block (0 to 5), the block's moves as bits, the opponent's last move; packed as
 * `class << 10 | turn << 7 | moves << 1 | last`.
 */
function adaptivePavlov2006(): Behaviour {
  return rule<number>({
    initial: 0,
    cooperate(state) {
      const reply = 1 - (state & 1);
      const turn = (state >> 7) & 7;
      switch (state >> 10) {
        case ALL_D:
        case RANDOM:
          return 0;
        case SUSPICIOUS:
          return turn <= 1 ? 1 : reply;
        case PAVLOV_D:
          return turn === 0 ? 0 : 1;
        default:
          return reply;
      }
    },
    next(state, _own, opponent) {
      const before = state >> 10;
      const turn = ((state >> 7) & 7) + 1;
      const last = codeOf(opponent);
      const moves = (((state >> 1) & 63) << 1) | last;
      if (turn < 6) return (before << 10) | (turn << 7) | (moves << 1) | last;
      const after = PATTERNS.get(moves) ?? (before === UNKNOWN ? RANDOM : before);
      return (after << 10) | last;
    },
  });
}

/**
 * State: class, turn in the block, defections in the block (at most 4: more is the same), the opponent's last
 * two moves; packed as `class << 8 | turn << 5 | defections << 2 | moves`.
 */
function adaptivePavlov2011(): Behaviour {
  return rule<number>({
    initial: 0,
    cooperate(state) {
      switch (state >> 8) {
        case ALL_D:
        case RANDOM:
          return 0;
        case SUSPICIOUS:
          return (state & 3) === 3 ? 0 : 1;
        default:
          return 1 - (state & 1);
      }
    },
    next(state, _own, opponent) {
      const before = state >> 8;
      const turn = ((state >> 5) & 7) + 1;
      const last = codeOf(opponent);
      const moves = ((state << 1) | last) & 3;
      const defections = Math.min(((state >> 2) & 7) + last, 4);
      if (turn < 6) return (before << 8) | (turn << 5) | (defections << 2) | moves;
      return (classOf(defections, before) << 8) | moves;
    },
  });
}

function classOf(defections: number, before: number): number {
  if (defections === 0) return COOPERATIVE;
  if (defections === 3) return SUSPICIOUS;
  if (defections === 4) return ALL_D;
  return before === UNKNOWN ? RANDOM : before;
}

/** The two adaptive Pavlovs. */
export const adaptivePavlovs: readonly StrategyRecord[] = [
  {
    id: 'adaptive-pavlov-2006',
    name: 'Adaptive Pavlov 2006',
    aliases: ['APavlov2006'],
    family: 'Adaptive Pavlov',
    classification: PLAIN,
    origin: 'Li, 2007; competition of 2005',
    description:
      'Tells cooperators, defectors, Suspicious Tit For Tat and PavlovD apart by exact patterns of six moves, checked every six turns, and replies to each in its own way.',
    create: adaptivePavlov2006,
  },
  {
    id: 'adaptive-pavlov-2011',
    name: 'Adaptive Pavlov 2011',
    aliases: ['APavlov2011'],
    family: 'Adaptive Pavlov',
    classification: PLAIN,
    origin: 'Li, Hingston and Kendall, 2011',
    description:
      'Sorts the opponent every six turns by its defections in them: none gets Tit For Tat, three get Tit For Two Tats, four or more get defection.',
    create: adaptivePavlov2011,
  },
];
