// Strategies of a few plain words: always the same, by the turn, by the last move, a fixed opening.
// Those that keep count of the opponent's moves are in counting.ts.

import { flip, type Action } from '../game/action.ts';
import { always, rule, surely } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const family = 'Simple';

/** Handshake: the opening turn, or the verdict after the opening. */
type Handshake =
  | { readonly stage: 'opening'; readonly turn: number; readonly met: boolean }
  | { readonly stage: 'over'; readonly turn: 0; readonly met: boolean };

/** Gradual Killer's opening. */
const KILLER_OPENING = 'DDDDDCC';

/** Gradual Killer: finished turns up to seven, and whether both test turns so far met a defection. */
interface Killer {
  readonly turn: number;
  readonly refused: boolean;
}

/** Adaptive: finished opening turns, and the total earned by cooperating less that earned by defecting. */
interface Adaptive {
  readonly turn: number;
  readonly surplus: number;
}

/** Negation after the first turn holds the move to play. */
type Negation = 'start' | Action;

export const simple: readonly StrategyRecord[] = [
  {
    id: 'random',
    name: 'Random',
    fullName: 'Random: 0.5',
    aliases: ['Lunatic'],
    family,
    parameters: [
      { name: 'p', description: 'Probability of cooperating', kind: 'number', default: 0.5, min: 0, max: 1 },
    ],
    classification: { ...PLAIN, memoryDepth: 0, stochastic: true },
    origin: 'Benchmark of the first tournament, 15th; Axelrod 1980; Lunatic in Tzafestas 2000',
    description: 'Tosses a coin each turn.',
    create: (parameters) => always(Number(parameters.p)),
  },
  {
    id: 'cooperator',
    name: 'Cooperator',
    aliases: ['ALLC', 'Always Cooperate'],
    family,
    classification: { ...PLAIN, memoryDepth: 0 },
    origin: 'Axelrod 1984; ALLC in Press and Dyson 2012',
    description: 'Always cooperates.',
    create: () => always(1),
  },
  {
    id: 'defector',
    name: 'Defector',
    aliases: ['ALLD', 'Always Defect'],
    family,
    classification: { ...PLAIN, memoryDepth: 0 },
    origin: 'Axelrod 1984; ALLD in Press and Dyson 2012',
    description: 'Always defects.',
    create: () => always(0),
  },
  {
    id: 'tricky-cooperator',
    name: 'Tricky Cooperator',
    aliases: ['TrickyCooperator'],
    family,
    classification: { ...PLAIN, memoryDepth: 10 },
    origin: 'Karol Langner, Axelrod library',
    description:
      "Cooperates for three turns and for ten turns after each of the opponent's defections; otherwise it defects.",
    create: () =>
      // The state is the number of cooperations to come.
      rule<number>({
        initial: 3,
        cooperate: (left) => (left > 0 ? 1 : 0),
        next: (left, _own, opponent) => (opponent === 'D' ? 10 : Math.max(0, left - 1)),
      }),
  },
  {
    id: 'tricky-defector',
    name: 'Tricky Defector',
    aliases: ['TrickyDefector'],
    family,
    classification: PLAIN,
    origin: 'Karol Langner, Axelrod library',
    description:
      'Defects, but cooperates to win back an opponent that has cooperated before and has now defected three times in a row.',
    create: () =>
      // The state is the opponent's run of defections, at most three, counted from its first cooperation on.
      rule<number | 'never cooperated'>({
        initial: 'never cooperated',
        cooperate: (run) => (run === 3 ? 1 : 0),
        next(run, _own, opponent) {
          if (opponent === 'C') return 0;
          return run === 'never cooperated' ? run : Math.min(3, run + 1);
        },
      }),
  },
  {
    id: 'alternator',
    name: 'Alternator',
    family,
    classification: { ...PLAIN, memoryDepth: 1 },
    origin: 'Axelrod 1984; periodic player CD in Mittal and Deb 2009',
    description: 'Cooperates first, then plays the opposite of its own last move.',
    create: () => rule<Action>({ initial: 'C', cooperate: surely, next: (_state, own) => flip(own) }),
  },
  {
    id: 'appeaser',
    name: 'Appeaser',
    family,
    classification: PLAIN,
    origin: 'Jochen Müller, Axelrod library',
    description: 'Repeats its own move as long as the opponent cooperates, and changes it after each defection.',
    create: () =>
      rule<Action>({
        initial: 'C',
        cooperate: surely,
        next: (_state, own, opponent) => (opponent === 'D' ? flip(own) : own),
      }),
  },
  {
    id: 'better-and-better',
    name: 'Better and Better',
    aliases: ['BetterAndBetter'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'PRISON, LIFL Lille 1998',
    description: 'Cooperates with a probability of one in a thousand times the number of the turn.',
    create: () =>
      // The state is the number of the turn, counted up to 1000.
      rule<number>({
        initial: 1,
        cooperate: (turn) => turn / 1000,
        next: (turn) => Math.min(turn + 1, 1000),
      }),
  },
  {
    id: 'gradual-killer',
    name: 'Gradual Killer',
    fullName: 'Gradual Killer: (D, D, D, D, D, C, C)',
    aliases: ['GradualKiller'],
    family,
    classification: PLAIN,
    origin: 'PRISON, LIFL Lille 1998',
    description:
      'Opens with five defections and two cooperations; defects for ever if both cooperations met a defection, else cooperates for ever.',
    create: () =>
      rule<Killer>({
        initial: { turn: 0, refused: true },
        cooperate: ({ turn, refused }) => (turn < 7 ? surely(KILLER_OPENING[turn] as Action) : refused ? 0 : 1),
        next({ turn, refused }, _own, opponent) {
          const testing = turn === 5 || turn === 6;
          return { turn: Math.min(turn + 1, 7), refused: testing ? refused && opponent === 'D' : refused };
        },
      }),
  },
  {
    id: 'handshake',
    name: 'Handshake',
    family,
    parameters: [
      {
        name: 'initial_plays',
        description: 'The opening that both sides must play',
        kind: 'actions',
        default: 'CD',
        minLength: 1,
      },
    ],
    classification: PLAIN,
    origin: 'Robson 1990',
    description:
      'Opens with a cooperation and a defection, then cooperates for ever with those that opened likewise and defects on all others.',
    create(parameters) {
      const opening = String(parameters.initial_plays) || 'CD';
      return rule<Handshake>({
        initial: { stage: 'opening', turn: 0, met: true },
        cooperate: ({ stage, turn, met }) => (stage === 'opening' ? surely(opening[turn] as Action) : met ? 1 : 0),
        next(state, _own, opponent) {
          if (state.stage === 'over') return state;
          const met = state.met && opponent === opening[state.turn];
          if (state.turn + 1 === opening.length) return { stage: 'over', turn: 0, met };
          return { stage: 'opening', turn: state.turn + 1, met };
        },
      });
    },
  },
  {
    id: 'negation',
    name: 'Negation',
    family,
    classification: { ...PLAIN, memoryDepth: 1, stochastic: true },
    origin: 'prisoners-dilemma.com competition (PD2017)',
    description: "Tosses a coin on the first turn, then does the opposite of the opponent's last move.",
    create: () =>
      rule<Negation>({
        initial: 'start',
        cooperate: (state) => (state === 'start' ? 0.5 : surely(state)),
        next: (_state, _own, opponent) => flip(opponent),
      }),
  },
  {
    id: 'adaptive',
    name: 'Adaptive',
    family,
    parameters: [
      {
        name: 'initial_plays',
        description: 'The moves of the opening',
        kind: 'actions',
        default: 'CCCCCCDDDDD',
        minLength: 1,
      },
    ],
    classification: { ...PLAIN, usesPayoffs: true },
    origin: 'Li, Hingston and Kendall 2011',
    description: 'Plays six cooperations and five defections, then always the move that has earned more points in all.',
    create(parameters, { payoffs }) {
      const opening = String(parameters.initial_plays) || 'CCCCCCDDDDD';
      const { R, S, T, P } = payoffs;
      return rule<Adaptive>({
        initial: { turn: 0, surplus: 0 },
        cooperate({ turn, surplus }) {
          if (turn < opening.length) return surely(opening[turn] as Action);
          return surplus > 0 ? 1 : 0;
        },
        next({ turn, surplus }, own, opponent) {
          const earned = own === 'C' ? (opponent === 'C' ? R : S) : opponent === 'C' ? -T : -P;
          return { turn: Math.min(turn + 1, opening.length), surplus: surplus + earned };
        },
      });
    },
  },
];
