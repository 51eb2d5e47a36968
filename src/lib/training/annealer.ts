// Sweeps of annealing through the engine's threads, as a training asks for them.

import type { Sweep, Swept } from '../engine/anneal.ts';
import type { Engine, JobOptions, TournamentSpec } from '../engine/protocol.ts';

/** Anneals machines, in their order; progress counts sweeps. */
export type Annealer = (sweeps: readonly Sweep[], options?: JobOptions) => Promise<readonly Swept[]>;

/** An annealer against a field. */
export function annealer(engine: Engine, field: TournamentSpec): Annealer {
  return (sweeps, options) => engine.anneal(field, sweeps, options);
}
