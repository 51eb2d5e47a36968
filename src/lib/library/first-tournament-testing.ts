// The programs of Axelrod's first tournament (1980) that measure their opponent: Downing and Tideman and
// Chieruzzi weigh scores, Graaskamp and Stein and Rapoport test for randomness. Their states hold counts,
// so they are unbounded, yet grow only as a small power of the number of turns.
// Source for all: Axelrod 1980, Journal of Conflict Resolution 24(1), 3-25.

import { codeOf, flip, type Action } from '../game/action.ts';
import { uniform, type Automaton, type Behaviour, type Chance } from '../game/automaton.ts';
import type { Payoffs } from '../game/payoffs.ts';
import { criticalChiSquared, looksRandom } from './chi-squared.ts';
import { withFinalMoves } from './final-moves.ts';
import { asDecided, rule, surely, type Decided } from './rule.ts';
import { PLAIN, type Parameter, type StrategyRecord } from './strategy.ts';

const family = 'First tournament';

const significance: Parameter = {
  name: 'alpha',
  description: 'Significance level of the test for randomness',
  kind: 'number',
  default: 0.05,
  min: 0.000001,
  max: 0.999999,
};

/** Counts of own moves, of the opponent's cooperations credited to each, and the last own move. */
interface Downing {
  readonly cooperations: number;
  readonly defections: number;
  readonly thanksToC: number;
  readonly thanksToD: number;
  readonly last: Action;
}

function downingReply({ cooperations, defections, thanksToC, thanksToD, last }: Downing, payoffs: Payoffs): 0 | 1 {
  if (cooperations + defections < 2) return 0;
  const { R, S, T, P } = payoffs;
  const alpha = thanksToC / (cooperations + 1);
  const beta = thanksToD / Math.max(defections, 2);
  const ifC = alpha * R + (1 - alpha) * S;
  const ifD = beta * T + (1 - beta) * P;
  if (ifC === ifD) return surely(flip(last));
  return ifC > ifD ? 1 : 0;
}

/** Graaskamp: copying (until turn 56, and after for a twin or Tit For Tat), teasing now and then, or defecting for ever. */
type Graaskamp =
  | {
      readonly phase: 'copy';
      readonly turns: number;
      readonly defections: number;
      readonly last: Action;
      readonly lastOwn: Action;
      readonly titForTat: boolean;
      readonly twin: boolean;
    }
  | { readonly phase: 'tease'; readonly turns: number; readonly defections: number; readonly wait: number }
  | { readonly phase: 'defect' };

const GRAASKAMP_GAPS = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14];

function graaskamp(critical: number): Behaviour {
  const waiting = (turns: number, defections: number, passed: number): Chance<Graaskamp> =>
    uniform(GRAASKAMP_GAPS.map((gap): Graaskamp => ({ phase: 'tease', turns, defections, wait: gap - passed })));
  return rule<Graaskamp>({
    initial: {
      phase: 'copy',
      turns: 0,
      defections: 0,
      last: 'C',
      lastOwn: 'C',
      titForTat: true,
      twin: true,
    },
    cooperate(state) {
      if (state.phase === 'defect') return 0;
      if (state.phase === 'tease') return state.wait === 0 ? 0 : 1;
      return state.turns === 50 ? 0 : surely(state.last);
    },
    next(state, own, opponent) {
      if (state.phase === 'defect') return state;
      const turns = state.turns + 1;
      const defections = state.defections + codeOf(opponent);
      if (turns >= 56 && looksRandom(turns, defections, critical)) return { phase: 'defect' };
      if (state.phase === 'tease') {
        // The gap runs from the turn of the teasing defection, which is over by now.
        if (state.wait === 0) return waiting(turns, defections, 1);
        return { phase: 'tease', turns, defections, wait: state.wait - 1 };
      }
      const titForTat = state.titForTat && (turns === 1 || opponent === state.lastOwn);
      const twin = state.twin && opponent === own;
      if (turns >= 56 && !titForTat && !twin) return waiting(turns, defections, 0);
      // The own move matters only while Tit For Tat is still possible.
      const lastOwn = titForTat ? own : 'C';
      return { phase: 'copy', turns, defections, last: opponent, lastOwn, titForTat, twin };
    },
  });
}

/** Counts of the opponent's moves, the result of the latest test, and the coming move. */
interface SteinRapoport extends Decided {
  readonly turns: number;
  readonly defections: number;
  readonly random: boolean;
}

/** What Tideman and Chieruzzi remember; `lead` counts turns with T minus turns with S. */
interface TidemanChieruzzi extends Decided {
  readonly turns: number;
  readonly lead: number;
  readonly defections: number;
  /** Turns until a fresh start may be given again. */
  readonly rest: number;
  readonly pending: boolean;
  /** Length of the latest retaliation. */
  readonly length: number;
  readonly owed: number;
}

/** The steps after the chance of a fresh start: its second cooperation, or a retaliation. */
function retaliate(state: Omit<TidemanChieruzzi, 'move'>, wronged: boolean): TidemanChieruzzi {
  const { turns, lead, defections, rest, pending, length, owed } = state;
  const counts = { turns, lead, defections, rest, pending: false };
  if (pending) return { ...counts, length, owed, move: 'C' };
  if (owed > 0) return { ...counts, length, owed: owed - 1, move: 'D' };
  if (wronged) return { ...counts, length: length + 1, owed: length, move: 'D' };
  return { ...counts, length, owed, move: 'C' };
}

