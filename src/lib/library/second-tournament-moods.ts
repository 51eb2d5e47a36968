// Programs of Axelrod's second tournament that keep scores, grudges and moods: Tranquilizer, Graaskamp and
// Katzen, Weiner, Tideman and Chieruzzi, Rowsam, Borufsen. Harrington's has a file of its own.
// Source for all: Axelrod 1980b, Journal of Conflict Resolution 24(3), 379-403, and its Fortran programs.

import { codeOf, type Action } from '../game/action.ts';
import { Chance } from '../game/automaton.ts';
import { payoff, STANDARD_PAYOFFS } from '../game/payoffs.ts';
import { ones, shift } from './bits.ts';
import { asDecided, rule, type Decided } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const family = 'Second tournament';

/**
 * Tranquilizer: `phase` 1 after a defection of its own accord, 2 on the turn after that; the opponent's run of
 * defections and its cooperations; own score and own lead, in standard points; and the running means of what
 * those defections earned (`gain`) and of what the turn after them did (`cost`).
 */
interface Tranquilizer {
  readonly turns: number;
  readonly phase: 0 | 1 | 2;
  readonly run: number;
  readonly cooperations: number;
  readonly score: number;
  readonly lead: number;
  readonly gain: number;
  readonly gains: number;
  readonly cost: number;
  readonly costs: number;
  readonly cooperate: number;
}

function tranquilizerNext(state: Tranquilizer, own: Action, opponent: Action): Tranquilizer | Chance<Tranquilizer> {
  const last = codeOf(opponent);
  const earned = payoff(STANDARD_PAYOFFS, own, opponent);
  let { phase, gain, gains, cost, costs } = state;
  if (phase === 2) {
    phase = 0;
    cost = (cost * costs + earned) / (costs + 1);
    costs += 1;
  } else if (phase === 1) {
    phase = 2;
    gain = (gain * gains + earned) / (gains + 1);
    gains += 1;
  }
  const run = last === 1 ? state.run + 1 : 0;
  const cooperations = state.cooperations + 1 - last;
  const score = state.score + earned;
  const lead = state.lead + 5 * (codeOf(own) - last);
  const turns = state.turns + 1;
  const becomes = (newPhase: 0 | 1 | 2, cooperate: number): Tranquilizer => {
    return { turns, phase: newPhase, run, cooperations, score, lead, gain, gains, cost, costs, cooperate };
  };
  if (phase === 2) return becomes(2, 1);
  const turn = turns + 1;
  const mean = score / turn;
  if (mean >= 2.25) {
    const p = 0.95 - (gain + cost - 5) / 15 + 1 / (turn * turn) - (last === 1 ? 0.25 : 0);
    if (p >= 1) return becomes(0, 1);
    if (p <= 0) return becomes(1, 0);
    return new Chance([
      [p, becomes(0, 1)],
      [1 - p, becomes(1, 0)],
    ]);
  }
  if (mean >= 1.75) {
    const p = 0.25 + (cooperations + 1) / turn - 0.25 * run + lead / 100 + 4 / turn;
    return becomes(0, Math.min(1, Math.max(0, p)));
  }
  return becomes(0, 1 - last);
}

/** Graaskamp and Katzen: the least score by the number of the turn at which it is asked for. */
const KATZEN_CHECKS: Readonly<Record<number, number>> = { 11: 23, 21: 53, 31: 83, 41: 113, 51: 143, 101: 293 };

/** Their state until the last check; after it only the move. */
type Katzen =
  | { readonly stage: 'checking'; readonly turns: number; readonly score: number; readonly move: Action }
  | { readonly stage: 'copying' | 'defecting'; readonly move: Action };

/** Weiner: the opponent's last thirteen moves, the turns since the barrier, and whether the tally is odd. */
interface Weiner extends Decided {
  readonly window: number;
  /** The number of the coming turn less the barrier. */
  readonly clear: number;
  readonly pardon: boolean;
  readonly odd: boolean;
}

/** Tideman and Chieruzzi; `ahead` counts turns with T less turns with S since the fresh start. */
interface Tideman extends Decided {
  readonly turns: number;
  readonly defections: number;
  readonly ahead: number;
  /** Turns on which the opponent turned from C to D since the fresh start. */
  readonly strikes: number;
  /** Turns since the fresh start, at most ten. */
  readonly age: number;
  readonly pending: boolean;
  readonly last: Action;
}

/** Rowsam: `script` holds the moves of a punishment that are still to come after the coming one. */
interface Rowsam {
  readonly turns: number;
  readonly score: number;
  readonly grievance: number;
  readonly move: Action;
  readonly script: '' | 'D' | 'CD';
}

function rowsamGrievance(mean: number): number {
  if (mean < 1) return 5;
  if (mean < 1.5) return 3;
  return mean < 2 ? 2 : 1;
}

