// How strongly each part of a figure is drawn: by how often it is used, and faint beside a history that is
// being shown; and what a replay lights up. Everything is drawn in full where neither is asked for.

import type { Route } from '../../editor/route.ts';
import { transitionKey, transitionsOf } from '../../editor/selection.ts';

/** Shares of turns, 0 to 1: states by id, transitions as `5:C`. What is missing was never visited. */
export interface Usage {
  readonly states: ReadonlyMap<string, number>;
  readonly transitions: ReadonlyMap<string, number>;
  /** What the use of a transition is, in words, by `5:C`. */
  readonly told?: ReadonlyMap<string, string>;
  /** What is to be said below a state, by id: that it is never visited. */
  readonly notes?: ReadonlyMap<string, string>;
}

export interface Strength {
  /** Opacity, 0 to 1. */
  state(id: string): number;
  edge(id: string): number;
  /** Whether an edge lies on the history that is shown. */
  marks(edge: string): boolean;
}

/** A state and a transition (`5:C`) that a replay lights up. */
export interface Lit {
  readonly state: string | null;
  readonly transition: string | null;
}

/** Whether an edge, merged or not, holds the transition that is lit. */
export function isLit(lit: Lit | null, edge: string): boolean {
  return (
    lit?.transition != null &&
    transitionsOf(edge).some(({ state, input }) => transitionKey(state, input) === lit.transition)
  );
}

/** What is never used is still to be seen. */
const PALE = 0.22;

/** Opacities under a usage view, a shown history, both or neither. */
export function strengthOf(usage: Usage | null, route: Route | null): Strength {
  if (route) {
    const states = new Set(route.states);
    const transitions = new Set(route.transitions);
    const marks = (edge: string): boolean =>
      transitionsOf(edge).some(({ state, input }) => transitions.has(transitionKey(state, input)));
    return { state: (id) => (states.has(id) ? 1 : PALE), edge: (id) => (marks(id) ? 1 : PALE), marks };
  }
  const marks = (): boolean => false;
  if (!usage) return { state: () => 1, edge: () => 1, marks };
  const most = (shares: ReadonlyMap<string, number>): number => Math.max(1e-12, ...shares.values());
  const mostState = most(usage.states);
  const mostEdge = most(usage.transitions);
  // The eye sees differences among rare things better when small shares are lifted.
  const lift = (share: number, of: number): number => PALE + (1 - PALE) * Math.sqrt(share / of);
  return {
    state: (id) => lift(usage.states.get(id) ?? 0, mostState),
    edge: (id) => {
      const shares = transitionsOf(id).map(
        ({ state, input }) => usage.transitions.get(transitionKey(state, input)) ?? 0,
      );
      return lift(Math.max(0, ...shares), mostEdge);
    },
    marks,
  };
}
