// The options of a match's rules, shared by the commands that play.

import { MOST_TURNS, parseRules, type MatchRules } from '#lib/engine/rules.ts';
import { unwrap } from '#lib/game/problem.ts';
import type { Options, Values } from './command.ts';
import { numberOption } from './input.ts';

export const RULE_OPTIONS: Options = {
  turns: { type: 'string', value: 'N', help: 'turns of a match (200)' },
  ending: { type: 'string', value: 'P', help: 'probability of ending after each turn, instead of a known length' },
  noise: { type: 'string', value: 'P', help: 'probability that a move is flipped (0)' },
};

/** The rules that the options give. */
export function readRules(values: Values): MatchRules {
  const ending =
    values['ending'] === undefined
      ? null
      : numberOption('ending', values['ending'], 0, { min: 1e-6, max: 1, whole: false });
  const limited = values['turns'] !== undefined || ending === null;
  const turns = numberOption('turns', values['turns'], 200, { min: 1, max: MOST_TURNS, whole: true });
  const noise = numberOption('noise', values['noise'], 0, { min: 0, max: 1, whole: false });
  return unwrap(parseRules({ turns: limited ? turns : null, ending, noise }));
}
