// The matches of a tournament move by move, for files that hold every interaction. Every match follows from
// the seed, so a recording is played again, pair by pair, and none of it need be kept with the results.

import { branch } from '../game/random.ts';
import type { Contender } from './contender.ts';
import { matchOutcomes } from './play.ts';
import { pairAt, type TournamentSetting } from './tournament.ts';

/** All matches of the pairs `from` to `to - 1`: pair by pair, and the repetitions of each in order. */
export interface Recording {
  readonly from: number;
  readonly to: number;
  /** `turns[(pair - from) * repetitions + r]`: turns of the match. */
  readonly turns: Int32Array;
  /** The outcome of every turn of every match, one after the other (see tally.ts), from the pair's first player. */
  readonly outcomes: Uint8Array;
}

/** Plays and records the matches of the pairs `from` to `to - 1`: those that a sampled tournament counts. */
export function recordPairs(
  contenders: readonly Contender[],
  { rules, repetitions, seed }: TournamentSetting,
  from: number,
  to: number,
): Recording {
  const matches: Uint8Array[] = [];
  for (let pair = from; pair < to; pair++) {
    const [i, j] = pairAt(contenders.length, pair);
    for (let r = 0; r < repetitions; r++) {
      matches.push(matchOutcomes(contenders[i]!, contenders[j]!, rules, branch(seed, [i, j, r])));
    }
  }
  const outcomes = new Uint8Array(matches.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const match of matches) {
    outcomes.set(match, at);
    at += match.length;
  }
  return { from, to, turns: Int32Array.from(matches, ({ length }) => length), outcomes };
}
