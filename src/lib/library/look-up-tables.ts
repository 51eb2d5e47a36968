// Deterministic strategies given as look-up tables over recent and opening moves. A table is written as a
// string of replies in table order (see recall.ts). The two evolved tables were found by training against
// the field: [Harper et al. 2017], PLoS ONE 12(12):e0188046; figures as in the Axelrod library 4.13 (MIT).

import type { Behaviour } from '../game/automaton.ts';
import { lookUp, probabilitiesOf, type Depths } from './recall.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const FAMILY = 'Look-up table';
const TRAINED =
  'Trained by Marc Harper for the Axelrod library; Harper, Knight, Jones, Koutsovoulos, Glynatsi & Campbell (2017), ' +
  'PLoS ONE 12(12):e0188046';
const MATHIEU_DELAHAYE = 'Mathieu & Delahaye (2015), New winning strategies for the Iterated Prisoner’s Dilemma, AAMAS';

const byPattern = (depths: Depths, initialMoves: string, pattern: string): Behaviour =>
  rule(lookUp(depths, initialMoves, probabilitiesOf(pattern)));

/** The look-up table strategies. */
export const lookUpTables: readonly StrategyRecord[] = [
  {
    id: 'evolved-lookerup-1-1-1',
    name: 'EvolvedLookerUp1_1_1',
    aliases: ['Evolved LookerUp 1 1 1'],
    family: FAMILY,
    classification: PLAIN,
    origin: TRAINED,
    description: "Replies to both last moves and to the opponent's first; its eight entries were found by evolution.",
    create: () => byPattern({ own: 1, opponent: 1, openings: 1 }, 'C', 'CDDDDCDD'),
  },
  {
    id: 'evolved-lookerup-2-2-2',
    name: 'EvolvedLookerUp2_2_2',
    aliases: ['Evolved LookerUp 2 2 2'],
    family: FAMILY,
    classification: PLAIN,
    origin: TRAINED,
    description:
      "Sixty-four evolved replies to both players' last two moves and the opponent's first two; long one of the best scores.",
    create: () =>
      byPattern(
        { own: 2, opponent: 2, openings: 2 },
        'CC',
        'CDDCDCDDCDDDCDDDDDCDCDCCCDDCCDCDDDCCCCCDDDCDDDDDDDDDCCDDCDDDCCCD',
      ),
  },
  {
    id: 'winner12',
    name: 'Winner12',
    family: FAMILY,
    classification: { ...PLAIN, memoryDepth: 2 },
    origin: MATHIEU_DELAHAYE,
    description:
      'Tit For Tat after an own C; after an own D it cooperates only when the opponent has just turned to D.',
    create: () => byPattern({ own: 1, opponent: 2, openings: 0 }, 'CC', 'CDCDDCDD'),
  },
  {
    id: 'winner21',
    name: 'Winner21',
    family: FAMILY,
    classification: { ...PLAIN, memoryDepth: 2 },
    origin: MATHIEU_DELAHAYE,
    description: 'Opens D, C; Tit For Tat after an own C, but after an own D the opponent must have cooperated twice.',
    create: () => byPattern({ own: 1, opponent: 2, openings: 0 }, 'DC', 'CDCDCDDD'),
  },
];