/** What Rowsam has become when it has no hope any more. */
const HOPELESS: Rowsam = { turns: 0, score: 0, grievance: 7, move: 'D', script: '' };

/**
 * Borufsen: the number of the coming turn, counted from 27 again every 25 turns; the opponent's cooperations since
 * the last review by the own move before; two streaks; and both last moves. While defecting only the counts matter.
 */
interface Borufsen extends Decided {
  readonly turn: number;
  readonly lastOwn: Action;
  readonly last: Action;
  readonly afterC: number;
  readonly afterD: number;
  readonly bothD: number;
  readonly swaps: number;
  readonly soften: boolean;
  readonly defecting: boolean;
}

function borufsenNext(state: Borufsen, own: Action, opponent: Action): Borufsen {
  const turn = state.turn === 51 ? 27 : state.turn + 1;
  const kind = turn > 2 && opponent === 'C' ? 1 : 0;
  let afterC = state.afterC + (state.lastOwn === 'C' ? kind : 0);
  let afterD = state.afterD + (state.lastOwn === 'D' ? kind : 0);
  let { bothD, swaps, soften, defecting } = state;
  const becomes = (move: Action): Borufsen => {
    return { turn, lastOwn: own, last: opponent, afterC, afterD, bothD, swaps, soften, defecting, move };
  };
  if (turn === 27) {
    const total = afterC + afterD;
    const wasDefecting = defecting;
    defecting = total < 3 || (total >= 8 && total <= 17 && afterC / total < 0.7);
    afterC = 0;
    afterD = 0;
    if (defecting) {
      bothD = 0;
      swaps = 0;
      soften = false;
    } else if (wasDefecting) return becomes('D');
  }
  if (defecting) return becomes('D');
  bothD = own === 'D' && opponent === 'D' ? bothD + 1 : 0;
  if (bothD >= 3) {
    bothD = 0;
    swaps = 0;
    return becomes('C');
  }
  const swapped = turn > 2 && own !== opponent && own === state.last && opponent === state.lastOwn;
  swaps = swapped ? swaps + 1 : 0;
  if (swaps >= 3) {
    bothD = 0;
    swaps = 0;
    soften = true;
  }
  if (opponent === 'C') return becomes('C');
  if (!soften) return becomes('D');
  soften = false;
  return becomes('C');
}

