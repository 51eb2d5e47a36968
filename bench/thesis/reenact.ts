// The thesis of Vincent and Fryer (2021, arXiv:2104.03347), re-enacted with fixed seeds: the hand-drawn machines'
// ranks and cooperation rates, 50 generations from SecondPrac, 500 generations, the champion pruned and minimised;
// each beside what the thesis reports. Its field was that of version 4.10 of the reference library without
// long-running strategies: `short & official`, 218 strategies. Run: node bench/thesis/reenact.ts [generations]

import { readFile } from 'node:fs/promises';
import type { CandidateResult } from '#lib/engine/candidate.ts';
import { parseField } from '#lib/engine/field.ts';
import { createEngine } from '#lib/engine/node.ts';
import type { TournamentSpec } from '#lib/engine/protocol.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { unwrap } from '#lib/game/problem.ts';
import { parseXState } from '#lib/formats/xstate.ts';
import type { Form } from '#lib/library/form.ts';
import { allStrategies, namedStrategies } from '#lib/library/registry.ts';
import { size, type Mealy } from '#lib/machine/mealy.ts';
import { minimise } from '#lib/machine/minimise.ts';
import { prune } from '#lib/machine/prune.ts';
import { toMealy } from '#lib/machine/validate.ts';
import { archetypeOf, type ArchetypeSpec } from '#lib/training/archetypes.ts';
import { begin, GENETIC } from '#lib/training/genetic.ts';
import { championOf, type GeneticRun } from '#lib/training/run.ts';
import { scorer } from '#lib/training/scorer.ts';
import { train } from '#lib/training/train.ts';

const generations = Number(process.argv[2] ?? 500);
const FIELD = 'short & official';
const field = unwrap(parseField(FIELD, allStrategies(), namedStrategies()));
const contenders = field.map(({ name }) => ({ kind: 'library', name }) as const);
const spec: TournamentSpec = { contenders, rules: DEFAULT_RULES, repetitions: 20, seed: 1, exact: true };
const engine = createEngine();

console.log(
  `${contenders.length} opponents (${FIELD}), ranks exact where possible, else 20 repetitions; ranks from 1.\n`,
);
console.log('machine                     rank (95 %)      score   C after CC CD DC DD   states');

const secondPrac = await drawn('secondprac');
await show('SecondPrac', secondPrac, 'rank 35 (also "34"); 100 / 40 / 83.7 / 46');
await show('SecondPrac2', await drawn('secondprac2'), 'rank 57; 100 / 0 / 88.3 / 37.5');
await show('SecondPrac3', await drawn('secondprac3'), 'rank 96; 98.4 / 0 / 57.0 / 36.6');

const fourth = await evolve('from SecondPrac, 10 states, 20 turns', 50, 20, 10, [{ kind: 'fsm', machine: secondPrac }]);
await show('after 50 generations', fourth, 'FourthPrac: top 5; 92.5 / 26.3 / 22.3 / 37.1');

const eighth = await evolve('from random machines, 8 states, 200 turns', generations, 200, 8, []);
await show(`after ${generations} generations`, eighth, 'Evolved FSM 8: rank 1');
await show('  pruned', prune(eighth), 'Evolved FSM 6: rank 1, "6 states"');
await show('  minimised', minimise(eighth).machine, '(not seen: 5 states play the same)');
await show('Evolved FSM 8 itself', await drawn('evolved-fsm-8'), 'rank 1');
engine.close();

async function drawn(id: string): Promise<Mealy> {
  const text = await readFile(new URL(`../../strategies/${id}.json`, import.meta.url), 'utf8');
  return unwrap(toMealy(unwrap(parseXState(text)).machine));
}

/** The thesis's training: the published algorithm, matches sampled as there. */
async function evolve(
  what: string,
  count: number,
  turns: number,
  states: number,
  given: readonly Form[],
): Promise<Mealy> {
  const archetype: ArchetypeSpec = { kind: 'fsm', states, most: states, mutations: ['published'] };
  const setting = { ...GENETIC, generations: count, seed: 1 };
  const rules = { ...DEFAULT_RULES, turns };
  const run: GeneticRun = {
    method: 'genetic',
    command: 'bench/thesis/reenact.ts',
    archetype,
    objective: { kind: 'score' },
    opponents: { field: FIELD, names: [], rules, repetitions: 10, seed: 1, exact: false },
    holdOut: null,
    setting,
    state: begin(setting, archetypeOf(archetype), given),
    history: [],
  };
  const score = scorer(
    engine,
    { ...spec, rules, repetitions: 10, exact: false },
    run.objective,
    archetypeOf(archetype),
  );
  const cpu = process.cpuUsage();
  let best = 0;
  console.log(`\n${count} generations ${what}; population 40, mutation 0.1, bottleneck 10, 10 repetitions:`);
  const done = await train(run, {
    score,
    onGeneration(reached) {
      const { generation, score: value, form } = championOf(reached)!;
      if (value - best > 0.005 && form.kind === 'fsm') {
        console.log(`  generation ${generation}: ${value.toFixed(4)}, ${size(prune(form.machine))} reachable states`);
        best = value;
      }
    },
  });
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `  ${((user + system) / 1e6).toFixed(0)} s of CPU; champion of generation ${championOf(done)!.generation}`,
  );
  const { form } = championOf(done)!;
  if (form.kind !== 'fsm') throw new Error('not a machine');
  return form.machine;
}

async function show(name: string, machine: Mealy, claim: string): Promise<void> {
  const result = (await engine.rank(spec, machine, { repetitions: 20 })) as CandidateResult;
  const { CC, CD, DC, DD } = result.ratesByLibraryRule;
  const rates = [CC, CD, DC, DD].map((rate) => (100 * rate).toFixed(1)).join(' / ');
  const rank = `${result.rank} (${result.rankInterval?.join('–') ?? '–'})`;
  console.log(`${name.padEnd(27)} ${rank.padEnd(14)} ${result.score.toFixed(4)}  ${rates.padEnd(28)} ${size(machine)}`);
  console.log(`${''.padEnd(27)} thesis: ${claim}`);
}
