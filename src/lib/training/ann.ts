// Neural networks under evolution: 17 features, one hidden layer. Source: EvolvableANN, Axelrod library 4.13.

import type { AnnForm } from '../library/form.ts';
import { cross, type Archetype } from './archetype.ts';

/** How networks are made and changed. */
export interface AnnSpec {
  readonly kind: 'ann';
  readonly hidden: number;
  /** A mutated weight is multiplied by 1 + distance * U(-1, 1). */
  readonly distance: number;
}

/** The operations on networks. */
export function ann({ hidden, distance }: AnnSpec): Archetype<AnnForm> {
  return {
    random: (random) => ({ kind: 'ann', hidden, weights: Array.from({ length: 19 * hidden }, () => 2 * random() - 1) }),
    mutate: (form, rate, random) => ({
      ...form,
      weights: form.weights.map((weight) => (random() < rate ? weight * (1 + distance * (2 * random() - 1)) : weight)),
    }),
    crossover: (first, second, random) => ({ ...first, weights: cross(first.weights, second.weights, random) }),
    key: (form) => JSON.stringify(form.weights),
    size: () => 0,
    neighbours: () => [],
  };
}