export const secondTournamentMoods: readonly StrategyRecord[] = [
  {
    id: 'second-by-tranquilizer',
    name: 'Second by Tranquilizer',
    aliases: ['SecondByTranquilizer'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'Craig Feathers (K67R), 27th in the second tournament as Tranquilizer; Axelrod 1980b',
    description:
      'Lulls the opponent by good relations, then defects ever more often as long as it gets away with it; falls back on Tit For Tat when its score is low.',
    create: () =>
      rule<Tranquilizer>({
        initial: {
          turns: 0,
          phase: 0,
          run: 0,
          cooperations: 0,
          score: 0,
          lead: 0,
          gain: 5,
          gains: 1,
          cost: 0,
          costs: 1,
          cooperate: 1,
        },
        cooperate: (state) => state.cooperate,
        next: tranquilizerNext,
      }),
  },
  {
    id: 'second-by-graaskamp-katzen',
    name: 'Second by GraaskampKatzen',
    aliases: ['SecondByGraaskampKatzen'],
    family,
    classification: { ...PLAIN, usesPayoffs: true },
    origin: 'Jim Graaskamp and Ken Katzen (K60R), 6th in the second tournament; Axelrod 1980b',
    description:
      'Tit For Tat that checks its score at six turns up to 101 and defects for ever once it is below what it expected.',
    create: (_parameters, { payoffs }) =>
      rule<Katzen>({
        initial: { stage: 'checking', turns: 0, score: 0, move: 'C' },
        cooperate: asDecided,
        next(state, own, opponent) {
          if (state.stage !== 'checking') {
            return state.stage === 'defecting' ? state : { stage: 'copying', move: opponent };
          }
          const turns = state.turns + 1;
          const score = state.score + payoff(payoffs, own, opponent);
          if (score < (KATZEN_CHECKS[turns + 1] ?? -Infinity)) return { stage: 'defecting', move: 'D' };
          if (turns === 100) return { stage: 'copying', move: opponent };
          return { stage: 'checking', turns, score, move: opponent };
        },
      }),
  },
  {
    id: 'second-by-weiner',
    name: 'Second by Weiner',
    aliases: ['SecondByWeiner'],
    family,
    classification: PLAIN,
    origin: 'Herb Weiner (K41R), 7th in the second tournament; Axelrod 1980b, after the Fortran code',
    description:
      'Tit For Tat that pardons a defection soon after an odd run of them, at most about once in twenty turns, and that defects while it has lately seen five defections in twelve moves.',
    create: () =>
      rule<Weiner>({
        initial: { window: 0, clear: 1, pardon: false, odd: false, move: 'C' },
        cooperate: asDecided,
        next(state, _own, opponent) {
          const window = shift(state.window, 13, opponent);
          const wronged = opponent === 'D';
          let clear = state.clear + 1;
          let provisional = opponent;
          if (state.pardon && wronged && clear > 0) {
            clear -= 20;
            provisional = 'C';
          }
          const pardon = !state.pardon && !wronged && state.odd;
          const odd = !state.pardon && wronged && !state.odd;
          return { window, clear, pardon, odd, move: ones(window >> 1) >= 5 ? 'D' : provisional };
        },
      }),
  },
  {
    id: 'second-by-tideman-and-chieruzzi',
    name: 'Second by Tideman and Chieruzzi',
    aliases: ['SecondByTidemanAndChieruzzi'],
    family,
    classification: { ...PLAIN, usesPayoffs: true },
    origin: 'T. Nicolaus Tideman and Paula Chieruzzi (K84R), 9th in the second tournament; Axelrod 1980b',
    description:
      'Defects until it is far enough ahead, the lead it asks for growing with every defection out of the blue; gives a fresh start to opponents that do not look random.',
    create(_parameters, { payoffs }) {
      const gain = payoffs.T - payoffs.S;
      return rule<Tideman>({
        initial: { turns: 0, defections: 0, ahead: 0, strikes: 0, age: 1, pending: false, last: 'C', move: 'C' },
        cooperate: asDecided,
        next(state, own, opponent) {
          const turns = state.turns + 1;
          const defections = state.defections + codeOf(opponent);
          const counts = { turns, defections };
          if (state.pending) {
            return { ...counts, ahead: 0, strikes: 0, age: 0, pending: false, last: opponent, move: 'C' };
          }
          const struck = opponent === 'D' && state.last === 'C';
          const strikes = state.strikes + (struck ? 1 : 0);
          const ahead = state.ahead + codeOf(own) - codeOf(opponent);
          const age = Math.min(10, state.age + 1);
          const becomes = (pending: boolean, move: Action): Tideman => {
            return { ...counts, ahead, strikes, age, pending, last: opponent, move };
          };
          // The first strike raises the lead by 0, the next by 5, then 10, and so on.
          if (ahead * gain >= (5 * strikes * (strikes - 1)) / 2) return becomes(false, 'C');
          const spread = 3 * (Math.sqrt(turns) / 2);
          const farFromRandom = defections <= turns / 2 - spread || defections >= turns / 2 + spread;
          return !struck && age >= 10 && farFromRandom ? becomes(true, 'C') : becomes(false, 'D');
        },
      });
    },
  },
  {
    id: 'second-by-rowsam',
    name: 'Second by Rowsam',
    aliases: ['SecondByRowsam'],
    family,
    classification: { ...PLAIN, usesPayoffs: true },
    origin: 'Glen Rowsam (K58R), 21st in the second tournament; Axelrod 1980b',
    description:
      'Cooperates, but looks at its score every six turns; a low one adds to its grievance and is punished with D, C, D, and much grievance ends in defection for ever.',
    create: (_parameters, { payoffs }) =>
      rule<Rowsam>({
        initial: { turns: 0, score: 0, grievance: 0, move: 'C', script: '' },
        cooperate: asDecided,
        next(state, own, opponent) {
          if (state.grievance >= 7) return HOPELESS;
          const turns = state.turns + 1;
          const score = state.score + payoff(payoffs, own, opponent);
          const turn = turns + 1;
          if (state.script !== '') {
            const move = state.script[0] as Action;
            return { turns, score, grievance: state.grievance, move, script: state.script === 'CD' ? 'D' : '' };
          }
          const grievance = state.grievance - (turn % 18 === 0 && state.grievance >= 3 ? 1 : 0);
          const mean = score / turn;
          if (turn % 6 !== 0 || mean >= 2.5) return { turns, score, grievance, move: 'C', script: '' };
          const worse = grievance + rowsamGrievance(mean);
          return worse >= 7 ? HOPELESS : { turns, score, grievance: worse, move: 'D', script: 'CD' };
        },
      }),
  },
  {
    id: 'second-by-borufsen',
    name: 'Second by Borufsen',
    aliases: ['SecondByBorufsen'],
    family,
    classification: PLAIN,
    origin: 'Otto Borufsen (K32R), 3rd in the second tournament; Axelrod 1980b, after the Fortran code',
    description:
      'Tit For Tat that breaks runs of mutual defection and of alternation with a cooperation, and reviews every 25 turns whether the opponent seems random or hostile; if so, it defects until the next review.',
    create: () =>
      rule<Borufsen>({
        initial: {
          turn: 1,
          lastOwn: 'C',
          last: 'C',
          afterC: 0,
          afterD: 0,
          bothD: 0,
          swaps: 0,
          soften: false,
          defecting: false,
          move: 'C',
        },
        cooperate: asDecided,
        next: borufsenNext,
      }),
  },
];
