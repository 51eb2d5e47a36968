// An archetype as evolution sees it: how to make a random strategy of a form, mutate one and cross two. All
// operations are pure and draw from the stream they are given, in a fixed order, so that a stream names its
// offspring. What is drawn, and with which probabilities, is as in the reference trainer (axelrod-dojo 0.0.8,
// Axelrod library 4.13); whatever an operation is not said to change is taken from the first parent.

import type { Random } from '../game/random.ts';
import { below } from '../game/random.ts';
import type { Action } from '../game/action.ts';
import type { Form } from '../library/form.ts';

/** The operations on one form. */
export interface Archetype<F extends Form = Form> {
  random(random: Random): F;
  /** `rate` is the mutation probability of one part, 0 to 1. */
  mutate(form: F, rate: number, random: Random): F;
  crossover(first: F, second: F, random: Random): F;
  /** A text; forms with the same text play alike, so that one score does for all of them. */
  key(form: F): string;
  /** What parsimony counts: the states of the minimised machine; 0 where size is fixed. */
  size(form: F): number;
  /** Every form that is one single edit away, for climbing; empty where there are no single edits. */
  neighbours(form: F): readonly F[];
}

/** C or D, each with probability one half. */
export function randomMove(random: Random): Action {
  return random() < 0.5 ? 'C' : 'D';
}

/** A word of so many random moves. */
export function randomMoves(length: number, random: Random): string {
  return Array.from({ length }, () => randomMove(random)).join('');
}

/**
 * The single cut of the reference: a cut k of 0 .. n - 1, then the first k entries of the first list and the
 * entries from k on of the second. n is the length of the first.
 */
export function cross<T>(first: readonly T[], second: readonly T[], random: Random): T[] {
  const cut = below(random, first.length);
  return [...first.slice(0, cut), ...second.slice(cut)];
}

/** A probability moved by U(-0.25, 0.25) and kept within 0 and 1. */
export function nudge(probability: number, random: Random): number {
  return Math.min(1, Math.max(0, probability + 0.5 * random() - 0.25));
}

/** A word in which each move is flipped with probability `rate`. */
export function flipMoves(moves: string, rate: number, random: Random): string {
  return Array.from(moves, (move) => (random() < rate ? (move === 'C' ? 'D' : 'C') : move)).join('');
}
