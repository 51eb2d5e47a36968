// A table of an automaton that fills itself while it is played: states get numbers as they are met, and what
// has once been worked out is looked up from then on, by every match that shares the table. All simulation
// runs on it. A state's row is four numbers of one array, at `4 * number + 2 * own + opponent` in move codes. A
// state goes by its mark: the place in its row for the move that it makes, which the opponent's code is added to,
// or one more than the row's beginning where the move is drawn. So a turn looks up one number, which is the mark
// of the next state and the place that the next turn looks at.
// Equal states share a row; they are found by a hash of their contents (state-index.ts). Beyond a number of
// rows, play goes on with the automaton itself; matches in which something was drawn get fewer, since what they
// come through seldom comes again. Tables may keep their rows in one store, marks telling them apart, so that a
// team of many goes through one array.

import { actionOf, codeOf, type ActionCode } from '../game/action.ts';
import { Chance, decide, draw, type Automaton } from '../game/automaton.ts';
import type { Random } from '../game/random.ts';
import { StateIndex } from './state-index.ts';

/** Numbers in a row. */
const ROW = 4;
/** The bit of a mark that is set where the move is left to chance. */
export const OPEN = 1;
/** The bit of a place that is set where the own move is D: its code, times two. */
export const OWN = 2;

/** Successors that are no mark: not worked out yet, off the table; lower ones are chance nodes. */
const UNKNOWN = -1;
export const BEYOND = -2;
const FIRST_CHANCE = -3;

/** Most rows of a table: more would push each other out of the processor's cache in a large team. */
const MOST = 1024;

/** Most rows of a table that has been filled by matches in which something was drawn. */
const MOST_DRAWN = 1024;

/** The move's code that a draw comes to: as `decide` has it, with no branch for the processor to guess wrong. */
function decided(luck: number, p: number): number {
  return 1 + (Math.floor(luck - p) | 0);
}

/** The rows of one table or of several. */
export class RowStore {
  /** Replaced when they grow. */
  rows = new Int32Array(32 * ROW).fill(UNKNOWN);
  readonly #states: unknown[] = [];
  #probabilities = new Float64Array(32);

  /** Adds a row for a state that cooperates with probability `p`; gives its mark. */
  add(state: unknown, p: number): number {
    const number = this.#states.push(state) - 1;
    if (ROW * number === this.rows.length) this.#grow();
    this.#probabilities[number] = p;
    return ROW * number + (p >= 1 ? 0 : p <= 0 ? OWN : OPEN);
  }

  /** The state of this mark. */
  state(mark: number): unknown {
    return this.#states[mark >> 2];
  }

