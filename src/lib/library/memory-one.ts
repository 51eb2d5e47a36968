// Strategies of memory one: the reply depends on the last turn's two moves alone, through four probabilities
// of C after CC, CD, DC and DD (own move first). Each record is its vector. The zero-determinant vectors,
// which follow from the payoffs, are in zero-determinant.ts. Figures: the publications named in `origin`.

import type { Action } from '../game/action.ts';
import type { Behaviour } from '../game/automaton.ts';
import { memoryOne, type FourVector } from './recall.ts';
import { rule, surely } from './rule.ts';
import { PLAIN, type Classification, type StrategyRecord } from './strategy.ts';

const FAMILY = 'Memory one';
const DETERMINISTIC: Classification = { ...PLAIN, memoryDepth: 1 };
const STOCHASTIC: Classification = { ...DETERMINISTIC, stochastic: true };

const byVector = (vector: FourVector, opening = 1): Behaviour => rule(memoryOne(vector, opening));

/** The memory-one strategies with vectors of their own. */
export const memoryOnes: readonly StrategyRecord[] = [
  {
    id: 'win-stay-lose-shift',
    name: 'Win-Stay Lose-Shift',
    aliases: ['WinStayLoseShift', 'WSLS', 'Pavlov'],
    family: FAMILY,
    classification: DETERMINISTIC,
    origin: 'Nowak & Sigmund (1993), Nature 364:56-58; Pavlov in Kraines & Kraines (1989)',
    description: 'Repeats its move after a good payoff and changes it after a bad one: cooperates after CC and DD.',
    create: () => byVector([1, 0, 0, 1]),
  },
  {
    id: 'win-shift-lose-stay',
    name: 'Win-Shift Lose-Stay',
    fullName: 'Win-Shift Lose-Stay: D',
    aliases: ['WinShiftLoseStay', 'WShLSt'],
    family: FAMILY,
    parameters: [{ name: 'initial', description: 'Opening move', kind: 'actions', default: 'D', minLength: 1 }],
    classification: DETERMINISTIC,
    origin: 'Li, Hingston & Kendall (2011)',
    description: 'Pavlov turned round: cooperates after the two moves differed, defects after they were the same.',
    create: ({ initial }) => byVector([0, 1, 1, 0], surely(String(initial)[0] as Action)),
  },
  {
    id: 'gtft',
    name: 'GTFT',
    fullName: 'GTFT: 0.33',
    aliases: ['Generous Tit For Tat', 'Naive Peace Maker'],
    family: FAMILY,
    // min(1 - (T-R)/(R-S), (R-P)/(T-P)) of the standard game. The reference keeps this default whatever
    // the match's payoffs are, although it classifies the strategy as using them; so do we.
    parameters: [
      {
        name: 'p',
        description: "Probability of C after the opponent's D",
        kind: 'number',
        default: 1 - 2 / 3,
        min: 0,
        max: 1,
      },
    ],
    classification: { ...STOCHASTIC, usesPayoffs: true },
    origin: 'Nowak & Sigmund (1993), Nature 364:56-58',
    description: "Tit For Tat that lets a defection pass with a fixed probability, the largest that isn't exploitable.",
    create: ({ p }) => byVector([1, Number(p), 1, Number(p)]),
  },
  {
    id: 'firm-but-fair',
    name: 'Firm But Fair',
    family: FAMILY,
    classification: STOCHASTIC,
    origin: 'Frean (1994), Proc. Biol. Sci. 257:75-79',
    description: 'Gives up only on being the sucker; after mutual defection it offers C two times in three.',
    create: () => byVector([1, 0, 1, 2 / 3]),
  },
  {
    id: 'stochastic-cooperator',
    name: 'Stochastic Cooperator',
    family: FAMILY,
    classification: STOCHASTIC,
    origin: 'Adami & Hintze (2013), Nature Communications 4:2193',
    description: 'A vector found by evolving memory-one strategies: mostly keeps up cooperation, otherwise wavers.',
    create: () => byVector([0.935, 0.229, 0.266, 0.42]),
  },
  {
    id: 'stochastic-wsls',
    name: 'Stochastic WSLS',
    fullName: 'Stochastic WSLS: 0.05',
    family: FAMILY,
    parameters: [{ name: 'ep', description: 'Probability of a slip', kind: 'number', default: 0.05, min: 0, max: 1 }],
    classification: STOCHASTIC,
    origin: 'Marc Harper, Axelrod library (not the strategy of that name in Amaral et al. 2016)',
    description: 'Win-Stay Lose-Shift that does the opposite of its rule with a small probability.',
    create: ({ ep }) => {
      const slip = Number(ep);
      return byVector([1 - slip, slip, slip, 1 - slip]);
    },
  },
  {
    id: 'soft-joss',
    name: 'Soft Joss',
    fullName: 'Soft Joss: 0.9',
    family: FAMILY,
    parameters: [
      { name: 'q', description: 'Probability of punishing a D', kind: 'number', default: 0.9, min: 0, max: 1 },
    ],
    classification: STOCHASTIC,
    origin: 'PRISON, LIFL Lille (1998)',
    description: 'Tit For Tat that overlooks one defection in ten.',
    create: ({ q }) => byVector([1, 1 - Number(q), 1, 1 - Number(q)]),
  },
  {
    id: 'all-c-or-all-d',
    name: 'ALLCorALLD',
    aliases: ['Repeat'],
    family: FAMILY,
    classification: STOCHASTIC,
    origin: 'Marc Harper, Axelrod library; Repeat in Akin (2015), Games 6(3):175-190',
    description: 'Tosses a coin (C with probability 0.6) before the match and then repeats its own last move for ever.',
    create: () => byVector([1, 1, 0, 0], 0.6),
  },
];
