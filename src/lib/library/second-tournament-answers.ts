// Programs of Axelrod's second tournament that count what the opponent plays after what, and act on it:
// Appold, Kluepfel, Yamachi, Hufford and Downing's revised one. Their states are counts.
// Source for all: Axelrod 1980b, Journal of Conflict Resolution 24(3), 379-403, and its Fortran programs.

import { codeOf, flip, type Action } from '../game/action.ts';
import { ones, shift } from './bits.ts';
import { asDecided, rule, type Decided } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const family = 'Second tournament';

/** Appold: the opponent's answers to each own move and how many were C; `cooperate` is for the coming turn. */
interface Appold {
  readonly turns: number;
  readonly lastOwn: Action;
  readonly excused: boolean;
  readonly answersToC: number;
  readonly kindToC: number;
  readonly answersToD: number;
  readonly kindToD: number;
  readonly cooperate: number;
}

/** Kluepfel: answers by own move and answer, the last own move, and the opponent's last three moves in bits. */
interface Kluepfel {
  readonly lastOwn: Action | 'none';
  readonly cc: number;
  readonly cd: number;
  readonly dc: number;
  readonly dd: number;
  readonly window: number;
  readonly cooperate: number;
}

/** Probabilities of cooperating by the opponent's last three moves in bits, the latest lowest. */
const KLUEPFEL = [1, 0.4, 0.7, 0.1, 0.9, 0.4, 0.7, 0];

/** Whether both kinds of answers could be coin tosses: neither falls 1.5 standard deviations short of half. */
function kluepfelRandom({ cc, cd, dc, dd }: Omit<Kluepfel, 'cooperate'>): boolean {
  const afterD = dc + dd;
  const afterC = cc + cd;
  if (afterC + afterD < 26) return false;
  return dc >= afterD / 2 - 0.75 * Math.sqrt(afterD) && cd >= afterC / 2 - 0.75 * Math.sqrt(afterC);
}

/**
 * Yamachi: `surplus[2 x + y]` is how much more often C than D came with the opponent's move x before and the own
 * plan y at the time (codes); the plans and the opponent's moves of the last two turns.
 */
interface Yamachi extends Decided {
  readonly turns: number;
  readonly defections: number;
  readonly surplus: readonly number[];
  readonly latest: Action;
  readonly before: Action;
  readonly plan: Action;
  readonly planBefore: Action;
}

/** Hufford: agreements, the last four of them in bits, kind turns in a row, and what followed the probes. */
interface Hufford extends Decided {
  readonly turns: number;
  readonly accord: number;
  readonly marks: number;
  readonly kindRun: number;
  /** Finished turns since the probe, it included; 0 when none is under way. */
  readonly probing: 0 | 1 | 2;
  readonly repliesC: number;
  readonly repliesD: number;
  readonly lastOwn: Action;
}

/** Revised Downing: answers to own moves, how many were C, and the last own move. */
interface RevisedDowning extends Decided {
  readonly lastOwn: Action | 'none';
  readonly answersToC: number;
  readonly kindToC: number;
  readonly answersToD: number;
  readonly kindToD: number;
}

/** The move for the counts; doubles in the order written, since ties decide. */
function revisedDowningMove(
  { answersToC, kindToC, answersToD, kindToD }: Omit<RevisedDowning, 'move'>,
  own: Action,
): Action {
  const good = answersToC === 0 ? 1 : kindToC / answersToC;
  const bad = answersToD === 0 ? 0 : kindToD / answersToD;
  const c = 6 * good - 8 * bad - 2;
  const alternate = 4 * good - 5 * bad - 1;
  if (c >= 0 && c >= alternate) return 'C';
  return alternate >= 0 ? flip(own) : 'D';
}

