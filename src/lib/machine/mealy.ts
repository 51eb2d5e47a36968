// The machines of this project: deterministic, complete Mealy machines over the inputs and outputs C and D.
// The input is the opponent's last move, the output on the transition is our reply; the opening move is
// played before any input. Two forms:
// - `Draft`: what a person edits. States by id, transitions may be missing, the start state may be unset.
// - `Mealy`: what algorithms and the engine take. Complete, states numbered, transitions in typed arrays.
// `validate.ts` leads from the first to the second.

import { ACTIONS, actionOf, codeOf, type Action, type ActionCode } from '../game/action.ts';
import type { Automaton } from '../game/automaton.ts';

/** A complete machine with n states. Never changed after it is made. */
export interface Mealy {
  /** The states' ids, unique, in the author's order; state i is `names[i]`. */
  readonly names: readonly string[];
  /** Number of the start state. */
  readonly start: number;
  /** The move of the first turn. */
  readonly opening: Action;
  /** Length 2n: `next[2 * state + input]` is the successor's number; input 0 is the opponent's C, 1 its D. */
  readonly next: Int32Array;
  /** Length 2n: `output[2 * state + input]` is the reply's code, 0 for C, 1 for D. */
  readonly output: Uint8Array;
}

/** One arrow: where it leads and the move played on the way. */
export interface Transition {
  readonly target: string;
  readonly output: Action;
}

/** A state being edited; `null` marks a transition not drawn yet. */
export interface DraftState {
  /** Key of the state in the file: non-empty, no `.`, unique. */
  readonly id: string;
  /** The human name where the id cannot carry it; `null` when the id is the name. */
  readonly label: string | null;
  readonly C: Transition | null;
  readonly D: Transition | null;
}

/** A machine being edited: may be incomplete, may name targets that don't exist. */
export interface Draft {
  readonly initial: string | null;
  readonly opening: Action;
  readonly states: readonly DraftState[];
}

/** Number of states. */
export function size(machine: Mealy): number {
  return machine.names.length;
}

/** The successor and reply of a state (by number) on an input. */
export function step(machine: Mealy, state: number, input: ActionCode): { next: number; output: ActionCode } {
  const cell = 2 * state + input;
  return { next: machine.next[cell]!, output: machine.output[cell]! as ActionCode };
}

/** The machine's moves against a given sequence of opponent moves, opening included: one longer than the input. */
export function replies(machine: Mealy, opponent: readonly Action[] | string): Action[] {
  const moves: Action[] = [machine.opening];
  let state = machine.start;
  for (const move of opponent) {
    const cell = 2 * state + codeOf(move as Action);
    moves.push(actionOf(machine.output[cell]!));
    state = machine.next[cell]!;
  }
  return moves;
}

/** The machine in the editable form: same ids, same order, no labels. */
export function toDraft(machine: Mealy): Draft {
  const transition = (state: number, input: Action): Transition => {
    const cell = 2 * state + codeOf(input);
    return { target: machine.names[machine.next[cell]!]!, output: actionOf(machine.output[cell]!) };
  };
  return {
    initial: machine.names[machine.start]!,
    opening: machine.opening,
    states: machine.names.map((id, state) => ({
      id,
      label: null,
      C: transition(state, 'C'),
      D: transition(state, 'D'),
    })),
  };
}

/**
 * The machine as an automaton of the game: a state is `2 * state + code of the reply due next`.
 * The machine's own move, flipped by noise or not, never matters to it.
 */
export function mealyAutomaton(machine: Mealy): Automaton<number> {
  const { next, output } = machine;
  return {
    initial: 2 * machine.start + codeOf(machine.opening),
    cooperate: (state) => 1 - (state & 1),
    next: (state, _own, opponent) => {
      const cell = (state & ~1) + codeOf(opponent);
      return 2 * next[cell]! + output[cell]!;
    },
  };
}

/**
 * A machine from rows `state: [[next on C, reply], [next on D, reply]]`, for tables in code and tests.
 * The order of keys is the order of states; throws on an unknown target.
 */
export function mealy(
  start: string,
  opening: Action,
  rows: Readonly<Record<string, readonly [readonly [string, Action], readonly [string, Action]]>>,
): Mealy {
  return fromEntries(start, opening, Object.entries(rows));
}

/** As `mealy`, from an ordered list of entries, for state names that look like numbers. */
export function fromEntries(
  start: string,
  opening: Action,
  entries: readonly (readonly [string, readonly [readonly [string, Action], readonly [string, Action]]])[],
): Mealy {
  const names = entries.map(([name]) => name);
  const numbers = new Map(names.map((name, i) => [name, i]));
  const numberOf = (name: string): number => {
    const found = numbers.get(name);
    if (found === undefined) throw new Error(`There is no state "${name}" among ${names.join(', ')}.`);
    return found;
  };
  const next = new Int32Array(2 * names.length);
  const output = new Uint8Array(2 * names.length);
  entries.forEach(([, row], state) => {
    ACTIONS.forEach((_, input) => {
      next[2 * state + input] = numberOf(row[input as 0 | 1][0]);
      output[2 * state + input] = codeOf(row[input as 0 | 1][1]);
    });
  });
  return { names, start: numberOf(start), opening, next, output };
}
