// A small machine and its figure, for the tests of the canvas.

import { arcFigure } from '#lib/layout/arcs.ts';
import type { Draft } from '#lib/machine/mealy.ts';

/** Two states that lead to each other on D and stay on C, and one that no history reaches. */
export const draft: Draft = {
  initial: 'a',
  opening: 'C',
  states: [
    { id: 'a', label: null, C: { target: 'a', output: 'C' }, D: { target: 'b', output: 'D' } },
    { id: 'b', label: null, C: { target: 'b', output: 'D' }, D: { target: 'a', output: 'C' } },
    { id: 'far', label: null, C: { target: 'a', output: 'C' }, D: { target: 'a', output: 'D' } },
  ],
};

export const layout = { a: [0, 0], b: [200, 0], far: [100, 200] } as const;

export const figure = arcFigure(draft, layout);
