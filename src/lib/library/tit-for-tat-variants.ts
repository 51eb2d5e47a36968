// Relatives of Tit For Tat that count, adapt, punish gradually or toss coins.

import { codeOf, type Action } from '../game/action.ts';
import { chance, type Automaton } from '../game/automaton.ts';
import { withFinalMoves } from './final-moves.ts';
import { cooperateThenReply } from './replies.ts';
import { asDecided, rule, surely, type Decided } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const family = 'Tit For Tat';

/** Dynamic Two Tits For Tat: the opponent's record, and the turns for which its last defection is remembered. */
interface Dynamic {
  readonly turns: number;
  readonly cooperations: number;
  readonly memory: 0 | 1 | 2;
}

/** Omega TFT: the opponent's last move (none before turn 1), and the two counters. */
interface Omega extends Decided {
  readonly last: 'none' | Action;
  readonly deadlock: number;
  readonly randomness: number;
}

/** The next state of Omega TFT from its third turn on, in the order of its rules. */
function omegaNext(
  { last, deadlock, randomness }: Omega,
  own: Action,
  opponent: Action,
  deadlockThreshold: number,
  randomnessThreshold: number,
): Omega {
  if (deadlock >= deadlockThreshold) {
    // Two cooperations on consecutive turns break a deadlock.
    const broken = deadlock === deadlockThreshold ? deadlockThreshold + 1 : 0;
    return { last: opponent, deadlock: broken, randomness, move: 'C' };
  }
  const changed = last !== opponent;
  let random = randomness;
  if (last === 'C' && opponent === 'C') random -= 1;
  if (changed) random += 1;
  if (own !== opponent) random += 1;
  if (random >= randomnessThreshold) {
    return { last: opponent, deadlock, randomness: random, move: 'D' };
  }
  return {
    last: opponent,
    deadlock: changed ? deadlock + 1 : 0,
    randomness: random,
    move: opponent,
  };
}

/** Gradual punishment: what the length of the next punishment depends on, and the turns that are scheduled. */
interface Gradual {
  readonly count: number;
  /** Turns of punishment and calming left, the coming one included; the last two are calming. */
  readonly left: number;
}

/** `every`: each defection of the opponent makes the next punishment longer, else each punishment does. */
function gradual(every: boolean): Automaton<Gradual> {
  return {
    initial: { count: 0, left: 0 },
    cooperate: ({ left }) => (left > 2 ? 0 : 1),
    next({ count, left }, _own, opponent) {
      const idle = left <= 1;
      const longer = opponent === 'D' && (every || idle) ? count + 1 : count;
      if (!idle) return { count: longer, left: left - 1 };
      return { count: longer, left: opponent === 'D' ? longer + 2 : 0 };
    },
  };
}

/** EugineNier: the opponent's defections, at most five, and its last move. */
interface Nier {
  readonly defections: number;
  readonly last: Action;
}

