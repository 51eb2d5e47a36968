// Go by majority: the move that the opponent has played more often, over the whole match or over a window of
// its latest moves; a tie gives C to the soft and D to the hard.

import type { Behaviour } from '../game/automaton.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

/** The state is the opponent's defections minus its cooperations. */
function wholeHistory(tie: number): Behaviour {
  return rule<number>({
    initial: 0,
    cooperate: (surplus) => (surplus === 0 ? tie : surplus > 0 ? 0 : 1),
    next: (surplus, _own, opponent) => (opponent === 'D' ? surplus + 1 : surplus - 1),
  });
}

/**
 * The state holds the opponent's last `size` moves as bits (D is 1, newest lowest) under a leading 1 that
 * says how many there are. At most 52 moves, so that it is a whole number that a double holds exactly.
 */
function slidingWindow(size: number, tie: number): Behaviour {
  const full = 2 ** size;
  return rule<number>({
    initial: 1,
    cooperate(state) {
      const moves = bitLength(state) - 1;
      const surplus = 2 * (ones(state) - 1) - moves;
      return surplus === 0 ? tie : surplus > 0 ? 0 : 1;
    },
    next(state, _own, opponent) {
      const shifted = 2 * state + (opponent === 'D' ? 1 : 0);
      return shifted < 2 * full ? shifted : (shifted % full) + full;
    },
  });
}

const HALF = 2 ** 26;

function bitLength(value: number): number {
  const high = Math.floor(value / HALF);
  return high > 0 ? 58 - Math.clz32(high) : 32 - Math.clz32(value);
}

function ones(value: number): number {
  return ones32(Math.floor(value / HALF)) + ones32(value % HALF);
}

/** The number of 1 bits of a whole number below 2^32 (Warren, Hacker's Delight, 5-1). */
function ones32(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function majorityRule(size: number, soft: boolean): Behaviour {
  const tie = soft ? 1 : 0;
  return size === 0 ? wholeHistory(tie) : slidingWindow(size, tie);
}

const WINDOW = {
  name: 'memory_depth',
  kind: 'integer',
  default: 0,
  min: 0,
  max: 52,
  description: 'moves of the opponent that count, the latest ones; 0 for all',
} as const;

function windowed(manner: 'Soft' | 'Hard', size: number): StrategyRecord {
  return {
    id: `${manner.toLowerCase()}-go-by-majority-${size}`,
    name: `${manner} Go By Majority: ${size}`,
    aliases: [`${manner === 'Hard' ? 'Hard' : ''}GoByMajority${size}`],
    family: 'Majority',
    classification: { ...PLAIN, memoryDepth: size },
    origin: 'Karol Langner, Axelrod library',
    description: `Plays what the opponent played more often in its last ${size} moves; a tie gives ${manner === 'Soft' ? 'C' : 'D'}.`,
    create: () => majorityRule(size, manner === 'Soft'),
  };
}

/** Soft and hard majority rules, over the whole match and over windows. */
export const majority: readonly StrategyRecord[] = [
  {
    id: 'soft-go-by-majority',
    name: 'Soft Go By Majority',
    aliases: ['GoByMajority', 'Go By Majority', 'Soft Majority'],
    family: 'Majority',
    parameters: [
      WINDOW,
      { name: 'soft', kind: 'integer', default: 1, min: 0, max: 1, description: '1: a tie gives C; 0: a tie gives D' },
    ],
    classification: PLAIN,
    origin: "Gail Grisell, Axelrod's second tournament, 1980; Mittal and Deb, 2009",
    description: 'Cooperates unless the opponent has defected on more than half of its turns.',
    create: ({ memory_depth, soft }) => majorityRule(Number(memory_depth), soft !== 0),
  },
  ...[5, 10, 20, 40].map((size) => windowed('Soft', size)),
  {
    id: 'hard-go-by-majority',
    name: 'Hard Go By Majority',
    aliases: ['HardGoByMajority', 'Hard Majority'],
    family: 'Majority',
    parameters: [WINDOW],
    classification: PLAIN,
    origin: 'Mittal and Deb, 2009',
    description: 'Cooperates only if the opponent has cooperated on more than half of its turns.',
    create: ({ memory_depth }) => majorityRule(Number(memory_depth), false),
  },
  ...[5, 10, 20, 40].map((size) => windowed('Hard', size)),
];
