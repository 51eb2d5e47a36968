// The machinery of meta players: a team of strategies plays along, each member in a world of its own where it
// has been playing all the time against the opponent's real moves, and a vote makes one move of the members'
// proposals. Members are asked on every turn; those of a nice team, which cooperates until it is defected against, only
// then, for all turns so far. Team, scores and proposals change in place, one object a match: the product of two hundred
// members' states is no state to compile or to copy.

import { actionOf, codeOf, type Action, type ActionCode } from '../game/action.ts';
import { decide, type Behaviour, type Player } from '../game/automaton.ts';
import { payoffTable, type Payoffs } from '../game/payoffs.ts';
import { fill, type Random } from '../game/random.ts';
import { LazyPlayer, LazyTable, OPEN, OWN, type RowStore } from './lazy-table.ts';

/** What a vote may look at. */
export interface Council {
  /** The members' moves for the coming turn in team order: the bit `OWN` of each is set for D. */
  readonly places: Int32Array;
  /** How many members propose D. */
  readonly defections: number;
  /** Points that each member's proposals would have earned so far against the opponent's recorded moves. */
  readonly scores: Float64Array;
  /** The most that any has. */
  readonly best: number;
  /** Finished turns. */
  readonly turns: number;
  /** The opponent's last recorded move; null on the first turn. */
  readonly last: Action | null;
}

/** How a council comes to one move. */
export interface Vote {
  /** Whether it looks at scores; else they are not counted. */
  readonly scored: boolean;
  /** Whether it is C until the opponent has defected, whatever the council. */
  readonly nice?: boolean;
  /** The probability of cooperating. */
  of(council: Council): number;
}

/** A member in one match; moves are codes. */
export interface Member {
  /** The member's move for the coming turn; asked once a turn, before `observe`. */
  move(): ActionCode;
  observe(own: ActionCode, opponent: ActionCode): void;
}

/** A strategy as a member of teams: its table, which all its matches share, or a player without one. */
export type Recruit = { readonly table: LazyTable } | { readonly table: null; start(random: Random): Member };

/** A team ready to play: its members, and the store that keeps the rows of all their tables. */
export interface Squad {
  readonly members: readonly Recruit[];
  readonly store: RowStore;
}

/** Recruits for this behaviour, with its rows in `store`; what one has worked out in a match serves all others. */
export function recruitOf(behaviour: Behaviour, store: RowStore): Recruit {
  if (behaviour.kind === 'automaton') return { table: new LazyTable(behaviour.automaton, undefined, store) };
  return {
    table: null,
    start(random) {
      const player = behaviour.start(random);
      return {
        move: () => codeOf(decide(player.cooperate(), random)),
        observe: (own, opponent) => {
          player.observe(actionOf(own), actionOf(opponent));
        },
      };
    },
  };
}

/** The places of the moves C and D of a member off its table: in no row, and below 0. */
const OFF_TABLE = -4;

/** A player that asks the whole team each turn and plays by the vote. */
export function teamPlayer(squad: Squad, vote: Vote, payoffs: Payoffs, random: Random): Player {
  return new TeamPlayer(squad, vote, payoffs, random);
}

// Methods rather than closures: the compiler's code for a closure is thrown away with the match.
class TeamPlayer implements Player, Council {
  /** A member's mark until its move is known, then the place of its move; below 0 for one off its table, or without. */
  readonly places: Int32Array;
  readonly scores: Float64Array;
  best = 0;
  defections = 0;
  turns = 0;
  last: Action | null = null;
  readonly #members: readonly Recruit[];
  readonly #store: RowStore;
  readonly #vote: Vote;
  readonly #points: Float64Array;
  readonly #random: Random;
  /** The members off their tables, or without, by their places in the team. */
  readonly #others: Member[] = [];
  /** The members whose proposals are still to be drawn, or asked for, in team order. */
  readonly #open: Int32Array;
  #waiting = 0;
  /** Room for as many draws. */
  readonly #luck: Float64Array;
  /** A nice team sleeps until the opponent defects, and then lives through the turns that it has slept. */
  #asleep: boolean;
  #slept = 0;

