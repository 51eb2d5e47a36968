// Holds strategies against the recorded play of the reference in test/fixtures/traces.

import { expect } from 'vitest';
import { playOpenLoop } from '#lib/engine/openloop.ts';
import { fullName } from '#lib/library/naming.ts';
import type { StrategyRecord } from '#lib/library/strategy.ts';
import { behaviourIn, compare, LARGEST_Z, recordedFrequencies, recordedPlays } from './recorded.ts';

/** Every recorded deterministic trace of the strategy, matched on every turn. Fails when there is none. */
export function expectDeterministicParity(record: StrategyRecord): void {
  const traces = recordedPlays(record);
  expect(traces.length, `traces of ${fullName(record)}`).toBeGreaterThan(0);
  for (const trace of traces) {
    expect(
      playOpenLoop(behaviourIn(record, trace), trace),
      `${record.name} against ${trace.label} (flips ${trace.flips.join(' ')}, length ${trace.length})`,
    ).toBe(trace.player);
  }
}

/**
 * Every recorded frequency of the strategy within chance, by the statistics of recorded.ts and its one bound for
 * the whole set. Sampled many times more often than the record, so that only its error counts.
 */
export function expectStochasticParity(record: StrategyRecord, samples = 4000): void {
  const traces = recordedFrequencies(record);
  expect(traces.length, `traces of ${fullName(record)}`).toBeGreaterThan(0);
  for (const { z, what } of compare(record, traces, samples)) expect(Math.abs(z), what).toBeLessThan(LARGEST_Z);
}

/** The parity test that fits the record's classification. */
export function expectParity(record: StrategyRecord): void {
  if (record.classification.stochastic) expectStochasticParity(record);
  else expectDeterministicParity(record);
}
