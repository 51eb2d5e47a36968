// Plays a strategy of the library in a setting of the test's choice: parameters, payoffs, length, noise.

import { playOpenLoop } from '#lib/engine/openloop.ts';
import type { MatchInfo } from '#lib/game/automaton.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import type { Parameters, StrategyRecord } from '#lib/library/strategy.ts';

/** What differs from the defaults: no noise, an infinite match, standard payoffs. */
export interface Setting {
  readonly parameters?: Parameters;
  readonly info?: Partial<MatchInfo>;
  readonly flips?: readonly number[];
  readonly seed?: number;
}

/** The strategy's moves against the opponent's. */
export function replies(
  records: readonly StrategyRecord[],
  id: string,
  opponent: string,
  setting: Setting = {},
): string {
  const record = records.find((candidate) => candidate.id === id)!;
  const defaults = Object.fromEntries((record.parameters ?? []).map(({ name, default: value }) => [name, value]));
  const info: MatchInfo = { payoffs: STANDARD_PAYOFFS, length: Infinity, noise: 0, ...setting.info };
  const behaviour = record.create({ ...defaults, ...setting.parameters }, info);
  const { flips = [], seed = 1 } = setting;
  return playOpenLoop(behaviour, { opponent, flips, length: null, noise: info.noise }, seed);
}
