// What a person sets for a tournament or the live rank, and what the engine is told.

import { parseField } from '#lib/engine/field.ts';
import type { TournamentSpec } from '#lib/engine/protocol.ts';
import { DEFAULT_RULES, matchInfo, parseRules, type MatchRules } from '#lib/engine/rules.ts';
import { pairCount } from '#lib/engine/tournament.ts';
import { problem, type Parsed, type Problem } from '#lib/game/problem.ts';
import { STANDARD_PAYOFFS, type Payoffs } from '#lib/game/payoffs.ts';
import type { NamedStrategy } from '#lib/library/naming.ts';
import { allStrategies, namedStrategies } from '#lib/library/registry.ts';

/** A tournament as it is set on the page; numbers are what was typed, checked by `specOf`. */
export interface Setting {
  /** A FIELD expression: `short`, a filter, names. */
  readonly field: string;
  readonly turns: number;
  /** Probability of ending after each turn; null: the number of turns is known. */
  readonly ending: number | null;
  readonly noise: number;
  readonly repetitions: number;
  readonly seed: number;
  readonly payoffs: Payoffs;
  readonly exact: boolean;
}

/** The short-run field, 200 turns, no noise, exact where possible: what the live rank is for. */
export const DEFAULT_SETTING: Setting = {
  field: 'short',
  turns: DEFAULT_RULES.turns,
  ending: null,
  noise: 0,
  repetitions: 10,
  seed: 1,
  payoffs: STANDARD_PAYOFFS,
  exact: true,
};

/** What the pane begins with: sampled as in published tournaments, so that wins and medians are those of matches. */
export const PANE_SETTING: Setting = { ...DEFAULT_SETTING, exact: false };

/** Most matches of a tournament: what is kept of one takes 40 bytes, and a page has some gigabytes. */
const MOST_MATCHES = 30_000_000;

/** What the engine is told, and what a person should know of it. */
export interface ReadSetting {
  readonly spec: TournamentSpec;
  /** Strategies that the payoffs rule out, each with the reason. */
  readonly left: readonly { readonly name: string; readonly reason: string }[];
  readonly warnings: readonly Problem[];
}

/** Reads a setting; all problems are told. */
export function specOf(setting: Setting): Parsed<ReadSetting> {
  const { turns, ending, noise, payoffs, repetitions, seed, exact } = setting;
  const rules = parseRules({ turns: ending === null ? turns : null, ending, noise, payoffs });
  const field = parseField(setting.field, allStrategies(), namedStrategies());
  const problems: Problem[] = [...(rules.ok ? [] : rules.problems), ...(field.ok ? [] : field.problems)];
  if (!(Number.isInteger(repetitions) && repetitions >= 1 && repetitions <= 100_000)) {
    problems.push(
      problem('setting/repetitions', 'Repetitions must be a whole number from 1 to 100,000.', { path: 'repetitions' }),
    );
  }
  if (!(Number.isSafeInteger(seed) && seed >= 0)) {
    problems.push(problem('setting/seed', 'The seed must be a whole number from 0.', { path: 'seed' }));
  }
  if (!rules.ok || !field.ok || problems.length > 0) return { ok: false, problems };
  const { able, left } = playable(field.value, rules.value);
  if (able.length === 0) {
    return {
      ok: false,
      problems: [
        problem('setting/empty', `The field "${setting.field}" holds no strategy that can play.`, { path: 'field' }),
      ],
    };
  }
  const pairs = pairCount(able.length + 1);
  if (pairs * repetitions > MOST_MATCHES) {
    const most = Math.floor(MOST_MATCHES / pairs);
    const message =
      `${repetitions} repetitions of ${pairs} pairs are more matches than fit into memory. ` +
      `Set at most ${most} repetitions, choose a smaller field, or use the command line.`;
    return { ok: false, problems: [problem('setting/too-many', message, { path: 'repetitions' })] };
  }
  const contenders = able.map(({ name }) => ({ kind: 'library' as const, name }));
  const spec = { contenders, rules: rules.value, repetitions, seed, exact };
  return { ok: true, value: { spec, left, warnings: rules.warnings }, warnings: [] };
}

/** Some strategies (the zero determinant family) exist only under some payoffs. */
function playable(strategies: readonly NamedStrategy[], rules: MatchRules) {
  const left: { name: string; reason: string }[] = [];
  const info = matchInfo(rules);
  const able = strategies.filter(({ record, parameters, name }) => {
    if (!record.classification.usesPayoffs) return true;
    try {
      record.create(parameters, info);
      return true;
    } catch (error) {
      left.push({ name, reason: error instanceof Error ? error.message : String(error) });
      return false;
    }
  });
  return { able, left };
}

/** The parts of a setting that differ from the pane's default, in words for chips. */
export function departures(setting: Setting): string[] {
  const { R, S, T, P } = setting.payoffs;
  const standard =
    R === STANDARD_PAYOFFS.R && S === STANDARD_PAYOFFS.S && T === STANDARD_PAYOFFS.T && P === STANDARD_PAYOFFS.P;
  return [
    setting.ending === null
      ? setting.turns === DEFAULT_SETTING.turns
        ? ''
        : `${setting.turns} turns`
      : `ending ${setting.ending}`,
    setting.noise === 0 ? '' : `noise ${setting.noise}`,
    standard ? '' : `R ${R} S ${S} T ${T} P ${P}`,
    setting.repetitions === DEFAULT_SETTING.repetitions ? '' : `${setting.repetitions} repetitions`,
    setting.seed === DEFAULT_SETTING.seed ? '' : `seed ${setting.seed}`,
    setting.exact ? 'exact where possible' : '',
  ].filter((text) => text !== '');
}
