// The Worse and Worse strategies: less and less cooperative as the match goes on, or as the opponent defects.
// States count turns only as far as they matter. Source: PRISON, LIFL Lille (1998).

import { codeOf } from '../game/action.ts';
import type { Automaton } from '../game/automaton.ts';
import { averageCopier } from './replies.ts';
import { always, rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const FAMILY = 'Worse and Worse';
const STOCHASTIC = { ...PLAIN, stochastic: true };
const LIFL = 'PRISON, LIFL Lille (1998)';

/** Cooperates with probability 1 - t/turns on turn t and never after the last of them; a state is t. */
function declining(turns: number): Automaton<number> {
  return {
    initial: 1,
    cooperate: (turn) => 1 - turn / turns,
    next: (turn) => Math.min(turn + 1, turns),
  };
}

/** A state is `2 * turn + code of the reply`; the reply matters up to turn 20 only. */
const copyingThenDeclining: Automaton<number> = {
  initial: 2,
  cooperate: (state) => {
    const turn = state >> 1;
    return turn <= 20 ? 1 - (state & 1) : 20 / turn;
  },
  next: (state, _own, opponent) => {
    const turn = (state >> 1) + 1;
    return 2 * turn + (turn <= 20 ? codeOf(opponent) : 0);
  },
};

/** The Worse and Worse strategies. */
export const worse: readonly StrategyRecord[] = [
  {
    id: 'worse-and-worse',
    name: 'Worse and Worse',
    aliases: ['WorseAndWorse'],
    family: FAMILY,
    classification: STOCHASTIC,
    origin: LIFL,
    description: 'Defects with a probability that grows by a thousandth each turn, whatever the opponent does.',
    create: () => rule(declining(1000)),
  },
  {
    id: 'knowledgeable-worse-and-worse',
    name: 'Knowledgeable Worse and Worse',
    aliases: ['KnowledgeableWorseAndWorse'],
    family: FAMILY,
    classification: { ...STOCHASTIC, usesLength: true },
    origin: 'Adam Pohl, Axelrod library',
    description: 'Spreads its decline over the known length of the match: certain to defect on the last turn.',
    create: (_parameters, { length }) => (Number.isFinite(length) && length > 0 ? rule(declining(length)) : always(1)),
  },
  {
    id: 'worse-and-worse-2',
    name: 'Worse and Worse 2',
    aliases: ['WorseAndWorse2'],
    family: FAMILY,
    classification: STOCHASTIC,
    origin: LIFL,
    description: 'Tit For Tat for twenty turns; then cooperates with probability 20/t on turn t.',
    create: () => rule(copyingThenDeclining),
  },
  {
    id: 'worse-and-worse-3',
    name: 'Worse and Worse 3',
    aliases: ['WorseAndWorse3'],
    family: FAMILY,
    classification: STOCHASTIC,
    origin: LIFL,
    description: "Defects with a probability equal to the share of the opponent's moves that were defections.",
    create: () => averageCopier(1),
  },
];
