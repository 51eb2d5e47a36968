// Specs of every archetype, small, and random forms of them, for the tests of training.

import fc from 'fast-check';
import { stream } from '#lib/game/random.ts';
import type { Form } from '#lib/library/form.ts';
import { archetypeOf, type ArchetypeSpec } from '#lib/training/archetypes.ts';
import { MACHINE_MUTATIONS } from '#lib/machine/mutations.ts';

const depths = { own: 2, opponent: 1, openings: 1 };

export const SPECS: readonly ArchetypeSpec[] = [
  { kind: 'fsm', states: 5, most: 7, mutations: ['published'] },
  { kind: 'fsm', states: 5, most: 7, mutations: ['published', ...MACHINE_MUTATIONS] },
  { kind: 'hmm', states: 3 },
  { kind: 'lookerup', depths, initial: null },
  { kind: 'gambler', depths, initial: 'CD' },
  { kind: 'ann', hidden: 2, distance: 10 },
  { kind: 'cycler', length: 6 },
];

/** A spec with two of its random forms. */
export const parents: fc.Arbitrary<{ spec: ArchetypeSpec; first: Form; second: Form }> = fc
  .record({ spec: fc.constantFrom(...SPECS), a: fc.nat(), b: fc.nat() })
  .map(({ spec, a, b }) => {
    const { random } = archetypeOf(spec);
    return { spec, first: random(stream(a)), second: random(stream(b)) };
  });
