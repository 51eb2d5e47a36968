// The plainer programs of Axelrod's first tournament (1980): fixed openings, tables and counters.
// The programs that test or measure their opponent are in first-tournament-testing.ts.
// Source for all: Axelrod 1980, Journal of Conflict Resolution 24(1), 3-25.

import { codeOf, type Action } from '../game/action.ts';
import { ones } from './bits.ts';
import { cooperateThenReply, replyToWindow } from './replies.ts';
import { always, asDecided, rule, type Decided } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const family = 'First tournament';

/** Cooperates for some turns, then defects for ever on one who has defected at any time. */
interface Davis {
  readonly turn: number;
  readonly wronged: boolean;
}

/** The probabilities of cooperating after an opponent's C, by finished turns, until they stay the same. */
function feldDecay(start: number, end: number, turns: number): readonly number[] {
  const decay: number[] = [];
  for (let n = 0; ; n++) {
    const value = Math.max(start + (n * (end - start)) / turns, end);
    decay.push(Math.min(value, 1));
    // A "decay" that rises stays at its floor at first and leaves it later, up to 1.
    if (n >= turns && (end <= start || value >= 1)) return decay;
  }
}

/** Finished turns, counted until the decay ends, and the opponent's last move. */
interface Feld {
  readonly turn: number;
  readonly last: Action;
}

/**
 * Nydegger's table: whether to defect, by three turns in base 4 (0 both cooperated, 1 only I defected,
 * 2 only the opponent did, 3 both), the latest turn in the highest place.
 */
const NYDEGGER_DEFECTS = new Set([1, 6, 7, 17, 22, 23, 26, 29, 30, 31, 33, 38, 39, 45, 49, 54, 55, 58, 61]);

/**
 * The same by history: a leading 1, then up to three turns in base 4, the latest in the lowest place. Before the
 * table applies the second move copies; the third copies too, but answers D then C with D.
 */
const NYDEGGER_REPLY: readonly (0 | 1)[] = Array.from({ length: 128 }, (_, history) => {
  const [latest, second, third] = [history & 3, (history >> 2) & 3, (history >> 4) & 3];
  const defected = (turn: number): boolean => turn >= 2;
  if (history >= 64) return NYDEGGER_DEFECTS.has(16 * latest + 4 * second + third) ? 0 : 1;
  if (history >= 16) return defected(latest) || defected(second) ? 0 : 1;
  if (history >= 4) return defected(latest) ? 0 : 1;
  return 1;
});

/** Length of the latest retaliation, its defections still owed after the coming turn, and the coming move. */
interface Shubik extends Decided {
  readonly length: number;
  readonly owed: number;
}

/** Tullock: ten percentage points less cooperation than in the opponent's last ten moves. */
const TULLOCK = replyToWindow(10, (window) => Math.max(0, (10 - ones(window)) / 10 - 0.1), false);

