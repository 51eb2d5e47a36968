// "Is it known?": the library's strategies by the machine they are. Every deterministic strategy whose
// automaton is finite is extracted once; two strategies that reply alike to every history have one key.

import type { MatchInfo } from '../game/automaton.ts';
import { STANDARD_PAYOFFS } from '../game/payoffs.ts';
import { canonicalKey } from '../machine/canonical.ts';
import { extract } from '../machine/extract.ts';
import { defaultParameters, fullName } from './naming.ts';
import { namedStrategies } from './registry.ts';
import type { StrategyRecord } from './strategy.ts';

/** Machines are compared as they play without noise, in a match whose length nobody knows. */
const INFO: MatchInfo = { payoffs: STANDARD_PAYOFFS, length: Infinity, noise: 0 };

/** Raw states looked at for each strategy before it counts as not finite. */
const CAP = 1024;

/** The key of a strategy's machine, or null where chance or the number of states rules one out. */
export function strategyKey(record: StrategyRecord): string | null {
  if (record.classification.stochastic) return null;
  const behaviour = record.create(defaultParameters(record), INFO);
  if (behaviour.kind !== 'automaton') return null;
  const extracted = extract(behaviour.automaton, CAP);
  return extracted.ok ? canonicalKey(extracted.machine) : null;
}

let index: ReadonlyMap<string, readonly string[]> | null = null;

/**
 * Makes the index below one strategy a step (a fraction of a millisecond to some 20 ms each), so that a page
 * can make it between frames. Ends at once where it is made already.
 */
export function* indexLibraryMachines(): Generator<undefined, void> {
  if (index) return;
  const sharing = new Map<string, StrategyRecord[]>();
  for (const record of namedStrategies()) {
    const key = strategyKey(record);
    if (key !== null) sharing.set(key, [...(sharing.get(key) ?? []), record]);
    yield;
  }
  index = new Map([...sharing].map(([key, records]) => [key, records.sort(plainestFirst).map(fullName)]));
}

/** Tit For Tat before those that are Tit For Tat until the last turn, or with more memory than it needs. */
function plainestFirst(a: StrategyRecord, b: StrategyRecord): number {
  const depth = ({ classification }: StrategyRecord): number => classification.memoryDepth ?? Number.MAX_VALUE;
  return depth(a) - depth(b) || a.name.length - b.name.length;
}

/** Full names of the library's strategies by canonical key of their machine, plainest first. Made on first use. */
export function libraryMachinesByKey(): ReadonlyMap<string, readonly string[]> {
  const steps = indexLibraryMachines();
  while (!steps.next().done);
  return index!;
}