  constructor({ members, store }: Squad, vote: Vote, payoffs: Payoffs, random: Random) {
    const size = members.length;
    this.places = new Int32Array(size);
    this.scores = new Float64Array(size);
    this.#members = members;
    this.#store = store;
    this.#vote = vote;
    this.#points = payoffTable(payoffs);
    this.#random = random;
    this.#open = new Int32Array(size);
    this.#luck = new Float64Array(size);
    this.#asleep = vote.nice ?? false;
    if (!this.#asleep) this.#begin();
  }

  cooperate(): number {
    if (this.#asleep) return 1;
    this.#ask();
    return this.#vote.of(this);
  }

  observe(_own: Action, opponent: Action): void {
    if (!this.#asleep) this.#hear(opponent);
    else if (opponent === 'C') this.#slept++;
    else {
      this.#wake();
      this.#hear(opponent);
    }
  }

  #wake(): void {
    this.#asleep = false;
    this.#begin();
    for (let turn = 0; turn < this.#slept; turn++) {
      this.#ask();
      this.#hear('C');
    }
    this.#ask();
  }

  #begin(): void {
    const random = this.#random;
    this.#members.forEach((recruit, i) => {
      const mark = recruit.table ? recruit.table.start(random) : -1;
      if (mark < 0) this.#others[i] = recruit.table ? new LazyPlayer(recruit.table, random) : recruit.start(random);
      this.#note(i, mark);
    });
  }

  /** Has every member say its move for the coming turn. */
  #ask(): void {
    const { places } = this;
    const open = this.#open;
    for (let k = 0; k < this.#waiting; k++) {
      // As many as are on their tables are drawn at once.
      const from = k;
      while (k < this.#waiting && places[open[k]!]! >= 0) k++;
      fill(this.#random, this.#luck, k - from);
      this.defections += this.#store.drawPlaces(places, open, from, k, this.#luck);
      if (k < this.#waiting) {
        const move = this.#others[open[k]!]!.move();
        places[open[k]!] = OFF_TABLE + OWN * move;
        this.defections += move;
      }
    }
  }

  /** Has every member take in the turn. */
  #hear(opponent: Action): void {
    const theirs = codeOf(opponent);
    if (this.#vote.scored) this.#score(theirs);
    this.#advance(theirs);
    this.turns++;
    this.last = opponent;
  }

  #score(theirs: ActionCode): void {
    const { places, scores } = this;
    const points = this.#points;
    let best = -Infinity;
    for (let i = 0; i < places.length; i++) {
      const score = scores[i]! + points[(places[i]! & OWN) + theirs]!;
      scores[i] = score;
      if (score > best) best = score;
    }
    this.best = best;
  }

  /**
   * Takes in a turn. The inner loop goes through members on their tables by look-ups alone, which run twice as fast
   * with no call among them, and stops at a member that needs more. Nor does it branch by whether a member's move is
   * open: that is as good as random, and a wrong guess costs more than the note.
   */
  #advance(theirs: ActionCode): void {
    const { places } = this;
    const open = this.#open;
    const size = places.length;
    this.#waiting = 0;
    this.defections = 0;
    for (let i = 0; i < size; i++) {
      const { rows } = this.#store;
      let waiting = this.#waiting;
      let defections = 0;
      // `| 0` spares the checks for numbers that do not fit.
      for (; i < size; i++) {
        const place = (places[i]! + theirs) | 0;
        if (place < 0) break;
        const after = rows[place]!;
        if (after < 0) break;
        places[i] = after;
        defections = (defections + ((after & OWN) >> 1)) | 0;
        open[waiting] = i;
        waiting = (waiting + (after & OPEN)) | 0;
      }
      this.#waiting = waiting;
      this.defections += defections;
      if (i < size) this.#note(i, this.#advanced(i, theirs));
    }
  }

  /** The mark after a turn of a member that is off its table, or for which a look at the table does not do. */
  #advanced(i: number, theirs: ActionCode): number {
    const place = this.places[i]!;
    if (place < 0) {
      this.#others[i]!.observe(((place & OWN) >> 1) as ActionCode, theirs);
      return place;
    }
    const table = this.#members[i]!.table!;
    const after = table.follow(place + theirs, this.#random);
    if (after < 0) {
      this.#others[i] = new LazyPlayer(table, this.#random, after, table.beyond(place + theirs, this.#random));
    }
    return after;
  }

  /** Notes a mark that was not come by in the inner loop. */
  #note(i: number, mark: number): void {
    this.places[i] = mark < 0 ? OFF_TABLE : mark;
    if (mark < 0 || (mark & OPEN) !== 0) this.#open[this.#waiting++] = i;
    else this.defections += (mark & OWN) >> 1;
  }
}

