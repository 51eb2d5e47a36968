// The line that follows the hand while a transition is drawn or led elsewhere: the curve that the transition
// would have between two states, a straight line to the pointer elsewhere.

import { arc, loop } from '../../layout/curves.ts';
import { STATE_RADIUS, type Figure, type FigureState, type Point } from '../../layout/figure.ts';
import { headPath } from '../../layout/svg.ts';

export interface Rubber {
  readonly path: string;
  readonly head: string;
}

/**
 * From a state to another, to itself, or to the state that would be made at a point outside all states
 * (`null` while that lies within the state's own rim).
 */
export function rubberBand(figure: Figure, from: string, over: string | null, pointer: Point): Rubber | null {
  const at = (id: string): FigureState | undefined => figure.states.find((state) => state.id === id);
  const source = at(from);
  if (!source) return null;
  if (over === from) {
    const away = Math.atan2(pointer.y - source.y, pointer.x - source.x);
    const curve = loop(source, pointer.x === source.x && pointer.y === source.y ? -Math.PI / 2 : away);
    return { path: curve.path(), head: headPath(curve.tip, curve.direction) };
  }
  const target = over === null ? undefined : at(over);
  if (target) {
    const curve = arc(source, target, 22);
    return { path: curve.path(), head: headPath(curve.tip, curve.direction) };
  }
  const dx = pointer.x - source.x;
  const dy = pointer.y - source.y;
  const distance = Math.hypot(dx, dy);
  if (distance <= 2 * STATE_RADIUS) return null;
  const curve = arc(source, pointer, 0);
  return { path: curve.path(), head: headPath(curve.tip, curve.direction) };
}
