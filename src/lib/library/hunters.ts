// Hunters: strategies that cooperate until they recognise a kind of opponent (one that never changes, one
// that alternates, one that goes round in circles, one that tosses coins) and then defect against it.

import { codeOf, type Action } from '../game/action.ts';
import type { Behaviour } from '../game/automaton.ts';
import { isMixed, mayRepeat, period, watch, WATCH_BITS, WATCH_START } from './periods.ts';
import { rule } from './rule.ts';
import { append, noSums, sumBetween, type RunningSums } from './running-sums.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

/** Defects from turn 5 on for as long as the opponent has played nothing but `quarry`. */
function constantHunter(quarry: Action): Behaviour {
  const released = -1;
  return rule<number>({
    initial: 0,
    cooperate: (state) => (state === 4 ? 0 : 1),
    next: (state, _own, opponent) => (state === released || opponent !== quarry ? released : Math.min(state + 1, 4)),
  });
}

/** State: turns so far and the opponent's last move as `2 * turns + code`, or one of the two verdicts. */
function alternatorHunter(): Behaviour {
  const peaceful = -1;
  const hunting = 12;
  return rule<number>({
    initial: 0,
    cooperate: (state) => (state === hunting ? 0 : 1),
    next(state, _own, opponent) {
      if (state === peaceful || state === hunting) return state;
      const turns = state >> 1;
      const code = codeOf(opponent);
      if (turns > 0 && code === (state & 1)) return peaceful;
      return turns === 5 ? hunting : 2 * (turns + 1) + code;
    },
  });
}

/** State: the watch over the opponent's moves, or one of two verdicts that never change. */
function cycleHunter(): Behaviour {
  const peaceful = -1;
  const hunting = -2;
  return rule<number>({
    initial: WATCH_START,
    cooperate: (state) => (state === hunting ? 0 : 1),
    next(state, _own, opponent) {
      if (state < 0) return state;
      const seen = watch(state, opponent);
      if (!mayRepeat(seen)) return peaceful;
      const found = period(seen);
      return found > 0 && isMixed(seen, found) ? hunting : seen;
    },
  });
}

const TURN_BASE = 2 ** WATCH_BITS;

/**
 * State: the watch over the opponent's moves since turn 11; above it, with base 2^27, the turn, whether the
 * opponent has defected, and whether it is being hunted, as `4 * turn + 2 * defected + hunted`. The turn runs
 * to 43 and then returns to 34: the watch is full after 34 turns and only the last digit matters from there.
 */
function eventualCycleHunter(): Behaviour {
  const peaceful = -1;
  return rule<number>({
    initial: WATCH_START,
    cooperate: (state) => (state >= 0 && (Math.floor(state / TURN_BASE) & 1) === 1 ? 0 : 1),
    next(state, _own, opponent) {
      if (state < 0) return state;
      const upper = Math.floor(state / TURN_BASE);
      const turn = upper >> 2 === 43 ? 34 : (upper >> 2) + 1;
      const defected = (upper & 2) !== 0 || opponent === 'D';
      const before = state % TURN_BASE;
      const seen = turn <= 10 ? before : watch(before, opponent);
      const hunted = turn % 10 === 0 ? defected && period(seen) > 0 : (upper & 1) === 1;
      if (!hunted && !mayRepeat(seen)) return peaceful;
      return (4 * turn + 2 * Number(defected) + Number(hunted)) * TURN_BASE + seen;
    },
  });
}

interface Windows {
  /** Cooperations of both players, turn by turn, as running sums. */
  readonly both: RunningSums;
  /** Moves the opponent has shown: 1 for C, 2 for D, 3 for both. */
  readonly shown: number;
}

/** The share of cooperation stays within 0.2 over the first, middle and last half of the match. */
function mathConstantHunter(): Behaviour {
  return rule<Windows>({
    initial: { both: noSums(), shown: 0 },
    cooperate({ both, shown }) {
      const n = both.length;
      if (n < 8 || shown !== 3) return 1;
      const rate = (from: number, to: number): number => (0.5 * sumBetween(both, from, to)) / (to - from);
      const half = Math.floor(n / 2);
      const first = rate(0, half);
      const middle = rate(Math.floor(n / 4), Math.floor((3 * n) / 4));
      const last = rate(half, n);
      return Math.abs(first - middle) < 0.2 && Math.abs(first - last) < 0.2 ? 0 : 1;
    },
    next: ({ both, shown }, own, opponent) => ({
      both: append(both, 2 - codeOf(own) - codeOf(opponent)),
      shown: shown | (opponent === 'C' ? 1 : 2),
    }),
    // The length too: three and four turns leave the same number of sums.
    key: ({ both: { sums, length }, shown }) =>
      `${shown} ${length} ${sums.slice(Math.floor(length / 4), length + 1).join(' ')}`,
  });
}

