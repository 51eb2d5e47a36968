// Minimise: the smallest machine that replies alike to every sequence of opponent moves. Unreachable states
// go, then each class of states that no history tells apart (partition.ts) becomes one state. The class
// is represented by the state of it that play can reach first, so names stay the author's. O(n log n).

import type { Draft, Mealy } from './mealy.ts';
import { equivalenceClasses } from './partition.ts';
import { prune, restrict } from './prune.ts';
import { reach } from './reach.ts';
import { toMealy } from './validate.ts';
import type { Parsed } from '../game/problem.ts';

/** The smallest equivalent machine and how the old states went into it. */
export interface Minimised {
  /** Names are the representatives', in the author's order. */
  readonly machine: Mealy;
  /** Old name to the name of its representative; unreachable states are absent. */
  readonly merged: ReadonlyMap<string, string>;
  /** The classes of equal states, in order of `machine.names`, each with its representative first. */
  readonly classes: readonly (readonly string[])[];
}

/**
 * The smallest machine equivalent to this one. A class's representative is its first state in breadth-first
 * order from the start (C before D). A machine that is minimal already is returned as it is.
 */
export function minimise(machine: Mealy): Minimised {
  const pruned = prune(machine);
  const { names } = pruned;
  const classOf = equivalenceClasses(pruned);
  const members = new Map<number, number[]>();
  for (const state of reach(pruned).order) {
    const group = members.get(classOf[state]!);
    if (group === undefined) members.set(classOf[state]!, [state]);
    else group.push(state);
  }
  const representative = (state: number): number => members.get(classOf[state]!)![0]!;
  const kept = [...names.keys()].filter((state) => representative(state) === state);
  return {
    machine: kept.length === names.length ? pruned : restrict(pruned, kept, representative),
    merged: new Map(names.map((name, state) => [name, names[representative(state)]!])),
    classes: kept.map((state) => members.get(classOf[state]!)!.map((member) => names[member]!)),
  };
}

/** As `minimise` on a draft, labels kept; or the problems that keep the draft from being a machine. */
export function minimiseDraft(draft: Draft): Parsed<Minimised & { readonly draft: Draft }> {
  const parsed = toMealy(draft);
  if (!parsed.ok) return parsed;
  const minimised = minimise(parsed.value);
  const { merged } = minimised;
  const states = draft.states
    .filter(({ id }) => merged.get(id) === id)
    .map((state) => ({
      ...state,
      C: { ...state.C!, target: merged.get(state.C!.target)! },
      D: { ...state.D!, target: merged.get(state.D!.target)! },
    }));
  const value = { ...minimised, draft: { ...draft, initial: merged.get(draft.initial!)!, states } };
  return { ok: true, value, warnings: [] };
}
