// Cycles of moves under evolution. The reference never mutates the last move and cannot mutate a cycle of one; here
// every place can be drawn. Source: EvolvableCycler, Axelrod library 4.13.

import { below } from '../game/random.ts';
import type { CyclerForm } from '../library/form.ts';
import { randomMoves, type Archetype } from './archetype.ts';
import { crossMoves, singleFlips } from './looker-up.ts';

/** How cycles are made. */
export interface CyclerSpec {
  readonly kind: 'cycler';
  readonly length: number;
}

/** The operations on cycles. */
export function cycler({ length }: CyclerSpec): Archetype<CyclerForm> {
  return {
    random: (random) => ({ kind: 'cycler', cycle: randomMoves(length, random) }),
    mutate: ({ cycle }, rate, random) => {
      if (random() >= rate) return { kind: 'cycler', cycle };
      return { kind: 'cycler', cycle: singleFlips(cycle)[below(random, cycle.length)]! };
    },
    crossover: (first, second, random) => ({ kind: 'cycler', cycle: crossMoves(first.cycle, second.cycle, random) }),
    key: ({ cycle }) => cycle,
    size: () => 0,
    neighbours: ({ cycle }) => singleFlips(cycle).map((other) => ({ kind: 'cycler', cycle: other })),
  };
}
