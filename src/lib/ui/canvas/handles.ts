// Where a state's two handles stand, from which its transitions on C and D are drawn: on the rim, in the
// widest gaps between the arrows that come and go there, so that a handle covers no arrow.

import type { Action } from '../../game/action.ts';
import type { Figure, FigureState, Point } from '../../layout/figure.ts';
import { STATE_RADIUS } from '../../layout/figure.ts';
import { turn } from '../../layout/geometry.ts';

/** A handle to be drawn. */
export interface Handle {
  readonly input: Action;
  readonly at: Point;
  /** There is no transition on this input yet. */
  readonly missing: boolean;
}

/** Distance of a handle's centre from its state's, and its radius. */
export const HANDLE = { distance: STATE_RADIUS + 19, radius: 9.5 } as const;

/** Directions tried, radians; in this order where gaps are equal: below right, below left, then round. */
const TRIED = [45, 135, 75, 105, 15, 165, -15, -165, -45, -135, -75, -105].map((degrees) => (degrees * Math.PI) / 180);

/** No wider gap than this is better: handles stay where they are when a far arrow goes. */
const ENOUGH = Math.PI / 3.6;

/** Centres of the handles on C and on D. */
export function handlePlaces(figure: Figure, state: FigureState): { readonly C: Point; readonly D: Point } {
  const taken = directionsTaken(figure, state);
  const first = freest(taken);
  const second = freest([...taken, first]);
  // C stands to the left of D where both lie below, as it stands in the label.
  const [c, d] = Math.cos(first) <= Math.cos(second) ? [first, second] : [second, first];
  const at = (angle: number): Point => ({
    x: state.x + HANDLE.distance * Math.cos(angle),
    y: state.y + HANDLE.distance * Math.sin(angle),
  });
  return { C: at(c), D: at(d) };
}

/** Directions from a state's centre in which arrows meet its rim. */
function directionsTaken(figure: Figure, state: FigureState): number[] {
  const towards = (p: Point): number => Math.atan2(p.y - state.y, p.x - state.x);
  const taken = figure.edges.flatMap((edge) => {
    const own = [...(edge.from === state.id ? [edge.polyline[0]!] : []), ...(edge.to === state.id ? [edge.tip] : [])];
    // A loop also fills what lies between its ends.
    return edge.from === edge.to && own.length === 2 ? [...own, edge.polyline[edge.polyline.length >> 1]!] : own;
  });
  if (state.start && figure.start) taken.push(figure.start.tip);
  return taken.map(towards);
}

function freest(taken: readonly number[]): number {
  let best = TRIED[0]!;
  let widest = -1;
  for (const angle of TRIED) {
    const gap = Math.min(ENOUGH, ...taken.map((other) => turn(angle, other)));
    if (gap > widest + 1e-6) [best, widest] = [angle, gap];
  }
  return best;
}
