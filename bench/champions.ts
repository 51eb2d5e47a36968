// The machines trained here beside the best of the library, in the field of all strategies: each meets all others
// (240, and the other one), exactly where that is possible, else in 1,000 matches. Prints scores per turn with
// standard errors, and the difference in units of its own. Takes minutes. Run: npx node bench/champions.ts [repetitions]

import { contender, type Contender } from '#lib/engine/contender.ts';
import { meet } from '#lib/engine/meet.ts';
import { DEFAULT_RULES, type MatchRules } from '#lib/engine/rules.ts';
import { unwrap } from '#lib/game/problem.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { field } from './measure.ts';

const repetitions = Number(process.argv[2] ?? 1000);
const seed = 1;

for (const [noise, trained, published] of [
  [0, 'Stratagem FSM 16', 'Evolved FSM 6'],
  [0.05, 'Stratagem FSM 16 Noise 05', 'Evolved ANN 5 Noise 05'],
] as const) {
  const rules: MatchRules = { ...DEFAULT_RULES, noise };
  const names = [trained, published];
  const [ours, theirs] = names.map((name) =>
    standing(
      name,
      names.find((other) => other !== name)!,
      rules,
    ),
  );
  const difference = ours!.score - theirs!.score;
  const z = difference / Math.hypot(ours!.error, theirs!.error);
  console.log(`noise ${noise}: ${print(trained, ours!)}; ${print(published, theirs!)}`);
  console.log(`  difference ${difference.toFixed(4)}${Number.isFinite(z) ? `, ${z.toFixed(1)} standard errors` : ''}`);
}

interface Standing {
  readonly score: number;
  readonly error: number;
  readonly sampled: number;
  readonly opponents: number;
}

/** Mean score per turn of a strategy against all others and `rival`. */
function standing(name: string, rival: string, rules: MatchRules): Standing {
  const candidate = named(name, rules);
  const others = field(rules, 'all').filter((other) => other.name !== name && other.name !== rival);
  const opponents = [...others, named(rival, rules)];
  const meetings = opponents.map((opponent, k) =>
    meet(candidate, opponent, rules, { repetitions, seed, exact: true, wins: false, path: [k] }),
  );
  const mean = (values: number[]): number => values.reduce((sum, each) => sum + each, 0) / opponents.length;
  return {
    score: mean(meetings.map(({ score }) => score)),
    error: Math.sqrt(mean(meetings.map(({ standardError }) => standardError ** 2)) / opponents.length),
    sampled: meetings.filter(({ exact }) => !exact).length,
    opponents: opponents.length,
  };
}

function named(name: string, rules: MatchRules): Contender {
  return contender({ kind: 'library', name }, rules, (wanted) => unwrap(findStrategy(wanted)));
}

function print(name: string, { score, error, sampled, opponents }: Standing): string {
  return `${name} ${score.toFixed(4)} +- ${error.toFixed(5)} (${opponents - sampled} of ${opponents} exact)`;
}
