// Darwin rewrites a list of moves by how each of them paid, and carries the list from match to match. In the
// library a match stands alone, so the list is new in every match; it is then exactly Tit For Tat (below).
// Who wants the learner itself plays `darwinPlayer` over a list of their own, match after match.
// Source: Paul Slavin, Axelrod library; the reference shares one list between all Darwins of a process.

import { flip, type Action } from '../game/action.ts';
import type { Player } from '../game/automaton.ts';
import { payoff, type Payoffs } from '../game/payoffs.ts';
import { TIT_FOR_TAT } from './replies.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

/** A round that pays less than this turns its entry over; the author's figure, not the match's reward. */
const GOOD_PAYOFF = 3;

/**
 * A Darwin that plays and rewrites `memory`, which starts as `['C']`. To reset it for a match as the reference
 * does, make the player first and set `memory[0]` to C then: its first verdict is the entry from before.
 */
export function darwinPlayer(memory: Action[], payoffs: Payoffs): Player {
  let turns = 0;
  let verdict = memory[0]!;
  let earned = 0;
  let last: Action = 'C';
  return {
    cooperate() {
      if (turns > 0) {
        // A round that paid well writes the verdict of an earlier round, stale as it may be.
        if (earned < GOOD_PAYOFF) verdict = flip(memory[turns - 1]!);
        memory[turns - 1] = verdict;
      }
      if (turns === memory.length) memory.push(last);
      return memory[turns] === 'C' ? 1 : 0;
    },
    observe(own, opponent) {
      turns++;
      earned = payoff(payoffs, own, opponent);
      last = opponent;
    },
  };
}

export const darwin: readonly StrategyRecord[] = [
  {
    id: 'darwin',
    name: 'Darwin',
    family: 'Learner',
    classification: { ...PLAIN, usesPayoffs: true, inspectsOpponent: true },
    origin: 'Paul Slavin, Axelrod library',
    description:
      'Replays a list of moves that it corrects by their payoffs from match to match. Here each match starts with an empty list, and then it plays as Tit For Tat.',
    create: () => rule(TIT_FOR_TAT),
  },
];
