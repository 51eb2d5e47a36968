// The machinery of meta players: a team of strategies plays along, each member in a world of its own where it
// has been playing all the time against the opponent's real moves, and a vote makes one move of the members'
// proposals. Members are asked on every turn. Team, scores and proposals change in place, one object a match:
// the product of two hundred members' states is no state to compile or to copy.

import { actionOf, codeOf, type Action, type ActionCode } from '../game/action.ts';
import { decide, type Behaviour, type Player } from '../game/automaton.ts';
import { payoffTable, type Payoffs } from '../game/payoffs.ts';
import type { Random } from '../game/random.ts';
import { LazyPlayer, LazyTable, MOVE, OPEN, type RowStore } from './lazy-table.ts';

/** What a vote may look at. */
export interface Council {
  /** The members' moves for the coming turn in team order, as codes: C is 0, D is 1. */
  readonly proposals: Uint8Array;
  /** Points that each member's proposals would have earned so far against the opponent's recorded moves. */
  readonly scores: Float64Array;
  /** Finished turns. */
  readonly turns: number;
  /** The opponent's last recorded move; null on the first turn. */
  readonly last: Action | null;
  /** Whether the opponent has ever defected. */
  readonly provoked: boolean;
}

/** The probability of cooperating that a council comes to. */
export type Vote = (council: Council) => number;

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

/** A player that asks the whole team each turn and plays by the vote. */
export function teamPlayer({ members, store }: Squad, vote: Vote, payoffs: Payoffs, random: Random): Player {
  const size = members.length;
  const points = payoffTable(payoffs);
  const council = {
    proposals: new Uint8Array(size),
    scores: new Float64Array(size),
    turns: 0,
    last: null as Action | null,
    provoked: false,
  };
  const { proposals, scores } = council;
  // Members on their tables are marks; those off them, or without, are objects.
  const marks = new Int32Array(size).fill(-1);
  const others: Member[] = [];
  // The members whose proposals are still to be drawn, or asked for, in team order.
  const open = new Int32Array(size);
  let waiting = 0;
  const note = (i: number): void => {
    const mark = marks[i]!;
    if (mark >= 0) proposals[i] = mark & MOVE;
    if (mark < 0 || (mark & MOVE) === OPEN) open[waiting++] = i;
  };
  for (let i = 0; i < size; i++) {
    const recruit = members[i]!;
    if (recruit.table) marks[i] = recruit.table.start(random);
    if (marks[i]! < 0) others[i] = recruit.table ? new LazyPlayer(recruit.table, random) : recruit.start(random);
    note(i);
  }
  /** Takes in a turn for a member that is off its table, or for which a look at the table does not do. */
  const advance = (i: number, theirs: ActionCode): void => {
    const mark = marks[i]!;
    const proposal = proposals[i] as ActionCode;
    if (mark < 0) {
      others[i]!.observe(proposal, theirs);
      return;
    }
    const table = members[i]!.table!;
    const after = table.follow((mark & ~MOVE) + 2 * proposal + theirs, proposal, theirs, random);
    if (after < 0) {
      const state = table.after(table.state(mark), proposal, theirs, random);
      others[i] = new LazyPlayer(table, random, after, state);
    }
    marks[i] = after;
  };
  return {
    // Inner loops go through members on their tables by look-ups and draws alone, which run twice as fast with
    // no other call among them, and stop at a member that needs more. Nor do they branch by whether a member's
    // move is open: that is as good as random, and a wrong guess costs more than the draw.
    cooperate() {
      for (let k = 0; k < waiting; k++) {
        for (; k < waiting; k++) {
          const mark = marks[open[k]!]!;
          if (mark < 0) break;
          proposals[open[k]!] = store.drawMove(mark, random);
        }
        if (k < waiting) proposals[open[k]!] = others[open[k]!]!.move();
      }
      return vote(council);
    },
    observe(_own, opponent) {
      const theirs = codeOf(opponent);
      waiting = 0;
      for (let i = 0; i < size; i++) {
        const { rows } = store;
        for (; i < size; i++) {
          const outcome = 2 * proposals[i]! + theirs;
          scores[i]! += points[outcome]!;
          const mark = marks[i]!;
          if (mark < 0) break;
          const after = rows[(mark & ~MOVE) + outcome]!;
          if (after < 0) break;
          marks[i] = after;
          const move = after & MOVE;
          proposals[i] = move;
          open[waiting] = i;
          waiting += move >> 1;
        }
        if (i < size) {
          advance(i, theirs);
          note(i);
        }
      }
      council.turns++;
      council.last = opponent;
      council.provoked ||= opponent === 'D';
    },
  };
}

/** How many members propose D. */
function defections(proposals: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < proposals.length; i++) count += proposals[i]!;
  return count;
}

/** The move of more members; a tie gives C. */
export const majorityVote: Vote = ({ proposals }) => (2 * defections(proposals) > proposals.length ? 0 : 1);

/** The move of fewer members; a tie gives C. */
export const minorityVote: Vote = ({ proposals }) => (2 * defections(proposals) < proposals.length ? 0 : 1);

/**
 * The move of a member drawn anew each turn: the chance of C is the weight of the members that propose it.
 * `weights`: one a member, not negative, of any positive sum; all equal by default.
 */
export function lotteryVote(weights?: readonly number[]): Vote {
  return ({ proposals }) => {
    let forC = 0;
    let forD = 0;
    for (let i = 0; i < proposals.length; i++) {
      if (proposals[i] === 0) forC += weights?.[i] ?? 1;
      else forD += weights?.[i] ?? 1;
    }
    return forD === 0 ? 1 : forC / (forC + forD);
  };
}

/** The move of the member with the most points; C if any of several such members proposes it. */
export const winnerVote: Vote = ({ proposals, scores }) => {
  let best = -Infinity;
  let cooperates = 1;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (score > best) {
      best = score;
      cooperates = 1 - proposals[i]!;
    } else if (score === best && proposals[i] === 0) cooperates = 1;
  }
  return cooperates;
};

/**
 * The move of one of the members with the most points, drawn anew each turn from the best 8 % (at least one);
 * of members with equal points the later in the team comes first.
 */
export function ensembleVote(size: number): Vote {
  const chosen = Math.max(1, Math.floor(0.08 * size));
  const best = new Int32Array(chosen);
  return ({ proposals, scores }) => {
    let filled = 0;
    for (let i = size - 1; i >= 0; i--) {
      const score = scores[i]!;
      if (filled === chosen && score <= scores[best[chosen - 1]!]!) continue;
      let place = filled < chosen ? filled++ : chosen - 1;
      for (; place > 0 && scores[best[place - 1]!]! < score; place--) best[place] = best[place - 1]!;
      best[place] = i;
    }
    let cooperating = 0;
    for (let place = 0; place < filled; place++) cooperating += 1 - proposals[best[place]!]!;
    return filled === 0 ? 1 : cooperating / filled;
  };
}

/** The move of the first member. */
export const firstVote: Vote = ({ proposals }) => 1 - (proposals[0] ?? 0);

/** C until the opponent has defected, then the given vote. */
export function niceVote(vote: Vote): Vote {
  return (council) => (council.provoked ? vote(council) : 1);
}

/** D if any member proposes it; else C, and Tit For Tat once more than a hundred turns are over. */
export const huntersVote: Vote = ({ proposals, turns, last }) => {
  if (defections(proposals) > 0) return 0;
  return turns > 100 && last === 'D' ? 0 : 1;
};
