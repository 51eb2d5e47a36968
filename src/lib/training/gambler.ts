// Gamblers under evolution and in a swarm: look-up tables of probabilities. Source: EvolvableGambler, Axelrod
// library 4.13.

import type { GamblerForm } from '../library/form.ts';
import type { Depths } from '../library/recall.ts';
import { cross, flipMoves, nudge, randomMoves, type Archetype } from './archetype.ts';
import { entries, openings } from './looker-up.ts';
import type { Particle } from './particle.ts';

/** How gamblers are made. */
export interface GamblerSpec {
  readonly kind: 'gambler';
  readonly depths: Depths;
  /** Opening moves; null: drawn. */
  readonly initial: string | null;
}

/** The operations on gamblers. */
export function gambler({ depths, initial }: GamblerSpec): Archetype<GamblerForm> {
  return {
    random: (random) => {
      const table = Array.from({ length: entries(depths) }, random);
      return { kind: 'gambler', depths, initial: initial ?? randomMoves(openings(depths), random), table };
    },
    mutate: (form, rate, random) => {
      const table = form.table.map((entry) => (random() < rate ? nudge(entry, random) : entry));
      return { ...form, table, initial: flipMoves(form.initial, rate, random) };
    },
    crossover: (first, second, random) => ({ ...first, table: cross(first.table, second.table, random) }),
    key: (form) => JSON.stringify([form.initial, form.table]),
    size: () => 0,
    neighbours: () => [],
  };
}

/** A gambler's table as a point; the opening moves are C where the spec gives none. */
export function gamblerParticle({ depths, initial }: GamblerSpec): Particle<GamblerForm> {
  return {
    dimensions: entries(depths),
    form: (point) => ({ kind: 'gambler', depths, initial: initial ?? 'C'.repeat(openings(depths)), table: [...point] }),
  };
}
