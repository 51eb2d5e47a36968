// Takes the best single edit of SecondPrac ten times in a row by the sensitivity table in the short field, and
// prints as JSON the score and rank after each step and the processor time of each table. Asserts nothing.
// Run: npx node bench/sensitivity.ts [steps] [noise]

import { LiveRank, prepareField } from '#lib/engine/candidate.ts';
import { contender } from '#lib/engine/contender.ts';
import { finishJob } from '#lib/engine/job.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { sensitivityJob } from '#lib/engine/sensitivity.ts';
import { usageJob } from '#lib/engine/usage.ts';
import { unwrap } from '#lib/game/problem.ts';
import { fullName } from '#lib/library/naming.ts';
import { allStrategies, findStrategy } from '#lib/library/registry.ts';
import { thesisDocuments } from '#lib/library/machines.ts';
import { applyEdit, editText } from '#lib/machine/edits.ts';
import { toMealy } from '#lib/machine/validate.ts';

const steps = Number(process.argv[2] ?? 10);
const rules = { ...DEFAULT_RULES, noise: Number(process.argv[3] ?? 0) };

/** Milliseconds of processor time of this thread: a machine busy with other things doesn't count. */
function clock(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const document = thesisDocuments.find(({ id }) => id === 'secondprac')!;
const names = allStrategies()
  .filter(({ classification }) => !classification.longRun)
  .map(fullName);
const field = names
  .filter((name) => name !== document.name)
  .map((name) => contender({ kind: 'library', name }, rules, (each) => unwrap(findStrategy(each))));
const live = new LiveRank(field, prepareField(field, { rules, repetitions: 20, seed: 1, exact: true }));

let machine = unwrap(toMealy(document.machine));
const began = clock();
finishJob(usageJob(live, machine));
const usageMs = clock() - began;
const path: object[] = [];
for (let step = 0; step <= steps; step++) {
  const start = clock();
  const { base, edits } = finishJob(sensitivityJob(live, machine));
  const tableMs = Math.round(clock() - start);
  const [best] = edits;
  path.push({ step, ...base, tableMs, edits: edits.length, best: editText(best!.edit), gain: best!.gain });
  if (best!.gain <= 0) break;
  machine = applyEdit(machine, best!.edit);
}
process.stdout.write(`${JSON.stringify({ opponents: field.length, noise: rules.noise, usageMs, path }, null, 2)}\n`);
