// Automata that many strategies share: replies to the opponent's last move, to its latest run of
// defections, and to the share of its cooperations so far. Each has as few states as the rule allows.

import { codeOf, type Action } from '../game/action.ts';
import type { Automaton, Behaviour } from '../game/automaton.ts';
import { shift } from './bits.ts';
import { rule } from './rule.ts';

/** Probabilities of cooperating after the opponent's last move. */
export interface Replies {
  readonly C: number;
  readonly D: number;
}

/**
 * Replies to the opponent's last move alone. On the first turn it acts as if the opponent had just played
 * `before`. The state is the opponent's last move: two states.
 */
export function replyToLast(replies: Replies, before: Action): Automaton<Action> {
  return {
    initial: before,
    cooperate: (last) => (last === 'C' ? replies.C : replies.D),
    next: (_last, _own, opponent) => opponent,
  };
}

/** Tit For Tat itself: C, then the opponent's last move. */
export const TIT_FOR_TAT: Automaton<Action> = replyToLast({ C: 1, D: 0 }, 'C');

/** Cooperates on the first turn, then replies to the opponent's last move with the given probabilities. */
export function cooperateThenReply(replies: Replies): Behaviour {
  return rule<Action | 'start'>({
    initial: 'start',
    cooperate: (last) => (last === 'start' ? 1 : replies[last]),
    next: (_last, _own, opponent) => opponent,
  });
}

/**
 * Answers `tats` defections in a row with `tits` defections; while the run goes on, the answer starts
 * anew each turn. The state is `run * (tits + 1) + owed`: the length of the opponent's run of defections,
 * at most `tats`, and the defections owed, the coming turn's included.
 */
export function titsForTats(tits: number, tats: number): Automaton<number> {
  const width = tits + 1;
  return {
    initial: tats === 0 ? tits : 0,
    cooperate: (state) => (state % width > 0 ? 0 : 1),
    next(state, _own, opponent) {
      const run = opponent === 'D' ? Math.min(tats, Math.floor(state / width) + 1) : 0;
      const owed = run >= tats ? tits : Math.max(0, (state % width) - 1);
      return run * width + owed;
    },
  };
}

/** How often an opponent has cooperated: `cooperations` out of `turns`. */
export interface Tally {
  readonly turns: number;
  readonly cooperations: number;
}

/** Cooperates with probability `opening` on the first turn, then as often as the opponent has so far. */
export function averageCopier(opening: number): Behaviour {
  return rule<Tally>({
    initial: { turns: 0, cooperations: 0 },
    cooperate: ({ turns, cooperations }) => (turns === 0 ? opening : cooperations / turns),
    next: ({ turns, cooperations }, _own, opponent) => ({
      turns: turns + 1,
      cooperations: cooperations + 1 - codeOf(opponent),
    }),
  });
}

/**
 * Cooperates until the opponent has played `size` moves (one more where its first move is not to count), then
 * replies to its last `size` moves with the probability that `reply` gives for them as bits (`bits.ts`). The state
 * is 0 before a first move that does not count, else a leading 1 followed by the moves in bits.
 */
export function replyToWindow(
  size: number,
  reply: (window: number) => number,
  firstCounts: boolean,
): Automaton<number> {
  const full = 1 << size;
  const table = Float64Array.from({ length: 2 * full }, (_, state) => (state < full ? 1 : reply(state - full)));
  return {
    initial: firstCounts ? 1 : 0,
    cooperate: (state) => table[state]!,
    next(state, _own, opponent) {
      if (state === 0) return 1;
      return state < full ? state * 2 + codeOf(opponent) : full + shift(state, size, opponent);
    },
  };
}
