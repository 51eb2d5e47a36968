// Strategies that keep count of the opponent's moves and cooperate by the share, the surplus or the age
// of its defections. Where only a difference matters the state is that difference, not the two counts.

import { codeOf, type Action } from '../game/action.ts';
import type { Automaton } from '../game/automaton.ts';
import { averageCopier } from './replies.ts';
import { rule, surely } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const family = 'Simple';

/** A weighted difference of the opponent's moves, and its last move. */
interface Balance {
  readonly balance: number;
  readonly last: Action;
}

/** Adds `perC` for each C and `perD` for each D of the opponent; replies by the balance and the last move. */
function weigh(perC: number, perD: number, reply: (balance: number, last: Action) => 0 | 1): Automaton<Balance> {
  return {
    initial: { balance: 0, last: 'C' },
    cooperate: ({ balance, last }) => reply(balance, last),
    next: ({ balance }, _own, opponent) => ({
      balance: balance + (opponent === 'C' ? perC : perD),
      last: opponent,
    }),
  };
}

/** VeryBad: its opening turns and the opponent's cooperations less its defections. */
interface VeryBad extends Balance {
  readonly opening: number;
}

/** Grumpy: its mood, and the opponent's defections less its cooperations. */
interface Grumpy {
  readonly nice: boolean;
  readonly balance: number;
}

/**
 * Calculator: a Joss player for twenty turns, during which the periods of 1 to 10 turns that the opponent's
 * moves still allow are a set of bits (bit q - 1 for period q). `recent` holds its last ten moves in bits, D being
 * 1, the latest lowest; only the latest once no period is possible.
 */
type Calculator =
  | { readonly stage: 'watch'; readonly turn: number; readonly periods: number; readonly recent: number }
  | { readonly stage: 'copy'; readonly last: Action }
  | { readonly stage: 'defect' };

const LONGEST_PERIOD = 10;
const WATCHED_TURNS = 20;

function watch(turn: number, periods: number, recent: number, opponent: Action): Calculator {
  const code = codeOf(opponent);
  let possible = periods;
  for (let q = 1; q <= LONGEST_PERIOD && q <= turn; q++) {
    if (((recent >> (q - 1)) & 1) !== code) possible &= ~(1 << (q - 1));
  }
  if (turn + 1 < WATCHED_TURNS) {
    const moves = possible === 0 ? code : ((recent << 1) | code) & ((1 << LONGEST_PERIOD) - 1);
    return { stage: 'watch', turn: turn + 1, periods: possible, recent: moves };
  }
  return possible === 0 ? { stage: 'copy', last: opponent } : { stage: 'defect' };
}

