// The archetypes by name: from a spec, which is plain data and stands in a checkpoint, to its operations.

import { ann, type AnnSpec } from './ann.ts';
import type { Archetype } from './archetype.ts';
import { cycler, type CyclerSpec } from './cycler.ts';
import { fsm, type FsmSpec } from './fsm.ts';
import { gambler, gamblerParticle, type GamblerSpec } from './gambler.ts';
import { hmm, hmmParticle, type HmmSpec } from './hmm.ts';
import { lookerUp, type LookerUpSpec } from './looker-up.ts';
import type { Particle } from './particle.ts';

/** An archetype with its sizes. */
export type ArchetypeSpec = FsmSpec | HmmSpec | LookerUpSpec | GamblerSpec | AnnSpec | CyclerSpec;

/** Their names. */
export const ARCHETYPES = [
  'fsm',
  'hmm',
  'lookerup',
  'gambler',
  'ann',
  'cycler',
] as const satisfies readonly ArchetypeSpec['kind'][];

/** An archetype that a swarm can move through. */
export type SwarmSpec = HmmSpec | GamblerSpec;

/** The operations of an archetype; they take forms of its kind alone. */
export function archetypeOf(spec: ArchetypeSpec): Archetype {
  switch (spec.kind) {
    case 'fsm':
      return fsm(spec);
    case 'hmm':
      return hmm(spec);
    case 'lookerup':
      return lookerUp(spec);
    case 'gambler':
      return gambler(spec);
    case 'ann':
      return ann(spec);
    case 'cycler':
      return cycler(spec);
  }
}

/** How a swarm reads its points. */
export function particleOf(spec: SwarmSpec): Particle {
  return spec.kind === 'hmm' ? hmmParticle(spec) : gamblerParticle(spec);
}
