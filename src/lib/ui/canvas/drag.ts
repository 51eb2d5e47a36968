// Dragging states with snapping: the state under the pointer is drawn to the lines of others, and the rest
// of what is dragged keeps its distance to it.

import type { FigureState, Point } from '../../layout/figure.ts';
import { snap, type Guide } from '../../layout/place.ts';

/** A drag as it began. */
export interface Drag {
  /** Centre of the state under the pointer. */
  readonly anchor: Point;
  /** Where the pointer went down. */
  readonly from: Point;
  /** Centres of the states that stay. */
  readonly others: readonly Point[];
}

/** The drag of some states that began at a point on one of them. */
export function beginDrag(states: readonly FigureState[], anchor: string, ids: Iterable<string>, from: Point): Drag {
  const dragged = new Set(ids);
  return {
    anchor: states.find(({ id }) => id === anchor) ?? from,
    from,
    others: states.filter(({ id }) => !dragged.has(id)),
  };
}

/** Where the pointer counts as being, so that the anchor stands on a line; with the guides that drew it there. */
export function snapped(drag: Drag, pointer: Point): { readonly at: Point; readonly guides: readonly Guide[] } {
  const { anchor, from, others } = drag;
  const wanted = { x: anchor.x + pointer.x - from.x, y: anchor.y + pointer.y - from.y };
  const { x, y, guides } = snap(wanted, others);
  return { at: { x: from.x + x - anchor.x, y: from.y + y - anchor.y }, guides };
}
