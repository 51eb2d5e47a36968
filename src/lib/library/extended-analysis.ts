// Stalker, SelfSteem and ShortMem of "Iterated Prisoner's Dilemma - An extended analysis"
// (Andre, Honovan, Felipe and Frederico 2013). Their VeryBad is in counting.ts.

import type { Action } from '../game/action.ts';
import { payoff } from '../game/payoffs.ts';
import type { Automaton } from '../game/automaton.ts';
import { ones } from './bits.ts';
import { withFinalMoves } from './final-moves.ts';
import { replyToWindow } from './replies.ts';
import { rule, surely } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const family = 'Simple';
const source = "Andre, Honovan, Felipe and Frederico 2013, Iterated Prisoner's Dilemma - An extended analysis";

/** Stalker: finished turns and own score. */
interface Stalker {
  readonly turns: number;
  readonly score: number;
}

/** SelfSteem's ten turns, from turn 1: ? a coin toss, = Tit For Tat. */
const SELF_STEEM = '?=DD=?=CC=';

/** SelfSteem: the place in its cycle, and the opponent's last move where the place asks for it, else C. */
interface SelfSteem {
  readonly place: number;
  readonly last: Action;
}

export const extendedAnalysis: readonly StrategyRecord[] = [
  {
    id: 'stalker',
    name: 'Stalker',
    fullName: 'Stalker: (D,)',
    family,
    classification: { ...PLAIN, stochastic: true, usesPayoffs: true, usesLength: true },
    origin: source,
    description:
      'Watches its mean payoff: defects when that is above mutual cooperation or poor, cooperates when it is good, and tosses a coin in between; defects on the last turn where it knows it.',
    create(_parameters, info) {
      const { R, P } = info.payoffs;
      const fair = (R + P) / 2;
      // The figures 1 and 2 are the authors' and do not follow the payoffs of the match.
      const body: Automaton<Stalker> = {
        initial: { turns: 0, score: 0 },
        cooperate({ turns, score }) {
          if (turns === 0) return 1;
          const mean = score / turns;
          if (mean > R) return 0;
          if (mean > fair && mean < R) return 1;
          if (mean > 2) return 1;
          return mean > 1 && mean < 2 ? 0 : 0.5;
        },
        next: ({ turns, score }, own, opponent) => ({
          turns: turns + 1,
          score: score + payoff(info.payoffs, own, opponent),
        }),
      };
      return rule(withFinalMoves(body, ['D'], info));
    },
  },
  {
    id: 'self-steem',
    name: 'SelfSteem',
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: source,
    description: 'Goes through moods in a wave of ten turns: coin tosses, Tit For Tat, defection, cooperation.',
    create: () =>
      rule<SelfSteem>({
        initial: { place: 0, last: 'C' },
        cooperate({ place, last }) {
          const mood = SELF_STEEM[place];
          if (mood === '?') return 0.5;
          return surely(mood === '=' ? last : (mood as Action));
        },
        next({ place }, _own, opponent) {
          const following = (place + 1) % 10;
          return { place: following, last: SELF_STEEM[following] === '=' ? opponent : 'C' };
        },
      }),
  },
  {
    id: 'short-mem',
    name: 'ShortMem',
    family,
    classification: PLAIN,
    origin: source,
    description:
      "Cooperates for eleven turns, then plays the move that clearly prevails in the opponent's last ten, or Tit For Tat where none does.",
    create: () =>
      rule(
        replyToWindow(
          10,
          (window) => {
            const defections = ones(window);
            if (defections <= 3) return 1;
            return defections >= 7 ? 0 : 1 - (window & 1);
          },
          false,
        ),
      ),
  },
];