interface Replies {
  /** Own moves so far. */
  readonly c: number;
  readonly d: number;
  /** How often the opponent met our C with C, and our D with D, one turn later. */
  readonly cc: number;
  readonly dd: number;
  readonly last: Action | null;
}

/** Whether a ratio tells nothing: it lies strictly within a quarter of one half. */
const vague = (ratio: number): boolean => Math.abs(ratio - 0.5) < 0.25;

/**
 * The denominators hold the move of the latest turn although nobody has answered it yet, as in the reference:
 * one of the two ratios is a little too small.
 */
function randomHunter(): Behaviour {
  return rule<Replies>({
    initial: { c: 0, d: 0, cc: 0, dd: 0, last: null },
    cooperate({ c, d, cc, dd }) {
      if (c + d <= 10) return 1;
      const hunted = (c <= 5 || vague(cc / c)) && (d <= 5 || vague(dd / d));
      return hunted ? 0 : 1;
    },
    next: ({ c, d, cc, dd, last }, own, opponent) => ({
      c: own === 'C' ? c + 1 : c,
      d: own === 'D' ? d + 1 : d,
      cc: last === 'C' && opponent === 'C' ? cc + 1 : cc,
      dd: last === 'D' && opponent === 'D' ? dd + 1 : dd,
      last: own,
    }),
  });
}

const LANGNER = 'Karol Langner, Axelrod library';
const HARPER = 'Marc Harper, Axelrod library';

/** Strategies that look for one kind of opponent and defect against it. */
export const hunters: readonly StrategyRecord[] = [
  {
    id: 'defector-hunter',
    name: 'Defector Hunter',
    aliases: ['DefectorHunter'],
    family: 'Hunters',
    classification: PLAIN,
    origin: LANGNER,
    description:
      'Defects against an opponent that has done nothing else in four turns or more, until it first cooperates.',
    create: () => constantHunter('D'),
  },
  {
    id: 'cooperator-hunter',
    name: 'Cooperator Hunter',
    aliases: ['CooperatorHunter'],
    family: 'Hunters',
    classification: PLAIN,
    origin: LANGNER,
    description:
      'Exploits an opponent that has cooperated on four turns or more without a break, until it first defects.',
    create: () => constantHunter('C'),
  },
  {
    id: 'alternator-hunter',
    name: 'Alternator Hunter',
    aliases: ['AlternatorHunter'],
    family: 'Hunters',
    classification: PLAIN,
    origin: LANGNER,
    description:
      'Watches six turns; if the opponent changed its move each time it defects for good, else it cooperates for good.',
    create: alternatorHunter,
  },
  {
    id: 'cycle-hunter',
    name: 'Cycle Hunter',
    aliases: ['CycleHunter'],
    family: 'Hunters',
    classification: PLAIN,
    origin: HARPER,
    description:
      'Defects for good once the whole history of the opponent repeats a mixed pattern of 3 to 12 moves at least twice.',
    create: cycleHunter,
  },
  {
    id: 'eventual-cycle-hunter',
    name: 'Eventual Cycle Hunter',
    aliases: ['EventualCycleHunter'],
    family: 'Hunters',
    classification: PLAIN,
    origin: HARPER,
    description:
      'Every ten turns asks whether the opponent, who must have defected once, has been repeating itself since turn 11, and defects for the next ten turns if so.',
    create: eventualCycleHunter,
  },
  {
    id: 'math-constant-hunter',
    name: 'Math Constant Hunter',
    aliases: ['MathConstantHunter'],
    family: 'Hunters',
    classification: PLAIN,
    origin: LANGNER,
    description:
      'Defects while the share of cooperation in the match hardly differs between its first, middle and last half.',
    create: mathConstantHunter,
  },
  {
    id: 'random-hunter',
    name: 'Random Hunter',
    aliases: ['RandomHunter'],
    family: 'Hunters',
    classification: PLAIN,
    origin: LANGNER,
    description:
      'Defects while the moves of the opponent seem to have nothing to do with the move that it has just seen.',
    create: randomHunter,
  },
];
