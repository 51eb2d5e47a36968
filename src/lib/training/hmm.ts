// Hidden Markov models under evolution. Source: EvolvableHMMPlayer, Axelrod library 4.13.

import { flip } from '../game/action.ts';
import { below, type Random } from '../game/random.ts';
import type { HmmForm } from '../library/form.ts';
import { cross, nudge, type Archetype } from './archetype.ts';
import type { Particle } from './particle.ts';

/** How models are made. */
export interface HmmSpec {
  readonly kind: 'hmm';
  readonly states: number;
}

type Matrix = readonly (readonly number[])[];

/** The operations on hidden Markov models. */
export function hmm({ states }: HmmSpec): Archetype<HmmForm> {
  return {
    random: (random) => {
      const onC: number[][] = [];
      const onD: number[][] = [];
      const emission: number[] = [];
      for (let state = 0; state < states; state++) {
        for (const matrix of [onC, onD]) matrix.push(normalised(Array.from({ length: states }, random))!);
        emission.push(random());
      }
      return { kind: 'hmm', onC, onD, emission, start: below(random, states), opening: 'C' };
    },
    mutate: (form, rate, random) => {
      const n = form.emission.length;
      const onC = mutateRows(form.onC, rate, random);
      const onD = mutateRows(form.onD, rate, random);
      const emission = mutateEntries(form.emission, rate, random);
      const opening = random() < rate / 10 ? flip(form.opening) : form.opening;
      const start = random() < rate / (10 * n) ? below(random, n) : form.start;
      return { kind: 'hmm', onC, onD, emission, start, opening };
    },
    crossover: (first, second, random) => ({
      ...first,
      onC: cross(first.onC, second.onC, random),
      onD: cross(first.onD, second.onD, random),
      emission: cross(first.emission, second.emission, random),
    }),
    key: (form) => JSON.stringify([form.opening, form.start, form.onC, form.onD, form.emission]),
    size: () => 0,
    neighbours: () => [],
  };
}

/**
 * Models as points of a unit cube: both matrices row by row, made to sum to 1, and the emission probabilities (which
 * the reference divides by their sum too, so that they can never all be large; here they stand as they are), then
 * the opening: C up to 0.5.
 */
export function hmmParticle({ states }: HmmSpec): Particle<HmmForm> {
  const square = states * states;
  return {
    dimensions: 2 * square + states + 1,
    form: (point) => {
      const matrix = (from: number): number[][] =>
        Array.from({ length: states }, (_, row) => {
          const entries = point.slice(from + row * states, from + (row + 1) * states);
          return normalised(entries) ?? entries.map(() => 1 / states);
        });
      const emission = point.slice(2 * square, 2 * square + states);
      const opening = point[2 * square + states]! <= 0.5 ? 'C' : 'D';
      return { kind: 'hmm', onC: matrix(0), onD: matrix(square), emission, start: 0, opening };
    },
  };
}

function mutateRows(matrix: Matrix, rate: number, random: Random): Matrix {
  return matrix.map((row) => normalised(mutateEntries(row, rate, random)) ?? row);
}

function mutateEntries(entries: readonly number[], rate: number, random: Random): number[] {
  return entries.map((entry) => (random() < rate ? nudge(entry, random) : entry));
}

/** The row divided by its sum; null where that is 0. */
function normalised(row: readonly number[]): number[] | null {
  const sum = row.reduce((a, b) => a + b, 0);
  return sum > 0 ? row.map((entry) => entry / sum) : null;
}
