// One generation with the literature's settings beside the reference library: population 40, 200 turns, the short-run
// field, 8-state machines, 100 repetitions (the reference trainer's default; the thesis had 10). Ours is the mean of
// a run of ten generations in one thread; a behaviour that was scored before is not scored again, and neither are
// the survivors. The reference scores all 40 anew; it plays one of them (a minute of CPU), multiplied by 40. CPU time
// of one run on one machine; asserts nothing.
// Run: node bench/thesis/generation.ts [repetitions] [python with the package axelrod]; without one, only ours.

import { spawnSync } from 'node:child_process';
import { contender } from '#lib/engine/contender.ts';
import { parseField } from '#lib/engine/field.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { fieldScores } from '#lib/engine/scores.ts';
import { unwrap } from '#lib/game/problem.ts';
import type { Form, FsmForm } from '#lib/library/form.ts';
import { allStrategies, findStrategy, namedStrategies } from '#lib/library/registry.ts';
import { archetypeOf } from '#lib/training/archetypes.ts';
import { begin, GENETIC, step, waitingIndividuals } from '#lib/training/genetic.ts';
import { valueOf } from '#lib/training/objective.ts';

const GENERATIONS = 10;
const repetitions = Number(process.argv[2] ?? 100);
const python = process.argv[3] ?? 'python3';

const archetype = archetypeOf({ kind: 'fsm', states: 8, most: 8, mutations: ['published'] });
const field = unwrap(parseField('short', allStrategies(), namedStrategies())).map(({ name }) =>
  contender({ kind: 'library', name }, DEFAULT_RULES, (wanted) => unwrap(findStrategy(wanted))),
);
const first = begin(GENETIC, archetype);

/** CPU seconds of each generation of a run. */
function run(exact: boolean): number[] {
  const known = new Map<string, number>();
  const scores = (forms: readonly Form[]): number[] => {
    const keys = forms.map((form) => archetype.key(form));
    const fresh = new Map(keys.map((key, k) => [key, forms[k]!] as const).filter(([key]) => !known.has(key)));
    const results = fieldScores([...fresh.values()], field, DEFAULT_RULES, { repetitions, seed: 1, exact });
    [...fresh.keys()].forEach((key, k) => known.set(key, valueOf({ kind: 'score' }, results[k]!, null)));
    return keys.map((key) => known.get(key)!);
  };
  let state = first;
  return Array.from({ length: GENERATIONS }, () => {
    const start = process.cpuUsage();
    state = step(GENETIC, archetype, state, scores(waitingIndividuals(state))).state;
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
}

console.log(
  `One generation: ${GENETIC.population} machines, ${field.length} opponents, 200 turns, ${repetitions} repetitions.`,
);
const mean = (seconds: readonly number[]): number => seconds.reduce((a, b) => a + b) / seconds.length;
const computing = run(true);
const sampling = run(false);
const [computed, sampled] = [mean(computing), mean(sampling)];
console.log(
  `here, computed: ${computed.toFixed(2)} s of CPU (the first, with the field's tables, ${computing[0]!.toFixed(2)} s)`,
);
console.log(`here, sampled:  ${sampled.toFixed(2)} s of CPU`);

const { start, opening, next, output } = (first.populations[0]![0] as FsmForm).machine;
const program = `
import axelrod as axl, json, sys, time
m = json.load(sys.stdin)
act = [axl.Action.C, axl.Action.D]
rows = tuple((c // 2, act[c % 2], m["next"][c], act[m["output"][c]]) for c in range(len(m["next"])))
begin = time.process_time()
for cls in axl.short_run_time_strategies:
    match = axl.Match((axl.FSMPlayer(rows, m["start"], axl.Action.from_char(m["opening"])), cls()), turns=200, seed=1)
    for _ in range(m["repetitions"] if match._stochastic else 1):
        match.play()
print(time.process_time() - begin)
`;
const input = JSON.stringify({ start, opening, next: [...next], output: [...output], repetitions });
const ran = spawnSync(python, ['-W', 'ignore', '-c', program], { input, encoding: 'utf8' });
if (ran.status !== 0) {
  console.log(`reference: skipped, "${python}" has no package axelrod.`);
} else {
  const one = Number(ran.stdout.trim());
  const whole = one * GENETIC.population;
  console.log(
    `reference:      ${whole.toFixed(0)} s of CPU (${one.toFixed(1)} s for one machine, times ${GENETIC.population})`,
  );
  console.log(`ratio: computed ${(whole / computed).toFixed(0)}, sampled ${(whole / sampled).toFixed(0)}`);
}
