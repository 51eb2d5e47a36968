// The rules of a match: how many turns, whether the end is known, noise and payoffs. A match has a fixed
// number of turns that its players know, or ends after each turn with a given probability, and then
// `turns` is only an upper limit (`Infinity`: none). The random length is geometric on 1, 2, ...: the
// rule of the field's reference library. `horizon` turns the rules into the weights that exact results use.

import type { MatchInfo } from '../game/automaton.ts';
import { STANDARD_PAYOFFS, dilemmaProblems, type Payoffs } from '../game/payoffs.ts';
import { problem, warning, type Parsed, type Problem } from '../game/problem.ts';
import type { Random } from '../game/random.ts';

/** The setting of a match. */
export interface MatchRules {
  /** Number of turns, at least 1; with `ending`, the most there can be (`Infinity`: no limit). */
  readonly turns: number;
  /** Probability of ending after each turn, above 0 and at most 1; null: the match has `turns` turns. */
  readonly ending: number | null;
  /** Probability that an intended move is flipped, 0 to 1; each move of each player by itself. */
  readonly noise: number;
  readonly payoffs: Payoffs;
}

/** 200 turns, known to the players, without noise, Axelrod's payoffs. */
export const DEFAULT_RULES: MatchRules = { turns: 200, ending: null, noise: 0, payoffs: STANDARD_PAYOFFS };

/** Most turns that `parseRules` takes. */
export const MOST_TURNS = 1_000_000;

/** Chance of a longer match that exact results may neglect. */
const NEGLIGIBLE = 1e-12;

/**
 * Rules from untrusted input such as a request or options: missing parts take their defaults (with an
 * ending probability, no limit of turns). All problems are reported; a game that is no prisoner's dilemma
 * is a warning.
 */
export function parseRules(input: unknown): Parsed<MatchRules> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { ok: false, problems: [problem('rules/not-an-object', 'The match rules must be an object.')] };
  }
  const given = input as Record<string, unknown>;
  const problems: Problem[] = [];
  const number = (path: string, value: unknown, fits: (value: number) => boolean, wanted: string): number => {
    if (typeof value === 'number' && fits(value)) return value;
    problems.push(problem(`rules/${path}`, `${path} is ${show(value)}; it must be ${wanted}.`, { path }));
    return NaN;
  };
  const ending =
    given.ending == null
      ? null
      : number('ending', given.ending, (p) => p > 0 && p <= 1, 'a probability above 0 and at most 1, or null');
  const unlimited = ending !== null && (given.turns == null || given.turns === Infinity);
  const turns = unlimited
    ? Infinity
    : number(
        'turns',
        given.turns ?? DEFAULT_RULES.turns,
        (n) => Number.isInteger(n) && n >= 1 && n <= MOST_TURNS,
        `a whole number from 1 to ${MOST_TURNS}`,
      );
  const noise = number('noise', given.noise ?? 0, (p) => p >= 0 && p <= 1, 'a probability from 0 to 1');
  const table = (given.payoffs ?? STANDARD_PAYOFFS) as Record<string, unknown>;
  const points = (letter: string): number =>
    number(`payoffs.${letter}`, table[letter], (value) => Math.abs(value) <= 1e9, 'a number from -1e9 to 1e9');
  const payoffs: Payoffs = { R: points('R'), S: points('S'), T: points('T'), P: points('P') };
  if (problems.length > 0) return { ok: false, problems };
  const warnings = dilemmaProblems(payoffs).map((text) =>
    warning('rules/no-dilemma', `The payoffs are not those of a prisoner's dilemma: ${text}.`, { path: 'payoffs' }),
  );
  return { ok: true, value: { turns, ending, noise, payoffs }, warnings };
}

/** What the players are told: the number of turns where it is fixed, `Infinity` under a probabilistic ending. */
export function matchInfo(rules: MatchRules): MatchInfo {
  return { payoffs: rules.payoffs, length: rules.ending === null ? rules.turns : Infinity, noise: rules.noise };
}

/** The number of turns beyond which a match goes with a probability below 1e-12, if at all. */
export function longest(rules: MatchRules): number {
  if (rules.ending === null) return rules.turns;
  if (rules.ending >= 1) return 1;
  return Math.min(rules.turns, Math.ceil(Math.log(NEGLIGIBLE) / Math.log1p(-rules.ending)));
}

/** The length of one match; draws once from the match's stream where the length is random. */
export function sampleLength(rules: MatchRules, random: Random): number {
  if (rules.ending === null) return rules.turns;
  const most = longest(rules);
  if (rules.ending >= 1) return 1;
  return Math.min(most, Math.max(1, Math.ceil(Math.log1p(-random()) / Math.log1p(-rules.ending))));
}

/** The distribution of a match's length L as weights of its turns; index t is turn t + 1. */
export interface Horizon {
  /** The longest match that counts. */
  readonly turns: number;
  /** P(L = t + 1). */
  readonly ends: Float64Array;
  /** P(L > t): the expected number of times that turn t + 1 is played. */
  readonly reached: Float64Array;
  /** E[1 / L; L > t]: the weight of turn t + 1 in the expected score per turn. */
  readonly share: Float64Array;
}

const horizons = new WeakMap<MatchRules, Horizon>();

/** The weights of the turns, worked out once for rules and not to be changed; what lies beyond `longest` is counted as ending there. */
export function horizon(rules: MatchRules): Horizon {
  let weights = horizons.get(rules);
  if (!weights) horizons.set(rules, (weights = weightsOf(rules)));
  return weights;
}

function weightsOf(rules: MatchRules): Horizon {
  const turns = longest(rules);
  const ends = new Float64Array(turns);
  const reached = new Float64Array(turns);
  const share = new Float64Array(turns);
  if (rules.ending === null) {
    ends[turns - 1] = 1;
    reached.fill(1);
    share.fill(1 / turns);
    return { turns, ends, reached, share };
  }
  let left = 1;
  for (let t = 0; t < turns; t++) {
    reached[t] = left;
    ends[t] = t === turns - 1 ? left : left * rules.ending;
    left -= ends[t]!;
  }
  let sum = 0;
  for (let t = turns - 1; t >= 0; t--) {
    sum += ends[t]! / (t + 1);
    share[t] = sum;
  }
  return { turns, ends, reached, share };
}

function show(value: unknown): string {
  return typeof value === 'string' ? `"${value.slice(0, 40)}"` : String(value).slice(0, 40);
}