export const firstTournament: readonly StrategyRecord[] = [
  {
    id: 'first-by-anonymous',
    name: 'First by Anonymous',
    aliases: ['FirstByAnonymous'],
    family,
    classification: { ...PLAIN, memoryDepth: 0, stochastic: true },
    origin: 'Name withheld (a graduate student), 15th entry of the first tournament; Axelrod 1980',
    description:
      'Cooperates with a probability drawn anew each turn from 30 to 70 per cent, which amounts to tossing a fair coin.',
    create: () => always(0.5),
  },
  {
    id: 'first-by-davis',
    name: 'First by Davis',
    fullName: 'First by Davis: 10',
    aliases: ['FirstByDavis'],
    family,
    parameters: [
      {
        name: 'rounds_to_cooperate',
        description: 'Opening turns of cooperation, whatever happens',
        kind: 'integer',
        default: 10,
        min: 0,
        max: 1000,
      },
    ],
    classification: PLAIN,
    origin: 'Morton Davis, 8th in the first tournament; Axelrod 1980',
    description: 'Cooperates for ten turns, then for ever defects on an opponent that has defected even once.',
    create(parameters) {
      const opening = Number(parameters.rounds_to_cooperate);
      return rule<Davis>({
        initial: { turn: 0, wronged: false },
        cooperate: ({ turn, wronged }) => (wronged && turn >= opening ? 0 : 1),
        next: ({ turn, wronged }, _own, opponent) => ({
          turn: Math.min(turn + 1, opening),
          wronged: wronged || opponent === 'D',
        }),
      });
    },
  },
  {
    id: 'first-by-feld',
    name: 'First by Feld',
    fullName: 'First by Feld: 1.0, 0.5, 200',
    aliases: ['FirstByFeld'],
    family,
    parameters: [
      {
        name: 'start_coop_prob',
        description: "Probability of answering C with C at the match's start",
        kind: 'number',
        default: 1,
        min: 0,
        max: 1,
      },
      {
        name: 'end_coop_prob',
        description: 'Floor of that probability',
        kind: 'number',
        default: 0.5,
        min: 0,
        max: 1,
      },
      {
        name: 'rounds_of_decay',
        description: 'Turns over which it falls linearly',
        kind: 'integer',
        default: 200,
        min: 1,
        max: 100000,
      },
    ],
    classification: { ...PLAIN, memoryDepth: 200, stochastic: true },
    origin: 'Scott Feld, 11th in the first tournament; Axelrod 1980',
    description:
      'Punishes every defection at once, and answers cooperation with cooperation ever less often as the match goes on, down to half the time.',
    create(parameters) {
      const decay = feldDecay(
        Number(parameters.start_coop_prob),
        Number(parameters.end_coop_prob),
        Number(parameters.rounds_of_decay),
      );
      const end = decay.length - 1;
      return rule<Feld>({
        initial: { turn: 0, last: 'C' },
        cooperate: ({ turn, last }) => (turn === 0 ? 1 : last === 'D' ? 0 : decay[turn]!),
        next: ({ turn }, _own, opponent) => ({ turn: Math.min(turn + 1, end), last: opponent }),
      });
    },
  },
  {
    id: 'first-by-grofman',
    name: 'First by Grofman',
    aliases: ['FirstByGrofman'],
    family,
    classification: { ...PLAIN, memoryDepth: 1, stochastic: true },
    origin: 'Bernard Grofman, 4th in the first tournament; Axelrod 1980',
    description:
      'Cooperates as long as both players did the same on the last turn; after differing moves it cooperates two times in seven.',
    create: () =>
      rule<'agreed' | 'differed'>({
        initial: 'agreed',
        cooperate: (state) => (state === 'agreed' ? 1 : 2 / 7),
        next: (_state, own, opponent) => (own === opponent ? 'agreed' : 'differed'),
      }),
  },
  {
    id: 'first-by-joss',
    name: 'First by Joss',
    fullName: 'First by Joss: 0.9',
    aliases: ['FirstByJoss', 'Hard Joss', 'Joss'],
    family,
    parameters: [
      {
        name: 'p',
        description: 'Probability of cooperating after cooperation',
        kind: 'number',
        default: 0.9,
        min: 0,
        max: 1,
      },
    ],
    classification: { ...PLAIN, memoryDepth: 1, stochastic: true },
    origin: 'Johann Joss, 12th in the first tournament; Axelrod 1980',
    description: 'Tit For Tat that now and then defects on a cooperator, one time in ten.',
    create: (parameters) => cooperateThenReply({ C: Number(parameters.p), D: 0 }),
  },
  {
    id: 'first-by-nydegger',
    name: 'First by Nydegger',
    aliases: ['FirstByNydegger'],
    family,
    classification: { ...PLAIN, memoryDepth: 3 },
    origin: 'Rudy Nydegger, 3rd in the first tournament; Axelrod 1980',
    description:
      'Opens much like Tit For Tat and then looks its move up in a table over the last three turns of both players.',
    create: () =>
      rule<number>({
        initial: 1,
        cooperate: (history) => NYDEGGER_REPLY[history]!,
        next(history, own, opponent) {
          const longer = history * 4 + codeOf(own) + 2 * codeOf(opponent);
          return longer < 128 ? longer : 64 + (longer & 63);
        },
      }),
  },
  {
    id: 'first-by-shubik',
    name: 'First by Shubik',
    aliases: ['FirstByShubik'],
    family,
    classification: PLAIN,
    origin: 'Martin Shubik, 5th in the first tournament; Axelrod 1980, after Shubik 1970',
    description:
      'Answers each defection on its cooperation with a run of defections one longer than the last run, and cooperates otherwise.',
    create: () =>
      rule<Shubik>({
        initial: { length: 0, owed: 0, move: 'C' },
        cooperate: asDecided,
        next({ length, owed }, own, opponent) {
          if (owed > 0) return { length, owed: owed - 1, move: 'D' };
          if (opponent === 'D' && own === 'C') return { length: length + 1, owed: length, move: 'D' };
          return { length, owed: 0, move: 'C' };
        },
      }),
  },
  {
    id: 'first-by-tullock',
    name: 'First by Tullock',
    aliases: ['FirstByTullock'],
    family,
    classification: { ...PLAIN, stochastic: true },
    origin: 'Gordon Tullock, 13th in the first tournament; Axelrod 1980, after Overcast and Tullock 1971',
    description:
      'Cooperates for eleven turns, then ten percentage points less often than the opponent did over the last ten turns.',
    create: () => rule(TULLOCK),
  },
];
