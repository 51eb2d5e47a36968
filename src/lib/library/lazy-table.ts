// A table of an automaton that fills itself while it is played: states get numbers as they are met, and what
// has once been worked out is looked up from then on, by every match that shares the table. It serves the
// teams of meta players, where two hundred strategies move on every turn and few of them leave the table.
// Beyond a number of states, which strategies that count without end reach, play goes on with the automaton.
// A state's row is eight numbers of one array, so that a move costs one place in memory: four successors by
// `2 * own + opponent` in move codes, the move (0 C, 1 D, 2 drawn), and three that are left empty.

import { actionOf, codeOf, type ActionCode } from '../game/action.ts';
import { Chance, decide, draw, type Automaton } from '../game/automaton.ts';
import type { Random } from '../game/random.ts';

/** Successors that are no state number: not worked out yet, drawn, or off the table. */
const UNKNOWN = -1;
const DRAWN = -2;
const BEYOND = -3;

const ROW = 8;
const MOVE = 4;
/** In the place of a move: it is left to chance. */
const OPEN = 2;

/** Most states of a table: more would push each other out of the processor's cache in a large team. */
const MOST = 512;

/** The part of an automaton that has been played so far. */
export class LazyTable<S> {
  readonly automaton: Automaton<S>;
  /** Rows by state number; replaced when they grow. */
  rows = new Int32Array(16 * ROW).fill(UNKNOWN);
  /** The chance nodes of successors marked as drawn, over state numbers, by place in `rows`. */
  readonly #chances = new Map<number, Chance<number>>();
  readonly #numbers = new Map<string | number, number>();
  readonly #states: S[] = [];
  readonly #most: number;

  /** `most`: states kept at most. */
  constructor(automaton: Automaton<S>, most = MOST) {
    this.automaton = automaton;
    this.#most = most;
  }

  /** The state itself. */
  state(number: number): S {
    return this.#states[number]!;
  }

  /** The number of a state, given out if it has none; below 0 where there is no room for it. */
  numberOf(state: S): number {
    const key = this.#key(state);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#states.length;
    if (number === this.#most) return BEYOND;
    if (ROW * number === this.rows.length) this.#grow();
    this.#numbers.set(key, number);
    this.#states.push(state);
    const p = this.automaton.cooperate(state);
    this.rows[ROW * number + MOVE] = p >= 1 ? 0 : p <= 0 ? 1 : OPEN;
    return number;
  }

  /** The successor at a place in `rows` that holds no state number: a state number, or one below 0. */
  follow(place: number, own: ActionCode, opponent: ActionCode, random: Random): number {
    if (this.rows[place] === UNKNOWN) {
      // Before the assignment, since exploring may replace the rows.
      const explored = this.#explore(place, own, opponent);
      this.rows[place] = explored;
    }
    const mark = this.rows[place]!;
    return mark === DRAWN ? draw(this.#chances.get(place)!, random) : mark;
  }

  #explore(place: number, own: ActionCode, opponent: ActionCode): number {
    const after = this.automaton.next(this.state(Math.floor(place / ROW)), actionOf(own), actionOf(opponent));
    if (!(after instanceof Chance)) return this.numberOf(after);
    const outcomes = after.outcomes.map(([weight, state]) => [weight, this.numberOf(state)] as const);
    if (outcomes.some(([, number]) => number < 0)) return BEYOND;
    this.#chances.set(place, new Chance(outcomes));
    return DRAWN;
  }

  #key(state: S): string | number {
    if (this.automaton.key) return this.automaton.key(state);
    return typeof state === 'number' || typeof state === 'string' ? state : JSON.stringify(state);
  }

  #grow(): void {
    const rows = new Int32Array(2 * this.rows.length).fill(UNKNOWN);
    rows.set(this.rows);
    this.rows = rows;
  }
}

/** Plays an automaton through its lazy table, in move codes; draws the same numbers as the automaton would. */
export class LazyPlayer<S> {
  readonly #table: LazyTable<S>;
  readonly #random: Random;
  /** The state's number, below 0 once the match has left the table. */
  #number: number;
  #state: S;

  constructor(table: LazyTable<S>, random: Random) {
    this.#table = table;
    this.#random = random;
    this.#state = draw(table.automaton.initial, random);
    this.#number = table.numberOf(this.#state);
  }

  /** The move for the coming turn; called once a turn, before `observe`. */
  move(): ActionCode {
    const number = this.#number;
    if (number >= 0) {
      const move = this.#table.rows[ROW * number + MOVE]!;
      if (move !== OPEN) return move as ActionCode;
    }
    const state = number >= 0 ? this.#table.state(number) : this.#state;
    return codeOf(decide(this.#table.automaton.cooperate(state), this.#random));
  }

  /** Takes in the moves of the turn. */
  observe(own: ActionCode, opponent: ActionCode): void {
    const table = this.#table;
    const number = this.#number;
    if (number < 0) {
      this.#state = draw(table.automaton.next(this.#state, actionOf(own), actionOf(opponent)), this.#random);
      return;
    }
    const place = ROW * number + 2 * own + opponent;
    let after = table.rows[place]!;
    if (after < 0) {
      after = table.follow(place, own, opponent, this.#random);
      if (after < 0) {
        const left = table.automaton.next(table.state(number), actionOf(own), actionOf(opponent));
        this.#state = draw(left, this.#random);
      }
    }
    this.#number = after;
  }
}