export const counting: readonly StrategyRecord[] = [
  {
    id: 'average-copier',
    name: 'Average Copier',
    aliases: ['AverageCopier'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'Geraint Palmer, Axelrod library',
    description: 'Cooperates as often as the opponent has so far; tosses a coin on the first turn.',
    create: () => averageCopier(0.5),
  },
  {
    id: 'nice-average-copier',
    name: 'Nice Average Copier',
    aliases: ['NiceAverageCopier'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'Owen Campbell, Axelrod library',
    description: 'Cooperates first, then as often as the opponent has so far.',
    create: () => averageCopier(1),
  },
  {
    id: 'calculator',
    name: 'Calculator',
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'PRISON, LIFL Lille 1998',
    description:
      'Plays Joss for twenty turns; if the opponent went round in a cycle of at most ten moves it defects for ever, else it plays Tit For Tat.',
    create: () =>
      rule<Calculator>({
        initial: { stage: 'watch', turn: 0, periods: (1 << LONGEST_PERIOD) - 1, recent: 0 },
        cooperate(state) {
          if (state.stage === 'defect') return 0;
          if (state.stage === 'copy') return surely(state.last);
          if (state.turn === 0) return 1;
          return (state.recent & 1) === 0 ? 0.9 : 0;
        },
        next(state, _own, opponent) {
          if (state.stage === 'defect') return state;
          if (state.stage === 'copy') return { stage: 'copy', last: opponent };
          return watch(state.turn, state.periods, state.recent, opponent);
        },
      }),
  },
  {
    id: 'doubler',
    name: 'Doubler',
    family,
    classification: PLAIN,
    origin: 'PRISON, LIFL Lille 1998',
    description:
      'Answers a defection with a defection unless the opponent has cooperated more than twice as often as it has defected.',
    create: () => rule(weigh(1, -2, (balance, last) => (last === 'D' && balance <= 0 ? 0 : 1))),
  },
  {
    id: 'forgiver',
    name: 'Forgiver',
    family,
    classification: PLAIN,
    origin: 'Thomas Campbell, Axelrod library',
    description: "Defects while more than a tenth of the opponent's moves so far are defections.",
    create: () =>
      // The state is ten times the defections less the turns.
      rule<number>({
        initial: 0,
        cooperate: (balance) => (balance > 0 ? 0 : 1),
        next: (balance, _own, opponent) => balance + (opponent === 'D' ? 9 : -1),
      }),
  },
  {
    id: 'forgiving-tit-for-tat',
    name: 'Forgiving Tit For Tat',
    aliases: ['ForgivingTitForTat'],
    family: 'Tit For Tat',
    classification: PLAIN,
    origin: 'Thomas Campbell, Axelrod library',
    description: "Answers a defection with a defection only while more than a tenth of the opponent's moves are such.",
    create: () => rule(weigh(-1, 9, (balance, last) => (balance > 0 && last === 'D' ? 0 : 1))),
  },
  {
    id: 'inverse',
    name: 'Inverse',
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'Karol Langner, Axelrod library',
    description:
      "Defects with a probability of one over the number of turns since the opponent's latest defection; cooperates with one that never has.",
    create: () =>
      // The state is that number of turns; infinite before the first defection.
      rule<number>({
        initial: Infinity,
        cooperate: (age) => 1 - 1 / age,
        next: (age, _own, opponent) => (opponent === 'D' ? 1 : age + 1),
      }),
  },
  {
    id: 'very-bad',
    name: 'VeryBad',
    family,
    classification: PLAIN,
    origin: 'Andre, Honovan, Felipe and Frederico 2013',
    description:
      'Cooperates three times, then plays the move that the opponent has played more often, or its last move in a draw.',
    create: () =>
      rule<VeryBad>({
        initial: { opening: 3, balance: 0, last: 'C' },
        cooperate: ({ opening, balance, last }) => (opening > 0 || balance > 0 ? 1 : balance < 0 ? 0 : surely(last)),
        next: ({ opening, balance }, _own, opponent) => ({
          opening: Math.max(0, opening - 1),
          balance: balance + 1 - 2 * codeOf(opponent),
          last: opponent,
        }),
      }),
  },
  {
    id: 'grumpy',
    name: 'Grumpy',
    fullName: 'Grumpy: Nice, 10, -10',
    family,
    parameters: [
      {
        name: 'starting_state',
        description: 'Mood at the start: C is nice, D is grumpy',
        kind: 'actions',
        default: 'C',
        minLength: 1,
      },
      {
        name: 'grumpy_threshold',
        description: 'Surplus of defections above which it becomes grumpy',
        kind: 'integer',
        default: 10,
        min: -100000,
        max: 100000,
      },
      {
        name: 'nice_threshold',
        description: 'Surplus of defections below which it becomes nice',
        kind: 'integer',
        default: -10,
        min: -100000,
        max: 100000,
      },
    ],
    classification: PLAIN,
    origin: 'Jason Young, Axelrod library',
    description:
      'Cooperates until defections outnumber cooperations by more than ten, then defects until cooperations outnumber defections by as many.',
    create(parameters) {
      const grumpyAbove = Number(parameters.grumpy_threshold);
      const niceBelow = Number(parameters.nice_threshold);
      // The mood is that of the coming turn: it may change once a turn, before the first one too.
      const mood = (nice: boolean, balance: number): Grumpy => {
        return { nice: nice ? balance <= grumpyAbove : balance < niceBelow, balance };
      };
      return rule<Grumpy>({
        initial: mood(String(parameters.starting_state)[0] !== 'D', 0),
        cooperate: ({ nice }) => (nice ? 1 : 0),
        next: ({ nice, balance }, _own, opponent) => mood(nice, balance - 1 + 2 * codeOf(opponent)),
      });
    },
  },
];
