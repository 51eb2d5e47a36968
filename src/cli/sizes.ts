// The options that say how large a strategy of each archetype is.

import type { Depths } from '#lib/library/recall.ts';
import { UsageError, type Options, type Values } from './command.ts';
import { textOf } from './training.ts';

/** Sizes of random individuals. */
export const SIZE_OPTIONS = {
  states: { type: 'string', value: 'N', help: 'states of a random machine (8) or hidden Markov model (5)' },
  depths: {
    type: 'string',
    value: 'A,B,C',
    help: "own and opponent's last moves and opponent's first that a table sees (2,2,2)",
  },
  initial: { type: 'string', value: 'MOVES', help: 'opening moves of tables, or random (C)' },
  hidden: { type: 'string', value: 'N', help: 'hidden units of a network (10)' },
  distance: { type: 'string', value: 'X', help: 'how far a mutation moves a weight (10)' },
  length: { type: 'string', value: 'N', help: 'moves of a cycle (12)' },
} as const satisfies Options;

/** Depths as `2,2,2`; at most 12 moves in all, for a table of 4,096 entries. */
export function readDepths(values: Values, given: Depths | null = null): Depths {
  const text = textOf(values, 'depths');
  if (text === undefined) return given ?? { own: 2, opponent: 2, openings: 2 };
  const numbers = text.split(',').map(Number);
  const sum = numbers.reduce((a, b) => a + b, 0);
  if (numbers.length !== 3 || !numbers.every((n) => Number.isInteger(n) && n >= 0) || sum > 12) {
    throw new UsageError(`--depths takes three whole numbers such as 2,2,2, at most 12 together, not "${text}".`);
  }
  const [own, opponent, openings] = numbers as [number, number, number];
  return { own, opponent, openings };
}

/** Opening moves of random tables; null: random ones. */
export function readInitial(values: Values, { own, opponent, openings }: Depths): string | null {
  const text = textOf(values, 'initial');
  const needed = Math.max(own, opponent, openings);
  if (text === 'random') return null;
  if (text === undefined) return 'C'.repeat(needed);
  if (!/^[CD]*$/.test(text) || text.length !== needed) {
    throw new UsageError(
      `--initial takes ${needed} moves such as ${'C'.repeat(needed)} for these depths, or random, not "${text}".`,
    );
  }
  return text;
}
