// Probers: strategies that open with fixed moves to find out whom they play, or defect now and then to see
// whether it pays, and settle on exploiting, cooperating or Tit For Tat by what comes back.

import { codeOf, type Action } from '../game/action.ts';
import { chance, type Behaviour } from '../game/automaton.ts';
import { replyMachine, TIT_FOR_TAT_ROWS } from './reply-machine.ts';
import { rule, surely } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

/** The rows of the probers: Tit For Tat, or a defector for one who let a probe pass. */
const VERDICTS = { ...TIT_FOR_TAT_ROWS, exploit: ['D', 'exploit', 'exploit'] } as const;

/**
 * Plays the opening; then defects for good if the opponent has not defected in it, else Tit For Tat.
 * In the opening the state is `2 * turn + provoked`; after it one of three numbers below 0.
 */
function detective(opening: string): Behaviour {
  const moves = [...opening].map((letter) => surely(letter as Action));
  const exploit = -1;
  const peace = -2;
  const answer = -3;
  return rule<number>({
    initial: 0,
    cooperate: (state) => (state < 0 ? Number(state === peace) : moves[state >> 1]!),
    next(state, _own, opponent) {
      if (state === exploit) return exploit;
      const last = opponent === 'C' ? peace : answer;
      if (state < 0) return last;
      const provoked = state & 1 || codeOf(opponent);
      const turn = (state >> 1) + 1;
      if (turn < moves.length) return 2 * turn + provoked;
      return provoked ? last : exploit;
    },
  });
}

const PROBER_4_OPENING = [...'CCDCDDDCCDCDCCDCDDCD'].map((letter) => surely(letter as Action));

/**
 * In the opening the state is `64 * turn + 32 + just - unjust`, where a defection of the opponent is just when
 * it meets an own defection of the same turn. Turns 21 to 25 need the turn alone.
 */
function prober4(): Behaviour {
  const defector = -1;
  const peace = -2;
  const answer = -3;
  return rule<number>({
    initial: 32,
    cooperate: (state) => (state < 0 ? Number(state === peace) : (PROBER_4_OPENING[state >> 6] ?? 1)),
    next(state, own, opponent) {
      if (state === defector) return defector;
      const turn = (state >> 6) + 1;
      if (state < 0 || turn === 25) return opponent === 'C' ? peace : answer;
      if (turn > 20) return 64 * turn + 32;
      const balance = (state & 63) - 32;
      if (turn === 20) return Math.abs(balance) <= 2 ? defector : 64 * turn + 32;
      return state + 64 + (opponent === 'C' ? 0 : own === 'D' ? 1 : -1);
    },
  });
}

/** Tit For Tat that defects unprovoked with probability `p`; the state is the opponent's last move. */
function naiveProber(p: number): Behaviour {
  return rule<'start' | Action>({
    initial: 'start',
    cooperate: (last) => (last === 'start' ? 1 : last === 'C' ? 1 - p : 0),
    next: (_last, _own, opponent) => opponent,
  });
}

/**
 * As Naive Prober, but a defection of the opponent that follows the sight of a probe's turn is forgiven. The
 * state is the move decided on, since the rule remembers the intended probe, not the recorded one.
 */
function remorsefulProber(p: number): Behaviour {
  type State = 'C' | 'D' | 'probe';
  const afterC = chance<State>([1 - p, 'C'], [p, 'probe']);
  return rule<State>({
    initial: 'C',
    cooperate: (state) => (state === 'C' ? 1 : 0),
    next: (state, _own, opponent) => (opponent === 'C' ? afterC : state === 'probe' ? 'C' : 'D'),
  });
}

const PRISON = 'PRISON project, LIFL, 1998';
const LI_2011 = 'Li, Hingston and Kendall, 2011';
const PROBE = {
  kind: 'number',
  default: 0.1,
  min: 0,
  max: 1,
  description: 'probability of an unprovoked defection',
} as const;

