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
  const names = new Map<string, string[]>();
  for (const record of namedStrategies()) {
    const key = strategyKey(record);
    if (key !== null) {
      const sharing = names.get(key);
      if (sharing) sharing.push(fullName(record));
      else names.set(key, [fullName(record)]);
    }
    yield;
  }
  index = names;
}

/** Full names of the library's strategies by canonical key of their machine. Made on first use, then kept. */
export function libraryMachinesByKey(): ReadonlyMap<string, readonly string[]> {
  const steps = indexLibraryMachines();
  while (!steps.next().done);
  return index!;
}
