// Holds strategies against the recorded play of the reference in test/fixtures/traces.

import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { cooperationOpenLoop, openLoopInfo, playOpenLoop, type OpenLoop } from '#lib/engine/openloop.ts';
import type { Behaviour } from '#lib/game/automaton.ts';
import type { Parameters, StrategyRecord } from '#lib/library/strategy.ts';

interface Recorded extends OpenLoop {
  readonly label: string;
  readonly player: string;
  readonly samples: number;
  readonly cooperation: readonly number[];
}

interface TraceFile {
  readonly name: string;
  readonly stochastic: boolean;
  readonly traces: readonly Recorded[];
}

const read = (name: string): readonly TraceFile[] =>
  JSON.parse(readFileSync(new URL(`../fixtures/traces/${name}.json`, import.meta.url), 'utf8')) as TraceFile[];

const deterministic = [...read('deterministic'), ...read('edges')];
const stochastic = read('stochastic');

function defaults(record: StrategyRecord): Parameters {
  return Object.fromEntries((record.parameters ?? []).map((parameter) => [parameter.name, parameter.default]));
}

function behaviour(record: StrategyRecord, setting: OpenLoop): Behaviour {
  return record.create(defaults(record), openLoopInfo(setting));
}

/** Every recorded deterministic trace of the strategy, matched on every turn. Fails when there is none. */
export function expectDeterministicParity(record: StrategyRecord): void {
  const files = deterministic.filter((file) => file.name === (record.fullName ?? record.name));
  const traces = files.flatMap((file) => file.traces);
  expect(traces.length, `traces of ${record.fullName ?? record.name}`).toBeGreaterThan(0);
  for (const trace of traces) {
    expect(
      playOpenLoop(behaviour(record, trace), trace),
      `${record.name} against ${trace.label} (flips ${trace.flips.join(' ')}, length ${trace.length})`,
    ).toBe(trace.player);
  }
}

/** The largest |z| that chance allows over the about 96,000 compared turns with probability 0.999. */
export const LARGEST_Z = 5.8;

/**
 * Every recorded frequency of the strategy within chance, turn by turn: a two-sample z test with pooled
 * variance, held to a bound for the whole set of strategies (Bonferroni). Sampled many times more often than
 * the record, so that only its error counts; a deviation of 0.08 in a turn's probability, repeated over the
 * traces, fails through the strategy's mean square z as well.
 */
export function expectStochasticParity(record: StrategyRecord, samples = 4000): void {
  const files = stochastic.filter((file) => file.name === (record.fullName ?? record.name));
  const traces = files.flatMap((file) => file.traces);
  expect(traces.length, `traces of ${record.fullName ?? record.name}`).toBeGreaterThan(0);
  for (const trace of traces) {
    const measured = cooperationOpenLoop(() => behaviour(record, trace), trace, samples, 20231);
    trace.cooperation.forEach((expected, turn) => {
      const found = measured[turn]!;
      const pooled = (expected * trace.samples + found * samples) / (trace.samples + samples);
      const spread = Math.sqrt(pooled * (1 - pooled) * (1 / trace.samples + 1 / samples));
      const z = spread === 0 ? 0 : (found - expected) / spread;
      expect(
        Math.abs(z),
        `${record.name} against ${trace.label}, turn ${turn + 1}: ${found.toFixed(3)} for ${expected}`,
      ).toBeLessThan(LARGEST_Z);
    });
  }
}

/** The parity test that fits the record's classification. */
export function expectParity(record: StrategyRecord): void {
  if (record.classification.stochastic) expectStochasticParity(record);
  else expectDeterministicParity(record);
}