/** Whether the number of defections is at least three standard deviations from that of fair coin tosses. */
function farFromRandom(turns: number, defections: number): boolean {
  const spread = 1.5 * Math.sqrt(turns);
  return defections <= turns / 2 - spread || defections >= turns / 2 + spread;
}

export const firstTournamentTesting: readonly StrategyRecord[] = [
  {
    id: 'first-by-downing',
    name: 'First by Downing',
    aliases: ['FirstByDowning'],
    family,
    classification: { ...PLAIN, usesPayoffs: true },
    origin: 'Leslie Downing, 10th in the first tournament; Axelrod 1980, after Downing 1975',
    description:
      'After two defections it estimates how often the opponent answers C and D with C, and plays the move with the higher expected payoff.',
    create: (_parameters, { payoffs }) =>
      rule<Downing>({
        // The opponent's opening move counts as a reply to a cooperation before the match.
        initial: { cooperations: 0, defections: 0, thanksToC: 0, thanksToD: 0, last: 'C' },
        cooperate: (state) => downingReply(state, payoffs),
        next: ({ cooperations, defections, thanksToC, thanksToD, last }, own, opponent) => ({
          cooperations: cooperations + (own === 'C' ? 1 : 0),
          defections: defections + (own === 'D' ? 1 : 0),
          thanksToC: thanksToC + (opponent === 'C' && last === 'C' ? 1 : 0),
          thanksToD: thanksToD + (opponent === 'C' && last === 'D' ? 1 : 0),
          last: own,
        }),
      }),
  },
  {
    id: 'first-by-graaskamp',
    name: 'First by Graaskamp',
    fullName: 'First by Graaskamp: 0.05',
    aliases: ['FirstByGraaskamp'],
    family,
    parameters: [significance],
    classification: { ...PLAIN, stochastic: true },
    origin: 'James Graaskamp, 9th in the first tournament; Axelrod 1980',
    description:
      'Tit For Tat with one test defection on turn 51. From turn 57 it defects for ever on opponents that look random, stays with Tit For Tat against Tit For Tat and twins, and teases all others every 5 to 14 turns.',
    create: (parameters) => graaskamp(criticalChiSquared(Number(parameters.alpha))),
  },
  {
    id: 'first-by-stein-and-rapoport',
    name: 'First by Stein and Rapoport',
    fullName: 'First by Stein and Rapoport: 0.05: (D, D)',
    aliases: ['FirstBySteinAndRapoport'],
    family,
    parameters: [significance],
    classification: { ...PLAIN, usesLength: true },
    origin: 'William Stein and Amnon Rapoport, 6th in the first tournament; Axelrod 1980',
    description:
      'Four cooperations, then Tit For Tat; every fifteen turns it tests whether the opponent looks random and defects while it does. Defects on the last two turns.',
    create(parameters, info) {
      const critical = criticalChiSquared(Number(parameters.alpha));
      const body: Automaton<SteinRapoport> = {
        initial: { turns: 0, defections: 0, random: false, move: 'C' },
        cooperate: asDecided,
        next(state, _own, opponent) {
          const turns = state.turns + 1;
          const defections = state.defections + codeOf(opponent);
          const random = (turns + 1) % 15 === 0 ? looksRandom(turns, defections, critical) : state.random;
          return { turns, defections, random, move: random ? 'D' : turns < 4 ? 'C' : opponent };
        },
      };
      return rule(withFinalMoves(body, ['D', 'D'], info));
    },
  },
  {
    id: 'first-by-tideman-and-chieruzzi',
    name: 'First by Tideman and Chieruzzi',
    fullName: 'First by Tideman and Chieruzzi: (D, D)',
    aliases: ['FirstByTidemanAndChieruzzi'],
    family,
    classification: { ...PLAIN, usesPayoffs: true, usesLength: true },
    origin: 'Nicolaus Tideman and Paula Chieruzzi, 2nd in the first tournament; Axelrod 1980',
    description:
      'Punishes with ever longer runs of defections, but gives a fresh start of two cooperations to an opponent that is well behind, does not play at random and has just cooperated. Defects on the last two turns.',
    create(_parameters, info) {
      const gain = info.payoffs.T - info.payoffs.S;
      const body: Automaton<TidemanChieruzzi> = {
        initial: { turns: 0, lead: 0, defections: 0, rest: 0, pending: false, length: 0, owed: 0, move: 'C' },
        cooperate: asDecided,
        next(state, own, opponent) {
          const wronged = opponent === 'D';
          const turns = state.turns + 1;
          const { length } = state;
          const lead = state.lead + codeOf(own) - codeOf(opponent);
          const defections = state.defections + codeOf(opponent);
          const rest = Math.max(0, state.rest - 1);
          // The length is infinite where the match may go on for ever, and -1, which never passes, where it is not known.
          if (info.length - (turns + 1) < 10) {
            // No fresh start can come any more: forget what only it needs.
            const over = { turns: 0, lead: 0, defections: 0, rest: 0 };
            return retaliate({ ...state, ...over }, wronged);
          }
          if (!state.pending && rest === 0 && lead * gain >= 10 && !wronged && farFromRandom(turns, defections)) {
            return { turns, lead, defections: 0, rest: 20, pending: true, length: 0, owed: 0, move: 'C' };
          }
          return retaliate(
            { turns, lead, defections, rest, pending: state.pending, length, owed: state.owed },
            wronged,
          );
        },
      };
      return rule(withFinalMoves(body, ['D', 'D'], info));
    },
  },
];
