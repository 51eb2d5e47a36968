// Deterministic look-up tables under evolution. Source: EvolvableLookerUp, Axelrod library 4.13.

import { below, type Random } from '../game/random.ts';
import type { LookerUpForm } from '../library/form.ts';
import type { Depths } from '../library/recall.ts';
import { flipMoves, randomMoves, type Archetype } from './archetype.ts';

/** How tables are made. */
export interface LookerUpSpec {
  readonly kind: 'lookerup';
  readonly depths: Depths;
  /** Opening moves of random tables; null: drawn too. */
  readonly initial: string | null;
}

/** The operations on look-up tables. */
export function lookerUp({ depths, initial }: LookerUpSpec): Archetype<LookerUpForm> {
  return {
    random: (random) => {
      const pattern = randomMoves(entries(depths), random);
      return { kind: 'lookerup', depths, initial: initial ?? randomMoves(openings(depths), random), pattern };
    },
    mutate: (form, rate, random) => {
      const pattern = flipMoves(form.pattern, rate, random);
      return { ...form, pattern, initial: flipMoves(form.initial, rate, random) };
    },
    crossover: (first, second, random) => ({ ...first, pattern: crossMoves(first.pattern, second.pattern, random) }),
    key: (form) => `${form.initial} ${form.pattern}`,
    size: () => 0,
    neighbours: (form) => [
      ...singleFlips(form.pattern).map((pattern) => ({ ...form, pattern })),
      ...singleFlips(form.initial).map((opening) => ({ ...form, initial: opening })),
    ],
  };
}

/** Entries of a table with these depths. */
export function entries({ own, opponent, openings }: Depths): number {
  return 2 ** (own + opponent + openings);
}

/** Opening moves that a table with these depths needs. */
export function openings({ own, opponent, openings }: Depths): number {
  return Math.max(own, opponent, openings);
}

/** The single cut of two words: the first k moves of the first, the second's from there on. */
export function crossMoves(first: string, second: string, random: Random): string {
  const cut = below(random, first.length);
  return first.slice(0, cut) + second.slice(cut);
}

/** Every word with one move flipped. */
export function singleFlips(moves: string): string[] {
  return Array.from(moves, (move, k) => moves.slice(0, k) + (move === 'C' ? 'D' : 'C') + moves.slice(k + 1));
}
