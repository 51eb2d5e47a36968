// Small strategies that look at the opponent's moves alone, written as the tables they are: each state has
// a name, the move played in it, and the states that follow the opponent's C and D (a Moore machine).
// The names are the states of the automaton, so a drawing of the strategy is labelled with them.

import type { Action } from '../game/action.ts';
import type { Automaton, Behaviour } from '../game/automaton.ts';
import { rule, surely } from './rule.ts';

/** One row of the table: the move played, then the next state after the opponent's C and after its D. */
export type Row<Name extends string> = readonly [move: Action, afterC: NoInfer<Name>, afterD: NoInfer<Name>];

/** The rows of Tit For Tat, for strategies that end in it: `peace` plays C, `answer` plays D. */
export const TIT_FOR_TAT_ROWS = {
  peace: ['C', 'peace', 'answer'],
  answer: ['D', 'peace', 'answer'],
} as const;

/** The automaton of a table that starts in the state `start`. */
export function replyAutomaton<Name extends string>(
  start: NoInfer<Name>,
  rows: Readonly<Record<Name, Row<Name>>>,
): Automaton<Name> {
  return {
    initial: start,
    cooperate: (state) => surely(rows[state][0]),
    next: (state, _own, opponent) => rows[state][opponent === 'C' ? 1 : 2],
  };
}

/** The behaviour of a table that starts in the state `start`. */
export function replyMachine<Name extends string>(
  start: NoInfer<Name>,
  rows: Readonly<Record<Name, Row<Name>>>,
): Behaviour {
  return rule(replyAutomaton(start, rows));
}
