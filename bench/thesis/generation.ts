// One generation with the literature's settings beside the reference library: population 40, 200 turns, the short-run
// field, 8-state machines, 100 repetitions (the reference trainer's default; the thesis had 10). Ours is played in
// full, computed and sampled; the reference plays one of the 40 machines (a minute of CPU) and is multiplied by 40.
// CPU time of one run on one machine; asserts nothing.
// Run: node bench/thesis/generation.ts [repetitions] [python with the package axelrod]; without one, only ours.

import { spawnSync } from 'node:child_process';
import { contender } from '#lib/engine/contender.ts';
import { parseField } from '#lib/engine/field.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { fieldScores } from '#lib/engine/scores.ts';
import { stream } from '#lib/game/random.ts';
import { unwrap } from '#lib/game/problem.ts';
import type { FsmForm } from '#lib/library/form.ts';
import { allStrategies, findStrategy, namedStrategies } from '#lib/library/registry.ts';
import { archetypeOf } from '#lib/training/archetypes.ts';

const POPULATION = 40;
const repetitions = Number(process.argv[2] ?? 100);
const python = process.argv[3] ?? 'python3';

const archetype = archetypeOf({ kind: 'fsm', states: 8, most: 8, mutations: ['published'] });
const forms = Array.from({ length: POPULATION }, (_, k) => archetype.random(stream(1, k)) as FsmForm);
const field = unwrap(parseField('short', allStrategies(), namedStrategies())).map(({ name }) =>
  contender({ kind: 'library', name }, DEFAULT_RULES, (wanted) => unwrap(findStrategy(wanted))),
);

const generation = (exact: boolean): number => {
  const start = process.cpuUsage();
  for (const form of forms) fieldScores(form, field, DEFAULT_RULES, { repetitions, seed: 1, exact });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};
console.log(
  `One generation: ${POPULATION} machines, ${field.length} opponents, 200 turns, ${repetitions} repetitions.`,
);
// The first generation of a run also compiles the field's tables; later ones do not.
const [first, computed, sampled] = [generation(true), generation(true), generation(false)];
console.log(`here, computed: ${computed.toFixed(2)} s of CPU (the first of a run ${first.toFixed(2)} s)`);
console.log(`here, sampled:  ${sampled.toFixed(2)} s of CPU`);

const { start, opening, next, output } = forms[0]!.machine;
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
  const whole = one * POPULATION;
  console.log(
    `reference:      ${whole.toFixed(0)} s of CPU (${one.toFixed(1)} s for one machine, times ${POPULATION})`,
  );
  console.log(`ratio: computed ${(whole / computed).toFixed(0)}, sampled ${(whole / sampled).toFixed(0)}`);
}
