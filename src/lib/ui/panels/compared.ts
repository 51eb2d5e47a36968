// A machine held against another subject: equivalent, told apart by a shortest history, or, where the other has no
// end of states, alike for as many turns as were looked at.

import { compare } from '../../machine/equivalence.ts';
import { firstDifference } from '../../machine/first-difference.ts';
import { replies, size, type Mealy } from '../../machine/mealy.ts';
import type { Action } from '../../game/action.ts';
import { byChance, type Subject } from './subjects.ts';

/** Most turns, and pairs of states, that are looked at where the states have no end: about a second. */
const LIMITS = { turns: 1000, pairs: 200_000 };

/** What came out. */
export type Compared =
  /** `states`: those of the other machine; `null` where it was followed without being drawn. */
  | { readonly kind: 'equivalent'; readonly states: number | null }
  | { readonly kind: 'differ'; readonly history: string; readonly replies: readonly Action[] }
  | { readonly kind: 'alike'; readonly turns: number }
  | { readonly kind: 'none'; readonly why: string };

/** Compares step by step, so that a page can do it between frames. */
export function* compared(ours: Mealy, theirs: Subject): Generator<undefined, Compared> {
  if (theirs.kind === 'none') return theirs;
  if (theirs.kind === 'machine') {
    const result = compare(ours, theirs.machine);
    if (result.equivalent) return { kind: 'equivalent', states: size(theirs.machine) };
    return { kind: 'differ', history: result.history, replies: replies(theirs.machine, result.history) };
  }
  const found = yield* firstDifference(ours, theirs.automaton, LIMITS);
  if (found.kind === 'chance') return { kind: 'none', why: byChance(theirs.name) };
  return found.kind === 'alike' && found.turns === Infinity ? { kind: 'equivalent', states: null } : found;
}
