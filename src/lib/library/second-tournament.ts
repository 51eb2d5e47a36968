// Programs of Axelrod's second tournament that look at a short window of the opponent's moves or at the
// share of its defections. Those that keep scores or change their mood are in second-tournament-moods.ts,
// those that learn what follows what in second-tournament-answers.ts.
// Source for all: Axelrod 1980b, Journal of Conflict Resolution 24(3), 379-403, and its Fortran programs.

import { codeOf, flip, type Action } from '../game/action.ts';
import type { Behaviour } from '../game/automaton.ts';
import { ones, shift } from './bits.ts';
import { replyToWindow } from './replies.ts';
import { asDecided, rule, surely, type Decided } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const family = 'Second tournament';

/** The opponent's moves so far: how many, how many defections, and the last. */
interface Account {
  readonly turns: number;
  readonly defections: number;
  readonly last: Action;
}

/** Replies by the opponent's account with a probability of cooperating; before the first turn its last move is C. */
function byAccount(reply: (account: Account) => number): Behaviour {
  return rule<Account>({
    initial: { turns: 0, defections: 0, last: 'C' },
    cooperate: reply,
    next: ({ turns, defections }, _own, opponent) => ({
      turns: turns + 1,
      defections: defections + codeOf(opponent),
      last: opponent,
    }),
  });
}

/** Tester and Gladstein until they settle: the finished opening turns, own C less own D, and the coming move. */
interface Probe extends Decided {
  readonly settled: boolean;
  readonly turn: number;
  readonly balance: number;
}

/** Both open with D, apologise for it once, and play Tit For Tat after that; `tease` moves until then. */
function probe(tease: (turn: number, balance: number, own: Action) => Action, openingTurns: number): Behaviour {
  return rule<Probe>({
    initial: { settled: false, turn: 0, balance: 0, move: 'D' },
    cooperate: asDecided,
    next(state, own, opponent) {
      if (state.settled) return { ...state, move: opponent };
      if (opponent === 'D') return { settled: true, turn: 0, balance: 0, move: 'C' };
      const turn = Math.min(state.turn + 1, openingTurns);
      const balance = openingTurns > 0 ? 0 : state.balance + 1 - 2 * codeOf(own);
      return { settled: false, turn, balance, move: tease(turn, balance, own) };
    },
  });
}

/** Leyvraz: probabilities of cooperating by the opponent's last three moves, oldest first. */
const LEYVRAZ: Readonly<Record<string, number>> = {
  CCC: 1,
  CCD: 0.5,
  CDC: 0,
  CDD: 0.25,
  DCC: 1,
  DCD: 1,
  DDC: 1,
  DDD: 0.25,
};

/** Black: probabilities of cooperating by the defections among the opponent's last five moves. */
const BLACK = [1, 1, 0.88, 0.68, 0.4, 0.04];

/** Grofman: finished turns up to seven, the opponent's last eight moves. */
interface Grofman extends Decided {
  readonly turns: number;
  readonly window: number;
}

/** Adams: the opponent's defections after the first turn; the last move matters above nine. */
interface Adams {
  readonly started: boolean;
  readonly defections: number;
  readonly last: Action;
}

/** From this many defections on, the probability of forgiving has underflowed to 0. */
const ADAMS_CERTAIN = 1084;

/** Mikkelson: finished turns up to ten, trust, and 20 times the defections less 3 times the turns. */
interface Mikkelson extends Decided {
  readonly turns: number;
  readonly trust: number;
  readonly balance: number;
}

