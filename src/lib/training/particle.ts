// A form as a point of the unit cube, which a particle swarm moves through.

import type { Form } from '../library/form.ts';

/** How points are read. */
export interface Particle<F extends Form = Form> {
  readonly dimensions: number;
  /** The form at a point; every coordinate is from 0 to 1. */
  form(point: readonly number[]): F;
}
