// An automaton unfolded as far as it is asked for: its states get numbers as they are met, each once, so that an
// infinite one can be walked with table look-ups wherever it was walked before. Stops at chance, and says so.

import { ACTIONS, type Action } from '../game/action.ts';
import type { Automaton } from '../game/automaton.ts';
import { certain, keyOf } from './certain.ts';

/** The automaton's states as they are met, numbered, with the moves due in them. */
export class Unfolded<S> {
  readonly #automaton: Automaton<S>;
  readonly #numbers = new Map<string | number, number>();
  readonly #states: S[] = [];
  readonly moves: Action[] = [];
  /** Successors by `2 * state + input`; -1 where not looked at yet. */
  readonly #next: number[] = [];
  /** Whether chance was met; what is asked for after that means nothing. */
  stochastic = false;
  readonly start: number;

  constructor(automaton: Automaton<S>) {
    this.#automaton = automaton;
    this.start = this.#enter(automaton.initial);
  }

  /** The successor of a state on an input, 0 for the opponent's C. */
  next(state: number, input: 0 | 1): number {
    const cell = 2 * state + input;
    const known = this.#next[cell]!;
    if (known >= 0) return known;
    const after = this.#automaton.next(this.#states[state]!, this.moves[state]!, ACTIONS[input]!);
    return (this.#next[cell] = this.#enter(after));
  }

  #enter(value: Automaton<S>['initial']): number {
    const state = certain(value, this.#automaton);
    const chosen = state ? this.#automaton.cooperate(state.value) : NaN;
    if (!state || (chosen > 0 && chosen < 1)) {
      this.stochastic = true;
      return 0;
    }
    const key = keyOf(state.value, this.#automaton);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#states.length);
    this.moves.push(chosen >= 1 ? 'C' : 'D');
    this.#next.push(-1, -1);
    return this.#states.push(state.value) - 1;
  }
}
