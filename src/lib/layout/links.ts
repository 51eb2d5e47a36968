// What is to be drawn of a draft, before any geometry: which states can be reached, in which order they
// are met, and the arrows, where the C and D transitions of a state to the same target are one arrow.
// Targets that don't exist are left out: the draft's problems are reported elsewhere.

import { ACTIONS } from '../game/action.ts';
import type { Draft } from '../machine/mealy.ts';
import { LABEL, type LabelPart } from './figure.ts';

/** An arrow to be routed. */
export interface Link {
  /** As in `FigureEdge`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly parts: readonly LabelPart[];
}

/** The arrows of a draft, by state in the draft's order, C before D. */
export function linksOf(draft: Draft): Link[] {
  const known = new Set(draft.states.map((state) => state.id));
  const links: Link[] = [];
  for (const state of draft.states) {
    const drawn = ACTIONS.flatMap((input) => {
      const transition = state[input];
      return transition && known.has(transition.target) ? [{ input, ...transition }] : [];
    });
    const [first, second] = drawn;
    const merged = first && second && first.target === second.target ? [drawn] : drawn.map((one) => [one]);
    for (const group of merged) {
      links.push({
        id: `${state.id}:${group.map((one) => one.input).join('')}`,
        from: state.id,
        to: group[0]!.target,
        parts: group.map(({ input, output }) => ({ input, output })),
      });
    }
  }
  return links;
}

/**
 * The states that can be reached, breadth first from the start, C before D. A draft without a start state
 * gives all its states in their own order: nothing can be called unreachable yet.
 */
export function reachableOrder(draft: Draft): string[] {
  const byId = new Map(draft.states.map((state) => [state.id, state]));
  if (draft.initial === null || !byId.has(draft.initial)) return [...byId.keys()];
  const order = [draft.initial];
  const met = new Set(order);
  for (let i = 0; i < order.length; i++) {
    const state = byId.get(order[i]!)!;
    for (const input of ACTIONS) {
      const target = state[input]?.target;
      if (target === undefined || met.has(target) || !byId.has(target)) continue;
      met.add(target);
      order.push(target);
    }
  }
  return order;
}

/** Width of a label with this many parts. */
export function labelWidth(parts: number): number {
  return parts * LABEL.partWidth + (parts - 1) * LABEL.gap;
}