export const secondTournamentAnswers: readonly StrategyRecord[] = [
  {
    id: 'second-by-appold',
    name: 'Second by Appold',
    aliases: ['SecondByAppold'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'Scott Appold (K88R), 22nd in the second tournament; Axelrod 1980b',
    description:
      'After four cooperations and one excused defection it cooperates as often as the opponent has answered the move it made two turns ago with cooperation.',
    create: () =>
      rule<Appold>({
        initial: {
          turns: 0,
          lastOwn: 'C',
          excused: false,
          answersToC: 0,
          kindToC: 0,
          answersToD: 1,
          kindToD: 1,
          cooperate: 1,
        },
        cooperate: (state) => state.cooperate,
        next(state, own, opponent) {
          const turns = Math.min(state.turns + 1, 4);
          const toC = state.lastOwn === 'C' ? 1 : 0;
          const kind = opponent === 'C' ? 1 : 0;
          const answersToC = state.answersToC + toC;
          const kindToC = state.kindToC + toC * kind;
          const answersToD = state.answersToD + 1 - toC;
          const kindToD = state.kindToD + (1 - toC) * kind;
          const excusing = turns === 4 && opponent === 'D' && !state.excused;
          const share = toC === 1 ? kindToC / answersToC : kindToD / answersToD;
          const cooperate = turns < 4 || excusing ? 1 : share;
          const excused = state.excused || excusing;
          return { turns, lastOwn: own, excused, answersToC, kindToC, answersToD, kindToD, cooperate };
        },
      }),
  },
  {
    id: 'second-by-kluepfel',
    name: 'Second by Kluepfel',
    aliases: ['SecondByKluepfel'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'Charles Kluepfel, second tournament; Axelrod 1980b',
    description:
      "Follows the opponent's last three moves, the more surely the more they agree; from turn 28 it defects while the opponent's answers look like coin tosses.",
    create: () =>
      rule<Kluepfel>({
        initial: { lastOwn: 'none', cc: 0, cd: 0, dc: 0, dd: 0, window: 0, cooperate: 1 },
        cooperate: (state) => state.cooperate,
        next(state, own, opponent) {
          const { lastOwn } = state;
          const counts = {
            lastOwn: own,
            cc: state.cc + (lastOwn === 'C' && opponent === 'C' ? 1 : 0),
            cd: state.cd + (lastOwn === 'C' && opponent === 'D' ? 1 : 0),
            dc: state.dc + (lastOwn === 'D' && opponent === 'C' ? 1 : 0),
            dd: state.dd + (lastOwn === 'D' && opponent === 'D' ? 1 : 0),
            window: shift(state.window, 3, opponent),
          };
          return { ...counts, cooperate: kluepfelRandom(counts) ? 0 : KLUEPFEL[counts.window]! };
        },
      }),
  },
  {
    id: 'second-by-yamachi',
    name: 'Second by Yamachi',
    aliases: ['SecondByYamachi'],
    family,
    classification: PLAIN,
    origin: 'Brian Yamachi (K64R), 17th in the second tournament; Axelrod 1980b',
    description:
      'Plays the move with which the opponent has more often met the same situation; from turn 41 it defects while the opponent defects about half of the time.',
    create: () =>
      rule<Yamachi>({
        initial: {
          turns: 0,
          defections: 0,
          surplus: [0, 0, 0, 0],
          latest: 'C',
          before: 'C',
          plan: 'C',
          planBefore: 'C',
          move: 'C',
        },
        cooperate: asDecided,
        next(state, _own, opponent) {
          const turns = state.turns + 1;
          const defections = state.defections + codeOf(opponent);
          // A situation is counted a turn late, once both moves that follow it are known.
          const surplus = [...state.surplus];
          if (turns >= 2) {
            const counted = 2 * codeOf(state.before) + codeOf(state.planBefore);
            surplus[counted] = surplus[counted]! + (state.latest === 'C' ? 1 : -1);
          }
          const plan = surplus[2 * codeOf(state.latest) + codeOf(state.plan)]! >= 0 ? 'C' : 'D';
          const share = (defections + 0.5) / (turns + 1);
          const random = turns >= 40 && share > 0.45 && share < 0.55;
          return {
            turns,
            defections,
            surplus,
            latest: opponent,
            before: state.latest,
            plan,
            planBefore: state.plan,
            move: random ? 'D' : plan,
          };
        },
      }),
  },
  {
    id: 'second-by-richard-hufford',
    name: 'Second by RichardHufford',
    aliases: ['SecondByRichardHufford'],
    family,
    classification: PLAIN,
    origin: 'Richard Hufford (K47R), 16th in the second tournament; Axelrod 1980b',
    description:
      'Cooperates, copies or defects by how often the opponent has repeated its moves, and tests a kind opponent with a defection now and then, more rarely the more it hits back.',
    create: () =>
      rule<Hufford>({
        initial: {
          turns: 0,
          accord: 2,
          marks: 15,
          kindRun: 2,
          probing: 0,
          repliesC: 2,
          repliesD: 2,
          lastOwn: 'C',
          move: 'C',
        },
        cooperate: asDecided,
        next(state, own, opponent) {
          const turns = state.turns + 1;
          const agreed = opponent === state.lastOwn;
          const accord = state.accord + (agreed ? 1 : 0);
          const marks = ((state.marks << 1) | (agreed ? 1 : 0)) & 15;
          let { kindRun, repliesC, repliesD } = state;
          const next = (probing: 0 | 1 | 2, move: Action): Hufford => {
            return { turns, accord, marks, kindRun, probing, repliesC, repliesD, lastOwn: own, move };
          };
          if (state.probing === 0) {
            kindRun = opponent === 'C' ? kindRun + 1 : 0;
            if (kindRun === Math.floor((20 * repliesD) / repliesC) + 1) return next(1, 'D');
          } else if (state.probing === 2) {
            if (opponent === 'C') repliesC++;
            else repliesD++;
            kindRun = 0;
            return next(0, 'C');
          }
          const probing = state.probing === 1 ? 2 : 0;
          const share = accord / (turns + 1);
          if (share > 0.9 && marks === 15) return next(probing, 'C');
          return next(probing, share >= 0.625 && ones(marks) >= 2 ? opponent : 'D');
        },
      }),
  },
  {
    id: 'revised-downing',
    name: 'Revised Downing',
    aliases: ['RevisedDowning'],
    family,
    classification: PLAIN,
    origin: 'Leslie Downing (K59R), second tournament; Axelrod 1980b, after the Fortran code',
    description:
      'Estimates how often the opponent answers C and D with C, and cooperates, alternates or defects, whichever promises the highest payoff.',
    create: () =>
      rule<RevisedDowning>({
        initial: { lastOwn: 'none', answersToC: 0, kindToC: 0, answersToD: 0, kindToD: 0, move: 'C' },
        cooperate: asDecided,
        next(state, own, opponent) {
          const kind = opponent === 'C' ? 1 : 0;
          const toC = state.lastOwn === 'C' ? 1 : 0;
          const toD = state.lastOwn === 'D' ? 1 : 0;
          const counts = {
            lastOwn: own,
            answersToC: state.answersToC + toC,
            kindToC: state.kindToC + toC * kind,
            answersToD: state.answersToD + toD,
            kindToD: state.kindToD + toD * kind,
          };
          return { ...counts, move: revisedDowningMove(counts, own) };
        },
      }),
  },
];