export const titForTatVariants: readonly StrategyRecord[] = [
  {
    id: 'dynamic-two-tits-for-tat',
    name: 'Dynamic Two Tits For Tat',
    aliases: ['DynamicTwoTitsForTat'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'Grant Garrett-Grossman, Axelrod library',
    description:
      'Two Tits For Tat that forgives with a probability equal to the share of cooperations the opponent has played.',
    create: () =>
      rule<Dynamic>({
        initial: { turns: 0, cooperations: 0, memory: 0 },
        cooperate: ({ turns, cooperations, memory }) => (memory === 0 ? 1 : cooperations / turns),
        next: ({ turns, cooperations, memory }, _own, opponent) => ({
          turns: turns + 1,
          cooperations: cooperations + 1 - codeOf(opponent),
          memory: opponent === 'D' ? 2 : memory === 2 ? 1 : 0,
        }),
      }),
  },
  {
    id: 'omega-tft',
    name: 'Omega TFT',
    fullName: 'Omega TFT: 3, 8',
    aliases: ['OmegaTFT', 'Omega Tit For Tat'],
    family,
    parameters: [
      {
        name: 'deadlock_threshold',
        description: "Changes of the opponent's move in a row that count as a deadlock",
        kind: 'integer',
        default: 3,
        min: 1,
        max: 1000,
      },
      {
        name: 'randomness_threshold',
        description: 'Level of the randomness counter from which it defects',
        kind: 'integer',
        default: 8,
        min: -1000,
        max: 1000,
      },
    ],
    classification: PLAIN,
    origin: "Slany and Kienreich 2007, in Kendall, Yao and Chong, The Iterated Prisoners' Dilemma: 20 Years On",
    description:
      'Tit For Tat that breaks alternating deadlocks with two cooperations and gives up on opponents whose moves look random.',
    create(parameters) {
      const deadlockThreshold = Number(parameters.deadlock_threshold);
      const randomnessThreshold = Number(parameters.randomness_threshold);
      return rule<Omega>({
        initial: { last: 'none', deadlock: 0, randomness: 0, move: 'C' },
        cooperate: asDecided,
        next(state, own, opponent) {
          if (state.last !== 'none') return omegaNext(state, own, opponent, deadlockThreshold, randomnessThreshold);
          return { last: opponent, deadlock: 0, randomness: 0, move: opponent };
        },
      });
    },
  },
  {
    id: 'original-gradual',
    name: 'Original Gradual',
    aliases: ['OriginalGradual'],
    family,
    classification: PLAIN,
    origin: 'Beaufils, Delahaye and Mathieu 1997',
    description:
      'Answers a defection with as many defections as the number of its punishments so far, then calms down with two cooperations.',
    create: () => rule(gradual(false)),
  },
  {
    id: 'gradual',
    name: 'Gradual',
    family,
    classification: PLAIN,
    origin: 'CRISTAL/SMAC Lille 2018, after Beaufils, Delahaye and Mathieu 1997',
    description:
      'Answers a defection with as many defections as the opponent has played in all, then calms down with two cooperations.',
    create: () => rule(gradual(true)),
  },
  {
    id: 'adaptive-tit-for-tat',
    name: 'Adaptive Tit For Tat',
    fullName: 'Adaptive Tit For Tat: 0.5',
    aliases: ['AdaptiveTitForTat'],
    family,
    parameters: [
      {
        name: 'rate',
        description: 'How fast its image of the opponent follows the moves; also its first image',
        kind: 'number',
        default: 0.5,
        min: 0,
        max: 1,
      },
    ],
    classification: PLAIN,
    origin: 'Tzafestas 2000',
    description:
      'Keeps an image of the opponent between 0 and 1 that moves towards each move it sees, and cooperates while the image is at least a half.',
    create(parameters) {
      const rate = Number(parameters.rate);
      // Rounding is part of the rule: after some fifty cooperations the image is exactly 1, and one defection
      // then leaves exactly a half, which is forgiven.
      return rule<number | 'start'>({
        initial: 'start',
        cooperate: (image) => (image === 'start' || image >= 0.5 ? 1 : 0),
        next(image, _own, opponent) {
          const world = image === 'start' ? rate : image;
          return opponent === 'C' ? world + rate * (1 - world) : world - rate * world;
        },
      });
    },
  },
  {
    id: 'eugine-nier',
    name: 'EugineNier',
    fullName: 'EugineNier: (D,)',
    family,
    classification: { ...PLAIN, usesLength: true },
    origin: 'LessWrong "Zoo of Strategies" tournament 2011',
    description:
      'Tit For Tat that defects for ever after five defections in all, and on the last turn where it knows it.',
    create(_parameters, info) {
      const body: Automaton<Nier> = {
        initial: { defections: 0, last: 'C' },
        cooperate: ({ last }) => surely(last),
        next({ defections }, _own, opponent) {
          const total = Math.min(5, defections + codeOf(opponent));
          return { defections: total, last: total === 5 ? 'D' : opponent };
        },
      };
      return rule(withFinalMoves(body, ['D'], info));
    },
  },
  {
    id: 'michaelos',
    name: 'Michaelos',
    fullName: 'Michaelos: (D,)',
    family,
    classification: { ...PLAIN, stochastic: true, usesLength: true },
    origin: 'LessWrong "Zoo of Strategies" tournament 2011',
    description:
      'Tit For Tat that, each time it has exploited a cooperation, turns to defection for ever half of the time; it defects on the last turn where it knows it.',
    create(_parameters, info) {
      const body: Automaton<Action | 'gone'> = {
        initial: 'C',
        cooperate: (state) => (state === 'C' ? 1 : 0),
        next(state, own, opponent) {
          if (state === 'gone') return 'gone';
          return own === 'D' && opponent === 'C' ? chance([0.5, 'C'], [0.5, 'gone']) : opponent;
        },
      };
      return rule(withFinalMoves(body, ['D'], info));
    },
  },
  {
    id: 'random-tit-for-tat',
    name: 'Random Tit for Tat',
    fullName: 'Random Tit for Tat: 0.5',
    aliases: ['RandomTitForTat'],
    family,
    parameters: [
      {
        name: 'p',
        description: 'Probability of cooperating on the random turns',
        kind: 'number',
        default: 0.5,
        min: 0,
        max: 1,
      },
    ],
    classification: { ...PLAIN, memoryDepth: 1, stochastic: true },
    origin: 'Zachary M. Taylor, Axelrod library',
    description: 'After a cooperation, takes turns between copying the opponent and playing at random.',
    create(parameters) {
      const p = Number(parameters.p);
      return rule<'start' | 'random' | Action>({
        initial: 'start',
        cooperate: (state) => (state === 'random' ? p : state === 'D' ? 0 : 1),
        next: (state, _own, opponent) => (state === 'start' || state === 'random' ? opponent : 'random'),
      });
    },
  },
  {
    id: 'burn-both-ends',
    name: 'Burn Both Ends',
    aliases: ['BurnBothEnds'],
    family,
    classification: { ...PLAIN, memoryDepth: 1, stochastic: true },
    origin: 'Marinoff 1992',
    description: 'Defects after a defection and cooperates nine times in ten after a cooperation, as Joss does.',
    create: () => cooperateThenReply({ C: 0.9, D: 0 }),
  },
];
