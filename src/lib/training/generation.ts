// What is reported and kept of a generation (of a swarm: an iteration), and the best individual of a run.

import type { Form } from '../library/form.ts';

/** The best individual so far and the generation that it was first scored in. */
export interface Champion {
  readonly generation: number;
  readonly score: number;
  readonly form: Form;
}

/** One generation's figures. */
export interface Generation {
  readonly generation: number;
  readonly best: number;
  readonly median: number;
  readonly worst: number;
  readonly mean: number;
  /** Population standard deviation (divisor n). */
  readonly deviation: number;
  /** The generation's best individual by fitness. */
  readonly form: Form;
}

/** The figures of a generation from its scores. */
export function figures(generation: number, scores: readonly number[], form: Form): Generation {
  const sorted = [...scores].sort((a, b) => b - a);
  const n = sorted.length;
  const mean = sorted.reduce((sum, score) => sum + score, 0) / n;
  const variance = sorted.reduce((sum, score) => sum + (score - mean) ** 2, 0) / n;
  const median = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.ceil((n - 1) / 2)]!) / 2;
  return { generation, best: sorted[0]!, median, worst: sorted[n - 1]!, mean, deviation: Math.sqrt(variance), form };
}
