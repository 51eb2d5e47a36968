// What the benches share: a clock that a busy machine does not disturb, the fields that are played, machines
// and random edits of them.

import { contender, type Contender } from '#lib/engine/contender.ts';
import type { MatchRules } from '#lib/engine/rules.ts';
import { unwrap } from '#lib/game/problem.ts';
import { below, type Random } from '#lib/game/random.ts';
import { machineDocuments } from '#lib/library/machines.ts';
import { fullName } from '#lib/library/naming.ts';
import { allStrategies, findStrategy } from '#lib/library/registry.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { toMealy } from '#lib/machine/validate.ts';

/** Milliseconds of processor time of this thread: a machine busy with other things counts less. */
export function clock(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The processor time of a call in milliseconds, and its result. */
export function timed<T>(run: () => T): { readonly ms: number; readonly result: T } {
  const start = clock();
  const result = run();
  return { ms: clock() - start, result };
}

/** Strategies of the library as fresh contenders: all, or those of short run time. */
export function field(rules: MatchRules, which: 'all' | 'short' = 'short'): Contender[] {
  return allStrategies()
    .filter(({ classification }) => which === 'all' || !classification.longRun)
    .map((record) =>
      contender({ kind: 'library', name: fullName(record) }, rules, (name) => unwrap(findStrategy(name))),
    );
}

/** Evolved FSM 16. */
export function evolved16(): Mealy {
  return unwrap(toMealy(machineDocuments.find(({ id }) => id === 'evolved-fsm-16')!.machine));
}

/** The machine with one transition redirected or one reply flipped. */
export function edited(machine: Mealy, random: Random): Mealy {
  const next = machine.next.slice();
  const output = machine.output.slice();
  const cell = below(random, next.length);
  if (random() < 0.5) next[cell] = below(random, machine.names.length);
  else output[cell] = 1 - output[cell]!;
  return { ...machine, next, output };
}

/** The value below which a share `q` of the values lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;
}

/** A figure for print: three significant digits. */
export function figure(value: number): number {
  return Number(value.toPrecision(3));
}

/** Median, 95th percentile and worst of some values, to a tenth. */
export function spread(values: readonly number[]): { median: number; p95: number; worst: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number): number =>
    Math.round(10 * sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!) / 10;
  return { median: at(0.5), p95: at(0.95), worst: at(1) };
}
