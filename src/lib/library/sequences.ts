// Strategies that play a fixed sequence of moves and never look at the opponent: cycles, the aperiodic
// AntiCycler, and the Thue-Morse sequence. A state is the place in the sequence.
// Source: Axelrod library; [Mittal & Deb 2009] for the periodic players CCD and DDC.

import type { Automaton } from '../game/automaton.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

/** Plays the moves of `cycle` (a string of C and D, at least one) over and over. */
export function cycler(cycle: string): Automaton<number> {
  const probabilities = Array.from(cycle, (move) => (move === 'C' ? 1 : 0));
  return {
    initial: 0,
    cooperate: (place) => probabilities[place]!,
    next: (place) => (place + 1 === probabilities.length ? 0 : place + 1),
  };
}

/** An endless sequence; `cooperates(turn)`, turns counted from 1. */
function endless(cooperates: (turn: number) => boolean): Automaton<number> {
  return { initial: 1, cooperate: (turn) => (cooperates(turn) ? 1 : 0), next: (turn) => turn + 1 };
}

/**
 * C, D, D, then for k = 1, 2, ... k times C and one D. The D of block k falls on turn 3 + k(k + 3)/2, and
 * those of turns 2 and 3 fit the formula with k = -1 and 0: D exactly where 8t - 15 is a square.
 */
function antiCycles(turn: number): boolean {
  return !Number.isInteger(Math.sqrt(8 * turn - 15));
}

/** Whether a whole number below 2^32 has an odd number of ones in binary. */
function oddOnes(value: number): boolean {
  let x = value ^ (value >>> 16);
  x ^= x >>> 8;
  x ^= x >>> 4;
  return ((0x6996 >>> (x & 15)) & 1) === 1; // bit i of 0x6996: whether i has an odd number of ones
}

function fixedCycle(cycle: string, description: string, source = 'Marc Harper, Axelrod library'): StrategyRecord {
  const automaton = cycler(cycle);
  return {
    id: `cycler-${cycle.toLowerCase()}`,
    name: `Cycler ${cycle}`,
    family: 'Cycler',
    classification: { ...PLAIN, memoryDepth: cycle.length - 1 },
    origin: source,
    description,
    create: () => rule(automaton),
  };
}

const MITTAL_DEB = 'Marc Harper, Axelrod library; a periodic player of Mittal & Deb (2009)';

/** The fixed cycles. */
export const cyclers: readonly StrategyRecord[] = [
  fixedCycle('DC', 'Alternates, starting with D.'),
  fixedCycle('CCD', 'Cooperates twice and defects once, over and over.', MITTAL_DEB),
  fixedCycle('DDC', 'Defects twice and cooperates once, over and over.', MITTAL_DEB),
  fixedCycle('CCCD', 'Every fourth move is a defection.'),
  fixedCycle('CCCCCD', 'Every sixth move is a defection.'),
  fixedCycle('CCCDCD', 'Three cooperations and a defection, then one cooperation and a defection, over and over.'),
];

/** The sequences without a period. */
export const sequences: readonly StrategyRecord[] = [
  {
    id: 'anti-cycler',
    name: 'AntiCycler',
    aliases: ['Anti Cycler'],
    family: 'Sequence',
    classification: PLAIN,
    origin: 'Marc Harper, Axelrod library',
    description: 'Separates single defections by longer and longer runs of C, so that no cycle ever fits it.',
    create: () => rule(endless(antiCycles)),
  },
  {
    id: 'thue-morse',
    name: 'ThueMorse',
    aliases: ['Thue-Morse'],
    family: 'Sequence',
    classification: PLAIN,
    origin: 'Geraint Palmer, Axelrod library; the Thue-Morse sequence',
    description:
      'Cooperates on turn t when t - 1 has an odd number of ones in binary; never repeats a block three times.',
    create: () => rule(endless((turn) => oddOnes(turn - 1))),
  },
  {
    id: 'thue-morse-inverse',
    name: 'ThueMorseInverse',
    aliases: ['Thue-Morse Inverse'],
    family: 'Sequence',
    classification: PLAIN,
    origin: 'Geraint Palmer, Axelrod library',
    description: 'Defects wherever ThueMorse cooperates and the other way round.',
    create: () => rule(endless((turn) => !oddOnes(turn - 1))),
  },
];
