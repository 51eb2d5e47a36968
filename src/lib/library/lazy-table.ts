// A table of an automaton that fills itself while it is played: states get numbers as they are met, and what
// has once been worked out is looked up from then on, by every match that shares the table. It serves the
// teams of meta players, where two hundred strategies move on every turn and few of them leave the table.
// Beyond a number of states, which strategies that count without end reach, play goes on with the automaton.

import { codeOf, type Action } from '../game/action.ts';
import { Chance, draw, type Automaton, type Player } from '../game/automaton.ts';
import type { Random } from '../game/random.ts';

/** Successors that are no state number: not worked out yet, drawn, or off the table. */
const UNKNOWN = -1;
const DRAWN = -2;
const BEYOND = -3;

/** The part of an automaton that has been played so far. */
export class LazyTable<S> {
  readonly automaton: Automaton<S>;
  /** Probability of C by state number. */
  cooperation = new Float64Array(16);
  /** Successor by `4 * state + 2 * own + opponent` in move codes, or one of the negative marks. */
  next = new Int32Array(64).fill(UNKNOWN);
  /** The chance nodes of rows marked as drawn, over state numbers. */
  readonly #chances = new Map<number, Chance<number>>();
  readonly #numbers = new Map<string | number, number>();
  readonly #states: S[] = [];
  readonly #most: number;

  /** `most`: states kept at most. */
  constructor(automaton: Automaton<S>, most = 4096) {
    this.automaton = automaton;
    this.#most = most;
  }

  /** The state itself. */
  state(number: number): S {
    return this.#states[number]!;
  }

  /** The number of a state, given out if it has none; `BEYOND` where there is no room for it. */
  numberOf(state: S): number {
    const key = this.#key(state);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#states.length;
    if (number === this.#most) return BEYOND;
    if (number === this.cooperation.length) this.#grow();
    this.#numbers.set(key, number);
    this.#states.push(state);
    this.cooperation[number] = this.automaton.cooperate(state);
    return number;
  }

  /** The successor of a row that is not a plain look-up: a state number, or `BEYOND`. */
  follow(row: number, own: Action, opponent: Action, random: Random): number {
    if (this.next[row] === UNKNOWN) this.next[row] = this.#explore(row, own, opponent);
    const mark = this.next[row]!;
    return mark === DRAWN ? draw(this.#chances.get(row)!, random) : mark;
  }

  #explore(row: number, own: Action, opponent: Action): number {
    const after = this.automaton.next(this.state(row >> 2), own, opponent);
    if (!(after instanceof Chance)) return this.numberOf(after);
    const outcomes = after.outcomes.map(([weight, state]) => [weight, this.numberOf(state)] as const);
    if (outcomes.some(([, number]) => number === BEYOND)) return BEYOND;
    this.#chances.set(row, new Chance(outcomes));
    return DRAWN;
  }

  #key(state: S): string | number {
    if (this.automaton.key) return this.automaton.key(state);
    return typeof state === 'number' || typeof state === 'string' ? state : JSON.stringify(state);
  }

  #grow(): void {
    const cooperation = new Float64Array(2 * this.cooperation.length);
    cooperation.set(this.cooperation);
    this.cooperation = cooperation;
    const next = new Int32Array(2 * this.next.length).fill(UNKNOWN);
    next.set(this.next);
    this.next = next;
  }
}

/** Plays an automaton through its lazy table; draws the same numbers as the automaton would. */
export class LazyPlayer<S> implements Player {
  readonly #table: LazyTable<S>;
  readonly #random: Random;
  /** The state's number, or `BEYOND` once the match has left the table. */
  #number: number;
  #state: S;

  constructor(table: LazyTable<S>, random: Random) {
    this.#table = table;
    this.#random = random;
    this.#state = draw(table.automaton.initial, random);
    this.#number = table.numberOf(this.#state);
  }

  cooperate(): number {
    const number = this.#number;
    return number >= 0 ? this.#table.cooperation[number]! : this.#table.automaton.cooperate(this.#state);
  }

  observe(own: Action, opponent: Action): void {
    const table = this.#table;
    const number = this.#number;
    if (number < 0) {
      this.#state = draw(table.automaton.next(this.#state, own, opponent), this.#random);
      return;
    }
    const row = 4 * number + 2 * codeOf(own) + codeOf(opponent);
    let after = table.next[row]!;
    if (after < 0) after = table.follow(row, own, opponent, this.#random);
    if (after < 0) this.#state = draw(table.automaton.next(table.state(number), own, opponent), this.#random);
    this.#number = after;
  }
}