/** Strategies that test their opponent first. */
export const probers: readonly StrategyRecord[] = [
  {
    id: 'collective-strategy',
    name: 'CollectiveStrategy',
    family: 'Probers',
    classification: PLAIN,
    origin: 'Li and Kendall, 2009',
    description: 'Opens with C, D and cooperates only with one who opened the same way and never defects again.',
    create: () =>
      replyMachine('greet', {
        greet: ['C', 'signal', 'outsider'],
        signal: ['D', 'outsider', 'member'],
        member: ['C', 'member', 'outsider'],
        outsider: ['D', 'outsider', 'outsider'],
      }),
  },
  {
    id: 'detective',
    name: 'Detective',
    family: 'Probers',
    parameters: [
      { name: 'initial_actions', kind: 'actions', default: 'CDCC', minLength: 1, description: 'the opening moves' },
    ],
    classification: PLAIN,
    origin: 'Nicky Case, "The Evolution of Trust", 2017',
    description:
      'Opens with C, D, C, C; defects for good against one who never hit back meanwhile, else plays Tit For Tat.',
    create: ({ initial_actions }) => detective(String(initial_actions)),
  },
  {
    id: 'prober',
    name: 'Prober',
    family: 'Probers',
    classification: PLAIN,
    origin: LI_2011,
    description:
      'Opens with D, C, C; defects for good if the opponent cooperated on turns 2 and 3, else plays Tit For Tat.',
    create: () =>
      replyMachine('probe', {
        probe: ['D', 'look', 'look'],
        look: ['C', 'look on', 'warned'],
        'look on': ['C', 'exploit', 'answer'],
        warned: ['C', 'peace', 'answer'],
        ...VERDICTS,
      }),
  },
  {
    id: 'prober-2',
    name: 'Prober 2',
    aliases: ['Prober2'],
    family: 'Probers',
    classification: PLAIN,
    origin: PRISON,
    description:
      'Opens with D, C, C; cooperates for good if the opponent played D, C on turns 2 and 3, else plays Tit For Tat.',
    create: () =>
      replyMachine('probe', {
        probe: ['D', 'look', 'look'],
        look: ['C', 'spared', 'paid'],
        spared: ['C', 'peace', 'answer'],
        paid: ['C', 'friends', 'answer'],
        friends: ['C', 'friends', 'friends'],
        ...TIT_FOR_TAT_ROWS,
      }),
  },
  {
    id: 'prober-3',
    name: 'Prober 3',
    aliases: ['Prober3'],
    family: 'Probers',
    classification: PLAIN,
    origin: PRISON,
    description: 'Opens with D, C; defects for good if the opponent cooperated on turn 2, else plays Tit For Tat.',
    create: () =>
      replyMachine('probe', {
        probe: ['D', 'look', 'look'],
        look: ['C', 'exploit', 'answer'],
        ...VERDICTS,
      }),
  },
  {
    id: 'prober-4',
    name: 'Prober 4',
    aliases: ['Prober4'],
    family: 'Probers',
    classification: PLAIN,
    origin: PRISON,
    description:
      'Plays twenty fixed moves and counts defections that met an own D and those that met a C; if they nearly balance it defects for good, else five C and Tit For Tat.',
    create: prober4,
  },
  {
    id: 'hard-prober',
    name: 'Hard Prober',
    aliases: ['HardProber'],
    family: 'Probers',
    classification: PLAIN,
    origin: PRISON,
    description:
      'Opens with D, D, C, C; defects for good if the opponent cooperated on turns 2 and 3, else plays Tit For Tat.',
    create: () =>
      replyMachine('probe', {
        probe: ['D', 'probe on', 'probe on'],
        'probe on': ['D', 'look', 'warned'],
        look: ['C', 'meek', 'settle'],
        warned: ['C', 'settle', 'settle'],
        meek: ['C', 'exploit', 'exploit'],
        settle: ['C', 'peace', 'answer'],
        ...VERDICTS,
      }),
  },
  {
    id: 'naive-prober',
    name: 'Naive Prober',
    fullName: 'Naive Prober: 0.1',
    aliases: ['NaiveProber'],
    family: 'Probers',
    parameters: [{ name: 'p', ...PROBE }],
    classification: { ...PLAIN, memoryDepth: 1, stochastic: true },
    origin: LI_2011,
    description: 'Tit For Tat that slips in an unprovoked defection now and then.',
    create: ({ p }) => naiveProber(Number(p)),
  },
  {
    id: 'remorseful-prober',
    name: 'Remorseful Prober',
    fullName: 'Remorseful Prober: 0.1',
    aliases: ['RemorsefulProber'],
    family: 'Probers',
    parameters: [{ name: 'p', ...PROBE }],
    classification: { ...PLAIN, memoryDepth: 2, stochastic: true },
    origin: `${LI_2011}; R. Dawkins, The Selfish Gene`,
    description: 'Naive Prober that lets a defection on the turn of its own probe pass, as if the two were quits.',
    create: ({ p }) => remorsefulProber(Number(p)),
  },
];