/** Whether a member proposes D. */
function defects(places: Int32Array, i: number): boolean {
  return (places[i]! & OWN) !== 0;
}

/** The move of more members; a tie gives C. */
export const majorityVote: Vote = {
  scored: false,
  of: ({ places, defections }) => (2 * defections > places.length ? 0 : 1),
};

/** The move of fewer members; a tie gives C. */
export const minorityVote: Vote = {
  scored: false,
  of: ({ places, defections }) => (2 * defections < places.length ? 0 : 1),
};

/**
 * The move of a member drawn anew each turn: the chance of C is the weight of the members that propose it.
 * `weights`: one a member, not negative, of any positive sum; all equal by default.
 */
export function lotteryVote(weights?: readonly number[]): Vote {
  return {
    scored: false,
    of({ places, defections }) {
      if (!weights) return defections === 0 ? 1 : (places.length - defections) / places.length;
      let forC = 0;
      let forD = 0;
      for (let i = 0; i < places.length; i++) {
        if (defects(places, i)) forD += weights[i]!;
        else forC += weights[i]!;
      }
      return forD === 0 ? 1 : forC / (forC + forD);
    },
  };
}

/** The move of the member with the most points; C if any of several such members proposes it. */
export const winnerVote: Vote = {
  scored: true,
  of({ places, scores, best }) {
    for (let i = 0; i < scores.length; i++) if (scores[i] === best && !defects(places, i)) return 1;
    return scores.length === 0 ? 1 : 0;
  },
};

/**
 * The move of one of the members with the most points, drawn anew each turn from the best 8 % (at least one);
 * of members with equal points the later in the team comes first.
 */
export function ensembleVote(size: number): Vote {
  const chosen = Math.max(1, Math.floor(0.08 * size));
  const best = new Int32Array(chosen);
  return {
    scored: true,
    of({ places, scores }) {
      let filled = 0;
      for (let i = size - 1; i >= 0; i--) {
        const score = scores[i]!;
        if (filled === chosen && score <= scores[best[chosen - 1]!]!) continue;
        let place = filled < chosen ? filled++ : chosen - 1;
        for (; place > 0 && scores[best[place - 1]!]! < score; place--) best[place] = best[place - 1]!;
        best[place] = i;
      }
      let cooperating = 0;
      for (let place = 0; place < filled; place++) cooperating += defects(places, best[place]!) ? 0 : 1;
      return filled === 0 ? 1 : cooperating / filled;
    },
  };
}

/** The move of the first member. */
export const firstVote: Vote = { scored: false, of: ({ places }) => (defects(places, 0) ? 0 : 1) };

/** C until the opponent has defected, then the given vote. */
export function niceVote(vote: Vote): Vote {
  return { ...vote, nice: true };
}

/** D if any member proposes it; else C, and Tit For Tat once more than a hundred turns are over. */
export const huntersVote: Vote = {
  scored: false,
  of({ defections, turns, last }) {
    if (defections > 0) return 0;
    return turns > 100 && last === 'D' ? 0 : 1;
  },
};
