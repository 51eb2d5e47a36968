// Measures the engine in processor time and prints JSON: a pair of machines by cycle, by exact chain and by simulation, the
// library's field among itself, and the live rank of edited machines against it. Asserts nothing.
// Run: npx node bench/engine.ts [edits]

import { fullName } from '#lib/library/naming.ts';
import { allStrategies, findStrategy } from '#lib/library/registry.ts';
import { unwrap } from '#lib/game/problem.ts';
import { below, stream } from '#lib/game/random.ts';
import { LiveRank, standingOf, standingSetting } from '#lib/engine/candidate.ts';
import { chain } from '#lib/engine/chain.ts';
import { Contender, contender } from '#lib/engine/contender.ts';
import { exact } from '#lib/engine/exact.ts';
import { jointPath } from '#lib/engine/cycle.ts';
import { expectedOfPath } from '#lib/engine/expected.ts';
import { countMatch } from '#lib/engine/play.ts';
import { DEFAULT_RULES, type MatchRules } from '#lib/engine/rules.ts';
import { playTournament } from '#lib/engine/gathering.ts';
import { mealyAutomaton, type Mealy } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';

const edits = Number(process.argv[2] ?? 200);
const random = stream(7);

/** Milliseconds of processor time of this thread: a machine busy with other things doesn't count. */
function clock(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const find = (name: string) => unwrap(findStrategy(name));
const fromMachine = (machine: Mealy, rules: MatchRules): Contender =>
  new Contender('m', 'm', { kind: 'automaton', automaton: mealyAutomaton(machine) } as Contender['behaviour'], rules);

/** Mean microseconds of a call, after warming up. */
function time(calls: number, run: (i: number) => void): number {
  for (let i = 0; i < calls / 5; i++) run(i);
  const start = clock();
  for (let i = 0; i < calls; i++) run(i);
  return ((clock() - start) / calls) * 1000;
}

function pairs(states: number): Record<string, number> {
  const noisy: MatchRules = { ...DEFAULT_RULES, noise: 0.05 };
  const machines = Array.from({ length: 100 }, () => randomMachine(random, states));
  const quiet = machines.map((machine) => fromMachine(machine, DEFAULT_RULES));
  const flipped = machines.map((machine) => fromMachine(machine, noisy));
  const reactive = contender({ kind: 'library', name: 'GTFT: 0.33' }, noisy, find);
  const winStay = contender({ kind: 'library', name: 'Win-Stay Lose-Shift' }, noisy, find);
  for (const each of [...quiet, ...flipped]) void each.reduced;
  const tally = new Float64Array(20);
  const at = (list: readonly Contender[], i: number): Contender => list[i % list.length]!;
  return {
    cycle: time(200_000, (i) => {
      const [a, b] = [at(quiet, i), at(quiet, i * 7 + 1)];
      expectedOfPath(jointPath(a.reduced!, b.reduced!, 200), DEFAULT_RULES);
    }),
    simulated200Turns: time(
      20_000,
      (i) => void countMatch(at(quiet, i), at(quiet, i * 7 + 1), DEFAULT_RULES, tally, 1, i),
    ),
    simulatedWithNoise: time(5000, (i) => void countMatch(at(flipped, i), at(flipped, i * 7 + 1), noisy, tally, 1, i)),
    exactNoisyAgainstMemoryOne: time(500, (i) => {
      exact(chain(at(flipped, i).reduced!, (i % 2 ? reactive : winStay).reduced!, noisy)!, noisy);
    }),
    exactNoisyAgainstMemoryOneWithVariance: time(500, (i) => {
      exact(chain(at(flipped, i).reduced!, (i % 2 ? reactive : winStay).reduced!, noisy)!, noisy, { variance: true });
    }),
    exactNoisyAgainstMachine: time(50, (i) => {
      exact(chain(at(flipped, i).reduced!, at(flipped, i * 7 + 1).reduced!, noisy)!, noisy);
    }),
  };
}

function edited(machine: Mealy): Mealy {
  const next = machine.next.slice();
  const output = machine.output.slice();
  const cell = below(random, next.length);
  if (random() < 0.5) next[cell] = below(random, machine.names.length);
  else output[cell] = 1 - output[cell]!;
  return { ...machine, next, output };
}

function quantiles(values: number[]): Record<string, number> {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;
  return { first: values[0]!, median: at(0.5), p95: at(0.95), max: at(1) };
}

function field(rules: MatchRules): Record<string, unknown> {
  const records = allStrategies().filter((record) => !record.classification.longRun);
  let start = clock();
  const roster = records.map((record) => contender({ kind: 'library', name: fullName(record) }, rules, find));
  const sampled = playTournament(roster, { rules, repetitions: 1, seed: 1, exact: false });
  const once = clock() - start;
  start = clock();
  playTournament(roster, { rules, repetitions: 1, seed: 2, exact: false });
  const again = clock() - start;
  start = clock();
  const compiled = roster.filter((each) => each.reduced).length;
  const compiling = clock() - start;
  start = clock();
  const result = playTournament(roster, standingSetting({ rules, repetitions: 10, seed: 1, exact: true }));
  const exactly = clock() - start;
  const live = new LiveRank(roster, standingOf(result));
  const ranking = (states: number): Record<string, number> => {
    let machine = randomMachine(random, states);
    const times: number[] = [];
    for (let i = 0; i < edits; i++) {
      machine = i % 20 === 0 ? randomMachine(random, states) : edited(machine);
      const began = clock();
      live.rank(machine);
      times.push(clock() - began);
    }
    return quantiles(times);
  };
  return {
    strategies: roster.length,
    compiled,
    compilingMs: compiling,
    pairs: sampled.exact.length,
    oneRepetitionFromScratchMs: once,
    oneMoreRepetitionMs: again,
    standingMs: exactly,
    exactPairs: result.exact.reduce((sum, flag) => sum + flag, 0),
    liveRankMs: { states8: ranking(8), states16: ranking(16) },
  };
}

const report = {
  pairsMicroseconds: { states8: pairs(8), states16: pairs(16) },
  field: field(DEFAULT_RULES),
  noisyField: field({ ...DEFAULT_RULES, noise: 0.05 }),
};
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
