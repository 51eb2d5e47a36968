// Is a machine known? A look-up among candidates whose canonical keys were computed beforehand, for instance
// those of the library's strategies that are finite machines.

import { canonicalKey } from './canonical.ts';
import type { Mealy } from './mealy.ts';

/** Something known, with the canonical key of its behaviour. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** `canonicalKey` of the candidate's machine. */
  readonly key: string;
}

/** The candidates that are equivalent to the machine, in the order given; empty when it is none of them. */
export function findEquivalent<T extends Candidate>(machine: Mealy, candidates: Iterable<T>): T[] {
  const key = canonicalKey(machine);
  return [...candidates].filter((candidate) => candidate.key === key);
}
