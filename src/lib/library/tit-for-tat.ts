// Tit For Tat and its plain relatives: strategies whose reply rests on the opponent's last few moves.
// Those that count, adapt or randomise are in tit-for-tat-variants.ts.

import type { Action } from '../game/action.ts';
import { replyToLast, TIT_FOR_TAT, titsForTats } from './replies.ts';
import { withFinalMoves } from './final-moves.ts';
import { asDecided, rule, type Decided } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const family = 'Tit For Tat';

/** Replies in the opposite sense: D after C and C after D. */
const OPPOSITE = { C: 0, D: 1 };

/** Sneaky Tit For Tat: opening turns finished, whether the opponent ever defected, the last own move. */
interface Sneaky extends Decided {
  readonly opening: 0 | 1 | 2;
  readonly wronged: boolean;
  readonly lastOwn: Action;
}

/** Contrite Tit For Tat: whether it owes peace for a defection it did not mean. */
interface Contrite extends Decided {
  readonly contrite: boolean;
}

/** Slow Tit For Two Tats 2: the opponent's last move, once there is one. */
interface Slow extends Decided {
  readonly last: Action | 'none';
}

export const titForTat: readonly StrategyRecord[] = [
  {
    id: 'tit-for-tat',
    name: 'Tit For Tat',
    aliases: ['TitForTat', 'TFT'],
    family,
    classification: { ...PLAIN, memoryDepth: 1 },
    origin: 'Anatol Rapoport, winner of the first tournament; Axelrod 1980',
    description: "Cooperates first, then repeats the opponent's last move.",
    create: () => rule(TIT_FOR_TAT),
  },
  {
    id: 'tit-for-2-tats',
    name: 'Tit For 2 Tats',
    aliases: ['TitFor2Tats', 'Tit For Two Tats', 'TF2T'],
    family,
    classification: { ...PLAIN, memoryDepth: 2 },
    origin: 'Axelrod 1984; entered by John Maynard Smith in the second tournament, 24th (Axelrod 1980b)',
    description: 'Defects only after two defections in a row.',
    create: () => rule(titsForTats(1, 2)),
  },
  {
    id: 'two-tits-for-tat',
    name: 'Two Tits For Tat',
    aliases: ['TwoTitsForTat', '2TFT'],
    family,
    classification: { ...PLAIN, memoryDepth: 2 },
    origin: 'Axelrod 1984',
    description: 'Answers each defection with defections on the next two turns.',
    create: () => rule(titsForTats(2, 1)),
  },
  {
    id: 'bully',
    name: 'Bully',
    aliases: ['Reverse Tit For Tat'],
    family,
    classification: { ...PLAIN, memoryDepth: 1 },
    origin: 'Nachbar 1992, as Reverse Tit For Tat',
    description: "Defects first, then does the opposite of the opponent's last move.",
    create: () => rule(replyToLast(OPPOSITE, 'C')),
  },
  {
    id: 'sneaky-tit-for-tat',
    name: 'Sneaky Tit For Tat',
    aliases: ['SneakyTitForTat'],
    family,
    classification: PLAIN,
    origin: 'Karol Langner, Axelrod library',
    description:
      'Exploits an opponent that never defects from the third turn on; once defected against, it plays Tit For Tat but lets a defection pass that repays its own.',
    create: () =>
      rule<Sneaky>({
        initial: { opening: 0, wronged: false, lastOwn: 'C', move: 'C' },
        cooperate: asDecided,
        next({ opening, wronged, lastOwn }, own, opponent) {
          const everWronged = wronged || opponent === 'D';
          if (opening === 0) return { opening: 1, wronged: everWronged, lastOwn: own, move: 'C' };
          const repaid = opponent === 'D' && lastOwn === 'D';
          const move = !everWronged ? 'D' : repaid ? 'C' : opponent;
          return { opening: 2, wronged: everWronged, lastOwn: own, move };
        },
      }),
  },
  {
    id: 'suspicious-tit-for-tat',
    name: 'Suspicious Tit For Tat',
    aliases: ['SuspiciousTitForTat', 'Mistrust'],
    family,
    classification: { ...PLAIN, memoryDepth: 1 },
    origin: 'Hilbe, Nowak and Traulsen 2013; Mistrust in Beaufils, Delahaye and Mathieu 1997',
    description: 'Tit For Tat that opens with a defection.',
    create: () => rule(replyToLast({ C: 1, D: 0 }, 'D')),
  },
  {
    id: 'anti-tit-for-tat',
    name: 'Anti Tit For Tat',
    aliases: ['AntiTitForTat', 'Psycho'],
    family,
    classification: { ...PLAIN, memoryDepth: 1 },
    origin: 'Hilbe, Nowak and Traulsen 2013; Psycho in Ashlock et al. 2009',
    description: "Cooperates first, then does the opposite of the opponent's last move.",
    create: () => rule(replyToLast(OPPOSITE, 'D')),
  },
  {
    id: 'hard-tit-for-tat',
    name: 'Hard Tit For Tat',
    aliases: ['HardTitForTat'],
    family,
    classification: { ...PLAIN, memoryDepth: 3 },
    origin: 'prisoners-dilemma.com competition (PD2017)',
    description: "Defects while any of the opponent's last three moves is a defection.",
    create: () => rule(titsForTats(3, 1)),
  },
  {
    id: 'hard-tit-for-2-tats',
    name: 'Hard Tit For 2 Tats',
    aliases: ['HardTitFor2Tats'],
    family,
    classification: { ...PLAIN, memoryDepth: 3 },
    origin: 'Stewart and Plotkin 2012',
    description: "Defects while the opponent's last three moves hold two defections on consecutive turns.",
    create: () =>
      // The state is the opponent's last three moves, oldest first, with C before the match.
      rule<string>({
        initial: 'CCC',
        cooperate: (last) => (last[1] === 'D' && (last[0] === 'D' || last[2] === 'D') ? 0 : 1),
        next: (last, _own, opponent) => last[1]! + last[2]! + opponent,
      }),
  },
  {
    id: 'contrite-tit-for-tat',
    name: 'Contrite Tit For Tat',
    aliases: ['ContriteTitForTat', 'CTFT'],
    family,
    classification: { ...PLAIN, memoryDepth: 3 },
    origin: 'Wu and Axelrod 1995',
    description:
      'Tit For Tat that, after noise has made it defect on a cooperator, accepts the retaliation without paying it back.',
    create: () =>
      rule<Contrite>({
        initial: { contrite: false, move: 'C' },
        cooperate: asDecided,
        next({ contrite, move }, own, opponent) {
          if (contrite && own === 'C') return { contrite: false, move: 'C' };
          const slipped = move === 'C' && own === 'D' && opponent === 'C';
          return { contrite: contrite || slipped, move: opponent };
        },
      }),
  },
  {
    id: 'spiteful-tit-for-tat',
    name: 'Spiteful Tit For Tat',
    aliases: ['SpitefulTitForTat'],
    family,
    classification: PLAIN,
    origin: 'PRISON, LIFL Lille 1998',
    description: 'Tit For Tat that defects for ever after two defections in a row.',
    create: () =>
      rule<'peace' | 'wronged' | 'spite'>({
        initial: 'peace',
        cooperate: (state) => (state === 'peace' ? 1 : 0),
        next: (state, _own, opponent) =>
          state === 'spite' ? 'spite' : opponent === 'C' ? 'peace' : state === 'wronged' ? 'spite' : 'wronged',
      }),
  },
  {
    id: 'slow-tit-for-two-tats-2',
    name: 'Slow Tit For Two Tats 2',
    aliases: ['SlowTitForTwoTats2', 'Slow Tit For Tat'],
    family,
    classification: { ...PLAIN, memoryDepth: 2 },
    origin: 'PRISON, LIFL Lille 1998, as Slow Tit For Tat',
    description: 'Changes its move only when the opponent has played the other one twice in a row.',
    create: () =>
      rule<Slow>({
        initial: { last: 'none', move: 'C' },
        cooperate: asDecided,
        next({ last }, own, opponent) {
          if (last === 'none') return { last: opponent, move: 'C' };
          return { last: opponent, move: opponent === last ? opponent : own };
        },
      }),
  },
  {
    id: 'alexei',
    name: 'Alexei',
    fullName: 'Alexei: (D,)',
    family,
    classification: { ...PLAIN, usesLength: true },
    origin: 'LessWrong "Zoo of Strategies" tournament 2011',
    description: 'Tit For Tat that defects on the last turn where it knows it.',
    create: (_parameters, info) => rule(withFinalMoves(TIT_FOR_TAT, ['D'], info)),
  },
  {
    id: 'n-tits-for-m-tats',
    name: 'N Tit(s) For M Tat(s)',
    fullName: 'N Tit(s) For M Tat(s): 3, 2',
    aliases: ['NTitsForMTats'],
    family,
    parameters: [
      { name: 'N', description: 'Defections in answer', kind: 'integer', default: 3, min: 0, max: 1000 },
      {
        name: 'M',
        description: 'Defections in a row that call for it',
        kind: 'integer',
        default: 2,
        min: 0,
        max: 1000,
      },
    ],
    classification: { ...PLAIN, memoryDepth: 3 },
    origin: 'Marc Harper, Axelrod library',
    description: 'Answers two defections in a row with three defections; both numbers may be chosen.',
    create: (parameters) => rule(titsForTats(Number(parameters.N), Number(parameters.M))),
  },
];
