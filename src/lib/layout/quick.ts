// Places for the states of a machine at once, without ELK: columns, or rows, by distance from the start,
// unreachable states in a row below. Shown while the layout worker warms up, and for states that have no place yet.

import { ACTIONS } from '../game/action.ts';
import type { Draft } from '../machine/mealy.ts';
import type { Direction } from './figure.ts';
import { reachableOrder } from './links.ts';

/** Distance of neighbouring states. */
export const SPACING = { x: 170, y: 130 } as const;

/** Centres of all states, the start state at the origin. O(n). */
export function quickPlace(
  draft: Draft,
  direction: Direction = 'right',
): Record<string, readonly [x: number, y: number]> {
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
  const layers: string[][] = [];
  for (const id of order) (layers[depth.get(id) ?? 0] ??= []).push(id);

  const at = (layer: number, aside: number): readonly [number, number] => {
    // Neighbouring layers are staggered a little, so that straight edges don't run through states.
    const stagger = (layer % 2) * 24;
    return direction === 'right'
      ? [layer * SPACING.x, aside * SPACING.y + stagger]
      : [aside * SPACING.x + stagger, layer * SPACING.y];
  };
  const places = new Map<string, readonly [number, number]>();
  let bottom = 0;
  layers.forEach((ids, layer) => {
    ids.forEach((id, row) => {
      const place = at(layer, row - (ids.length - 1) / 2);
      places.set(id, place);
      bottom = Math.max(bottom, place[1]);
    });
  });
  draft.states
    .filter((state) => !places.has(state.id))
    .forEach((state, i) => {
      places.set(state.id, [i * SPACING.x, bottom + 1.5 * SPACING.y]);
    });
  return Object.fromEntries(places);
}
