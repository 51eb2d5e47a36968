// Open-loop play: a strategy against a fixed sequence of opponent moves, with its own moves flipped by
// noise at given turns. It is how a strategy is held against recorded play of a reference.

import { flip, type Action } from '../game/action.ts';
import { decide, startPlayer, type Behaviour, type MatchInfo } from '../game/automaton.ts';
import { STANDARD_PAYOFFS } from '../game/payoffs.ts';
import { stream } from '../game/random.ts';

/** The setting of one open-loop play. */
export interface OpenLoop {
  /** The opponent's moves, a string of C and D; the play is as long as it. */
  readonly opponent: string;
  /** Turns, counted from 0, on which the strategy's intended move is flipped before it is recorded. */
  readonly flips: readonly number[];
  /** The match length told to the strategy; null: infinite, as under a probabilistic ending. */
  readonly length: number | null;
  /** The noise level told to the strategy. */
  readonly noise: number;
}

/** What the match tells the strategy in this setting; standard payoffs. */
export function openLoopInfo(setting: OpenLoop): MatchInfo {
  return { payoffs: STANDARD_PAYOFFS, length: setting.length ?? Infinity, noise: setting.noise };
}

/** The recorded moves of one play, a string of C and D. `path` names the random stream under `seed`. */
export function playOpenLoop(behaviour: Behaviour, setting: OpenLoop, seed = 0, ...path: readonly number[]): string {
  const random = stream(seed, ...path);
  const player = startPlayer(behaviour, stream(seed, ...path, 1));
  const flips = new Set(setting.flips);
  let recorded = '';
  for (let turn = 0; turn < setting.opponent.length; turn++) {
    const intended = decide(player.cooperate(), random);
    const own = flips.has(turn) ? flip(intended) : intended;
    recorded += own;
    player.observe(own, setting.opponent[turn] as Action);
  }
  return recorded;
}

/** Share of `samples` independent plays in which C was recorded, turn by turn. */
export function cooperationOpenLoop(make: () => Behaviour, setting: OpenLoop, samples: number, seed = 0): Float64Array {
  const counts = new Float64Array(setting.opponent.length);
  for (let sample = 0; sample < samples; sample++) {
    const recorded = playOpenLoop(make(), setting, seed, sample);
    for (let turn = 0; turn < counts.length; turn++) if (recorded[turn] === 'C') counts[turn]! += 1;
  }
  return counts.map((count) => count / samples);
}