export const secondTournament: readonly StrategyRecord[] = [
  {
    id: 'second-by-champion',
    name: 'Second by Champion',
    aliases: ['SecondByChampion'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'Danny Champion, second tournament; Axelrod 1980b',
    description:
      'Ten cooperations, then fifteen turns of Tit For Tat; from there it answers a defection with one only if at least 40 per cent of the moves were such, and then as often as that.',
    create: () =>
      byAccount(({ turns, defections, last }) => {
        if (turns < 10 || last === 'C') return 1;
        if (turns < 25) return 0;
        const share = defections / turns;
        return share >= 0.4 ? 1 - share : 1;
      }),
  },
  {
    id: 'second-by-eatherley',
    name: 'Second by Eatherley',
    aliases: ['SecondByEatherley'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'Graham Eatherley, second tournament; Axelrod 1980b',
    description: 'Answers a defection with one as often as the opponent has defected so far; cooperates otherwise.',
    create: () => byAccount(({ turns, defections, last }) => (last === 'C' ? 1 : 1 - defections / turns)),
  },
  {
    id: 'second-by-tester',
    name: 'Second by Tester',
    aliases: ['SecondByTester'],
    family,
    classification: PLAIN,
    origin: 'David Gladstein, 46th in the second tournament as Tester; Axelrod 1980b, after the paper',
    description:
      'Opens with a defection to see whether the opponent hits back: if it does, it apologises and plays Tit For Tat, else it defects every other turn.',
    create: () => probe((turn, _balance, own) => (turn < 3 ? 'C' : flip(own)), 3),
  },
  {
    id: 'second-by-gladstein',
    name: 'Second by Gladstein',
    aliases: ['SecondByGladstein'],
    family,
    classification: PLAIN,
    origin: 'David Gladstein, second tournament; Axelrod 1980b, after the Fortran code',
    description:
      'As Tester: a defection to begin with, then Tit For Tat after an apology, or defections as long as it has cooperated more than half of the time.',
    create: () => probe((_turn, balance) => (balance > 0 ? 'D' : 'C'), 0),
  },
  {
    id: 'second-by-getzler',
    name: 'Second by Getzler',
    aliases: ['SecondByGetzler'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'Abraham Getzler (K35R), 11th in the second tournament; Axelrod 1980b',
    description: 'Defects with a probability that each defection of the opponent raises and each turn halves.',
    create: () =>
      // The state is the probability of defecting.
      rule<number>({
        initial: 0,
        cooperate: (guilt) => 1 - guilt,
        next: (guilt, _own, opponent) => (guilt + codeOf(opponent)) * 0.5,
      }),
  },
  {
    id: 'second-by-leyvraz',
    name: 'Second by Leyvraz',
    aliases: ['SecondByLeyvraz'],
    family,
    classification: { ...PLAIN, memoryDepth: 3, stochastic: true },
    origin: 'Fransois Leyvraz (K68R), 12th in the second tournament; Axelrod 1980b',
    description:
      "Looks at the opponent's last three moves, trusts a fresh return to cooperation after two defections and punishes a lone one a turn late.",
    create: () =>
      rule<string>({
        initial: 'CCC',
        cooperate: (last) => LEYVRAZ[last]!,
        next: (last, _own, opponent) => last[1]! + last[2]! + opponent,
      }),
  },
  {
    id: 'second-by-white',
    name: 'Second by White',
    aliases: ['SecondByWhite'],
    family,
    classification: PLAIN,
    origin: 'Edward C. White (K72R), 13th in the second tournament; Axelrod 1980b',
    description:
      'Cooperates for ten turns; later answers a defection with one if the defections are many for the number of turns, by a threshold that grows stricter with its logarithm.',
    create: () =>
      byAccount(({ turns, defections, last }) => {
        const turn = turns + 1;
        if (turn <= 10 || last === 'C') return 1;
        return Math.floor(Math.log(turn)) * defections >= turn ? 0 : 1;
      }),
  },
  {
    id: 'second-by-black',
    name: 'Second by Black',
    aliases: ['SecondByBlack'],
    family,
    classification: { ...PLAIN, memoryDepth: 5, stochastic: true },
    origin: 'Paul E. Black (K83R), 15th in the second tournament; Axelrod 1980b',
    description:
      "Cooperates for five turns, then the less often the more of the opponent's last five moves are defections.",
    create: () => rule(replyToWindow(5, (window) => BLACK[ones(window)]!, true)),
  },
  {
    id: 'second-by-colbert',
    name: 'Second by Colbert',
    aliases: ['SecondByColbert'],
    family,
    classification: { ...PLAIN, memoryDepth: 4 },
    origin: 'William Colbert (K51R), 18th in the second tournament; Axelrod 1980b',
    description:
      'A fixed opening with one defection on turn 6; then it answers a defection with two defections and two cooperations, whatever happens meanwhile.',
    create: () =>
      // The state is the script still to be played, the coming move first.
      rule<string>({
        initial: 'CCCCCDCC',
        cooperate: (script) => surely(script[0] as Action),
        next: (script, _own, opponent) => (script.length > 1 ? script.slice(1) : opponent === 'D' ? 'DDCC' : 'C'),
      }),
  },
  {
    id: 'second-by-mikkelson',
    name: 'Second by Mikkelson',
    aliases: ['SecondByMikkelson'],
    family,
    classification: PLAIN,
    origin: 'Ray Mikkelson (K66R), 20th in the second tournament; Axelrod 1980b',
    description:
      'Gains trust slowly and loses it twice as fast; without trust it defects on those that have defected in 15 per cent of the turns.',
    create: () =>
      rule<Mikkelson>({
        initial: { turns: 0, trust: 7, balance: 0, move: 'C' },
        cooperate: asDecided,
        next(state, _own, opponent) {
          const turns = Math.min(state.turns + 1, 10);
          const trust = opponent === 'C' ? Math.min(8, state.trust + 1) : Math.max(-7, state.trust - 2);
          const balance = state.balance + 20 * codeOf(opponent) - 3;
          if (turns === 1 || trust > 0) return { turns, trust, balance, move: 'C' };
          if (turns < 10) return { turns, trust: 4, balance, move: 'D' };
          // The share is taken of the turns with the coming one: D / t >= 0.15 is 20 D - 3 (t - 1) >= 3.
          return { turns, trust, balance, move: balance >= 3 ? 'D' : 'C' };
        },
      }),
  },
  {
    id: 'second-by-grofman',
    name: 'Second by Grofman',
    aliases: ['SecondByGrofman'],
    family,
    classification: { ...PLAIN, memoryDepth: 8 },
    origin: 'Bernard Grofman (K86R), second tournament; Axelrod 1980b, after the Fortran code',
    description:
      "Seven turns much like Tit For Tat; then it cooperates while the opponent's seven moves before the last hold at most two defections, or one after its own defection.",
    create: () =>
      rule<Grofman>({
        initial: { turns: 0, window: 0, move: 'C' },
        cooperate: asDecided,
        next(state, own, opponent) {
          const turns = Math.min(state.turns + 1, 7);
          const window = shift(state.window, 8, opponent);
          if (turns === 1) return { turns, window, move: 'C' };
          if (turns < 7) return { turns, window, move: opponent };
          return { turns, window, move: ones(window >> 1) <= (own === 'C' ? 2 : 1) ? 'C' : 'D' };
        },
      }),
  },
  {
    id: 'second-by-cave',
    name: 'Second by Cave',
    aliases: ['SecondByCave'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'Rob Cave (K49R), 4th in the second tournament; Axelrod 1980b',
    description:
      'Defects while the share of defections is above a limit that falls from 79 to 39 per cent; otherwise answers a defection with a coin toss, or with defection after eighteen in all.',
    create: () =>
      byAccount(({ turns, defections, last }) => {
        const turn = turns + 1;
        const share = defections / turn;
        if ((turn >= 40 && share > 0.39) || (turn >= 30 && share > 0.65) || (turn >= 20 && share > 0.79)) return 0;
        if (last === 'C') return 1;
        return defections >= 18 ? 0 : 0.5;
      }),
  },
  {
    id: 'second-by-wm-adams',
    name: 'Second by WmAdams',
    aliases: ['SecondByWmAdams'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'William Adams (K44R), 5th in the second tournament; Axelrod 1980b',
    description:
      'Defects while it has seen exactly 4, 7 or 9 defections (the first turn aside); beyond nine it forgives a defection ever less often.',
    create: () =>
      rule<Adams>({
        initial: { started: false, defections: 0, last: 'C' },
        cooperate({ defections, last }) {
          if (defections === 4 || defections === 7 || defections === 9) return 0;
          return defections > 9 && last === 'D' ? 0.5 ** (defections - 9) : 1;
        },
        next({ started, defections }, _own, opponent) {
          if (!started) return { started: true, defections: 0, last: 'C' };
          const total = Math.min(ADAMS_CERTAIN, defections + codeOf(opponent));
          return { started: true, defections: total, last: total > 9 ? opponent : 'C' };
        },
      }),
  },
];
