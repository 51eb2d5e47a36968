// The simplest moods of van den Berg and Weissing (2015): a coin decides the first move, and from then on the
// last round alone, by whether one player or both defected in it.

import type { Behaviour } from '../game/automaton.ts';
import { memoryOne, type FourVector } from './recall.ts';
import { rule } from './rule.ts';
import { PLAIN, type Classification, type StrategyRecord } from './strategy.ts';

/** Replies to the last round by the vector; the first move is a coin toss. */
function mood(vector: FourVector): Behaviour {
  return rule(memoryOne(vector, 0.5));
}

const ORIGIN = 'van den Berg and Weissing, 2015';
const CLASSIFICATION: Classification = { ...PLAIN, memoryDepth: 1, stochastic: true };

/** Strategies that answer the number of defections in the last round. */
export const moods: readonly StrategyRecord[] = [
  {
    id: 'desperate',
    name: 'Desperate',
    family: 'Moods',
    classification: CLASSIFICATION,
    origin: ORIGIN,
    description: 'Cooperates only after both have defected; the first move is left to chance.',
    create: () => mood([0, 0, 0, 1]),
  },
  {
    id: 'hopeless',
    name: 'Hopeless',
    family: 'Moods',
    classification: CLASSIFICATION,
    origin: ORIGIN,
    description: 'Defects only after both have cooperated; the first move is left to chance.',
    create: () => mood([0, 1, 1, 1]),
  },
  {
    id: 'willing',
    name: 'Willing',
    family: 'Moods',
    classification: CLASSIFICATION,
    origin: ORIGIN,
    description: 'Defects only after both have defected; the first move is left to chance.',
    create: () => mood([1, 1, 1, 0]),
  },
];
