// Places for the states of a machine at once, without ELK: columns by distance from the start, unreachable
// states in a row below. Shown while the layout worker warms up, and for states that have no place yet.

import { ACTIONS } from '../game/action.ts';
import type { Draft } from '../machine/mealy.ts';
import { reachableOrder } from './links.ts';

/** Distance of neighbouring states. */
export const SPACING = { x: 170, y: 130 } as const;

/** Centres of all states, the start state at the origin. O(n). */
export function quickPlace(draft: Draft): Record<string, readonly [x: number, y: number]> {
  const byId = new Map(draft.states.map((state) => [state.id, state]));
  const order = reachableOrder(draft);
  const depth = new Map<string, number>(order.slice(0, 1).map((id) => [id, 0]));
  for (const id of order) {
    const here = depth.get(id) ?? 0;
    for (const input of ACTIONS) {
      const target = byId.get(id)?.[input]?.target;
      if (target !== undefined && byId.has(target) && !depth.has(target)) depth.set(target, here + 1);
    }
  }
  const columns: string[][] = [];
  for (const id of order) (columns[depth.get(id) ?? 0] ??= []).push(id);

  const places = new Map<string, readonly [number, number]>();
  let bottom = 0;
  columns.forEach((column, x) => {
    column.forEach((id, row) => {
      // Neighbouring columns are staggered a little, so that straight edges don't run through states.
      const y = (row - (column.length - 1) / 2) * SPACING.y + (x % 2) * 24;
      places.set(id, [x * SPACING.x, y]);
      bottom = Math.max(bottom, y);
    });
  });
  draft.states
    .filter((state) => !places.has(state.id))
    .forEach((state, i) => {
      places.set(state.id, [i * SPACING.x, bottom + 1.5 * SPACING.y]);
    });
  return Object.fromEntries(places);
}