  /** The place of an open mark's move. */
  drawPlace(mark: number, random: Random): number {
    return (mark - OPEN + OWN * decided(random(), this.#probabilities[mark >> 2]!)) | 0;
  }

  /**
   * Puts the places of their moves for open marks of a team: those of `places` that `open[from]` to `open[to - 1]`
   * name, by the first draws of `luck`. Gives how many came to D.
   */
  drawPlaces(places: Int32Array, open: Int32Array, from: number, to: number, luck: Float64Array): number {
    const probabilities = this.#probabilities;
    let defections = 0;
    for (let k = from; k < to; k++) {
      const i = open[k]!;
      const mark = places[i]!;
      const own = decided(luck[(k - from) | 0]!, probabilities[mark >> 2]!);
      places[i] = (mark - OPEN + OWN * own) | 0;
      defections = (defections + own) | 0;
    }
    return defections;
  }

  #grow(): void {
    const rows = new Int32Array(2 * this.rows.length).fill(UNKNOWN);
    rows.set(this.rows);
    this.rows = rows;
    const probabilities = new Float64Array(2 * this.#probabilities.length);
    probabilities.set(this.#probabilities);
    this.#probabilities = probabilities;
  }
}

/** The part of an automaton that has been played so far. */
export class LazyTable<S = unknown> {
  readonly automaton: Automaton<S>;
  readonly #store: RowStore;
  readonly #chances: Chance<number>[] = [];
  /** States, or what `key` makes of them, in the order they were met; then their marks in that order. */
  readonly #index = new StateIndex();
  readonly #marks: number[] = [];
  readonly #most: number;
  #initial: number | Chance<number> | undefined;

  /** `most`: rows kept at most. `store`: where they are kept, among those of other tables if there are any. */
  constructor(automaton: Automaton<S>, most = MOST, store = new RowStore()) {
    this.automaton = automaton;
    this.#most = most;
    this.#store = store;
  }

  /** The rows; others once the table has grown. */
  get rows(): Int32Array {
    return this.#store.rows;
  }

  /** The state itself. */
  state(mark: number): S {
    return this.#store.state(mark) as S;
  }

  /** The mark of the state a match starts in, or `BEYOND` with nothing drawn. */
  start(random: Random): number {
    this.#initial ??= this.#marked(this.automaton.initial);
    return draw(this.#initial, random) | 0;
  }

  /** The mark of a state, given out if it has none; below 0 where that takes more than `most` rows. */
  markOf(state: S, most = this.#most): number {
    const name = this.automaton.key ? this.automaton.key(state) : state;
    const known = this.#index.find(name);
    if (known >= 0) return this.#marks[known]!;
    if (this.#marks.length >= most) return BEYOND;
    this.#index.add(name);
    const mark = this.#store.add(state, this.automaton.cooperate(state));
    this.#marks.push(mark);
    return mark;
  }

  /** The place of an open mark's move. */
  drawPlace(mark: number, random: Random): number {
    return this.#store.drawPlace(mark, random);
  }

  /**
   * The successor at a place in `rows`, the opponent's code in it, that holds no mark: a mark, or `BEYOND` with
   * nothing drawn. `drawn`: whether anything was drawn in the match so far.
   */
  follow(place: number, random: Random, drawn = true): number {
    const known = this.rows[place]!;
    if (known === UNKNOWN || (known === BEYOND && !drawn && this.#marks.length < this.#most)) {
      // Before the assignment, since exploring may replace the rows.
      const explored = this.#explore(place, drawn ? Math.min(this.#most, MOST_DRAWN) : this.#most);
      this.rows[place] = explored;
    }
    const found = this.rows[place]!;
    // A chance node's marks stand beside its weights, as floating point numbers: here they become whole ones again.
    return found <= FIRST_CHANCE ? draw(this.#chances[FIRST_CHANCE - found]!, random) | 0 : found;
  }

  /** The state that a place leads to where that is off the table. */
  beyond(place: number, random: Random): S {
    return draw(this.#successor(place), random);
  }

  #explore(place: number, most: number): number {
    const after = this.#marked(this.#successor(place), most);
    return after instanceof Chance ? FIRST_CHANCE + 1 - this.#chances.push(after) : after;
  }

  #successor(place: number): S | Chance<S> {
    return this.automaton.next(this.state(place), actionOf((place & OWN) >> 1), actionOf(place & 1));
  }

  /** A state's mark, or the chance node over marks; `BEYOND` where there is no room for all of them. */
  #marked(value: S | Chance<S>, most = this.#most): number | Chance<number> {
    if (!(value instanceof Chance)) return this.markOf(value, most);
    const outcomes = value.outcomes.map(([weight, state]) => [weight, this.markOf(state, most)] as const);
    return outcomes.some(([, mark]) => mark < 0) ? BEYOND : new Chance(outcomes);
  }
}

/** Plays an automaton through its lazy table, in move codes; draws the same numbers as the automaton would. */
export class LazyPlayer<S = unknown> {
  readonly #table: LazyTable<S>;
  readonly #random: Random;
  /** The state's mark, below 0 once the match has left the table. */
  #mark: number;
  #state: S;

  /** A player at the start of a match, or from the state `mark`, or from one off the table. */
  constructor(table: LazyTable<S>, random: Random, mark?: number, state?: S) {
    this.#table = table;
    this.#random = random;
    this.#mark = mark ?? table.start(random);
    if (this.#mark >= 0) this.#state = table.state(this.#mark);
    else this.#state = mark === undefined ? draw(table.automaton.initial, random) : state!;
  }

  /** The move for the coming turn; called once a turn, before `observe`. */
  move(): ActionCode {
    const mark = this.#mark;
    if (mark < 0) return codeOf(decide(this.#table.automaton.cooperate(this.#state), this.#random));
    const place = (mark & OPEN) === 0 ? mark : this.#table.drawPlace(mark, this.#random);
    return ((place & OWN) >> 1) as ActionCode;
  }

  /** Takes in the moves of the turn. */
  observe(own: ActionCode, opponent: ActionCode): void {
    const table = this.#table;
    const mark = this.#mark;
    if (mark < 0) {
      this.#state = draw(table.automaton.next(this.#state, actionOf(own), actionOf(opponent)), this.#random);
      return;
    }
    const place = (mark & ~(OWN | OPEN)) + 2 * own + opponent;
    let after = table.rows[place]!;
    if (after < 0) {
      after = table.follow(place, this.#random);
      if (after < 0) this.#state = table.beyond(place, this.#random);
    }
    this.#mark = after;
  }
}
