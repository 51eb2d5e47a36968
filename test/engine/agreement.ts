// Exact results held to simulation: random pairs of drawn machines and library strategies under random rules,
// their exact mean and variance of the score per turn against those of many simulated matches, in standard
// errors. The mean's error follows from the exact variance, the variance's from the matches' fourth moment.

import { Contender, contender } from '#lib/engine/contender.ts';
import { certainty, expectation, sample } from '#lib/engine/meet.ts';
import { DEFAULT_RULES, type MatchRules } from '#lib/engine/rules.ts';
import { unwrap } from '#lib/game/problem.ts';
import { below, stream, type Random } from '#lib/game/random.ts';
import { fullName } from '#lib/library/naming.ts';
import { allStrategies, findStrategy } from '#lib/library/registry.ts';
import { mealyAutomaton } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';

/** Without and with noise, of fixed and of random length. */
const SETTINGS: readonly MatchRules[] = [
  DEFAULT_RULES,
  { ...DEFAULT_RULES, noise: 0.05 },
  { ...DEFAULT_RULES, turns: Infinity, ending: 0.02 },
  { ...DEFAULT_RULES, turns: Infinity, ending: 0.02, noise: 0.05 },
];

/** Chains beyond this cost more than the comparison needs. */
const CAPS = { states: 4096, edges: 16_384 };

/** One pair's differences, for both players. */
export interface Agreement {
  readonly names: readonly [string, string];
  readonly rules: MatchRules;
  /** Whether chance has a part in the score at all; if not, every match must give the exact one. */
  readonly chancy: boolean;
  /** Simulated less exact, in standard errors. */
  readonly means: readonly [number, number];
  readonly variances: readonly [number, number];
}

/** Compares `pairs` random pairs that have an exact result over `matches` matches each. */
export function* agreements(seed: number, pairs: number, matches: number): Generator<Agreement, void> {
  const random = stream(seed);
  const names = allStrategies()
    .filter(({ classification }) => !classification.longRun)
    .map(fullName);
  for (let done = 0; done < pairs;) {
    const rules = SETTINGS[below(random, SETTINGS.length)]!;
    const [a, b] = [player(random, names, rules), player(random, names, rules)];
    const found = compare(a, b, rules, matches, done);
    if (!found) continue;
    done++;
    yield found;
  }
}

function player(random: Random, names: readonly string[], rules: MatchRules): Contender {
  if (random() < 0.4) {
    const automaton = mealyAutomaton(randomMachine(random, 2 + below(random, 15)));
    return new Contender('drawn', 'drawn', { kind: 'automaton', automaton } as Contender['behaviour'], rules);
  }
  const name = names[below(random, names.length)]!;
  return contender({ kind: 'library', name }, rules, (each) => unwrap(findStrategy(each)));
}

function compare(a: Contender, b: Contender, rules: MatchRules, matches: number, k: number): Agreement | null {
  const expected = certainty(a, b, rules) ?? expectation(a, b, rules, { variance: true }, CAPS);
  if (!expected) return null;
  const { scores } = sample(a, b, rules, { repetitions: matches, seed: 1, exact: false, path: [k] });
  const own = difference(scores, 0, expected.score, expected.variance);
  const opponent = difference(scores, 1, expected.opponentScore, expected.opponentVariance);
  return {
    names: [a.name, b.name],
    rules,
    chancy: expected.variance > ROUNDING,
    means: [own.mean, opponent.mean],
    variances: [own.variance, opponent.variance],
  };
}

/** Variances below this are those of a certain score. */
const ROUNDING = 1e-10;

/** The differences in standard errors for every second score from `seat` on. */
function difference(
  scores: Float64Array,
  seat: number,
  exactMean: number,
  exactVariance: number,
): { readonly mean: number; readonly variance: number } {
  const n = scores.length / 2;
  const values = Float64Array.from({ length: n }, (_, r) => scores[2 * r + seat]! - exactMean);
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1);
  if (exactVariance < ROUNDING) {
    const same = Math.abs(mean) < 1e-9 && variance < ROUNDING;
    return same ? { mean: 0, variance: 0 } : { mean: Infinity, variance: Infinity };
  }
  const fourth = values.reduce((sum, x) => sum + (x - mean) ** 4, 0) / n;
  const error = Math.sqrt(Math.max(0, fourth - variance ** 2) / n);
  // Two equally likely scores have a fourth moment that leaves no error but the mean's own.
  const least = exactVariance / n;
  return { mean: mean / Math.sqrt(exactVariance / n), variance: (variance - exactVariance) / Math.max(error, least) };
}
