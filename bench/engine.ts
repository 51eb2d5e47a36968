// Measures single pairs in microseconds of processor time and prints JSON: two machines by cycle, by exact chain and
// by simulation. Whole tasks are measured by tasks.ts. Asserts nothing. Run: npx node bench/engine.ts

import { findStrategy } from '#lib/library/registry.ts';
import { unwrap } from '#lib/game/problem.ts';
import { branch, stream } from '#lib/game/random.ts';
import { chain } from '#lib/engine/chain.ts';
import { Contender, contender } from '#lib/engine/contender.ts';
import { exact } from '#lib/engine/exact.ts';
import { jointPath } from '#lib/engine/cycle.ts';
import { expectedOfPath } from '#lib/engine/expected.ts';
import { countMatch } from '#lib/engine/play.ts';
import { DEFAULT_RULES, type MatchRules } from '#lib/engine/rules.ts';
import { mealyAutomaton, type Mealy } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { clock } from './measure.ts';

const random = stream(7);

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
      (i) => void countMatch(at(quiet, i), at(quiet, i * 7 + 1), DEFAULT_RULES, tally, branch(1, [i])),
    ),
    simulatedWithNoise: time(
      5000,
      (i) => void countMatch(at(flipped, i), at(flipped, i * 7 + 1), noisy, tally, branch(1, [i])),
    ),
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

const report = { states8: pairs(8), states16: pairs(16) };
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
