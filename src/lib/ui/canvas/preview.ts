// A large figure while states are dragged: what hangs on them is drawn by plain arcs, without looking for a
// free way among hundreds of arrows, so that every frame is on time. The router takes over at the drop.

import { tailLabel } from '../../layout/arcs.ts';
import { arc, loop, startCurve, type Curve } from '../../layout/curves.ts';
import type { Figure, FigureEdge, FigureState, Point, StartArrow } from '../../layout/figure.ts';
import { centred, walker } from '../../layout/geometry.ts';

/** Figures with more states than this are previewed while dragged. */
export const LARGE = 40;

/** Bow of each of two opposite arrows, as the router has it. */
const PAIR_BOW = 22;

/** The figure with these states elsewhere; everything that doesn't hang on them is kept as it is. */
export function previewDrag(
  figure: Figure,
  layout: Readonly<Record<string, readonly [x: number, y: number]>>,
  ids: Iterable<string>,
): Figure {
  const moved = new Set(ids);
  const states = figure.states.map((state): FigureState => {
    const at = moved.has(state.id) && Object.hasOwn(layout, state.id) ? layout[state.id] : undefined;
    return at ? { ...state, x: at[0], y: at[1] } : state;
  });
  const was = new Map(figure.states.map((state) => [state.id, state]));
  const now = new Map(states.map((state) => [state.id, state]));
  const pairs = new Set(figure.edges.map(({ from, to }) => `${from}\n${to}`));
  const edges = figure.edges.map((edge): FigureEdge => {
    if (!moved.has(edge.from) && !moved.has(edge.to)) return edge;
    const from = now.get(edge.from)!;
    if (edge.from === edge.to) {
      const old = was.get(edge.from)!;
      const middle = edge.polyline[edge.polyline.length >> 1]!;
      const curve = loop(from, Math.atan2(middle.y - old.y, middle.x - old.x));
      return { ...edge, ...drawn(curve), label: shifted(edge, from.x - old.x, from.y - old.y) };
    }
    const curve = arc(from, now.get(edge.to)!, pairs.has(`${edge.to}\n${edge.from}`) ? PAIR_BOW : 0);
    const { width, height } = edge.label;
    return { ...edge, ...drawn(curve), label: centred(walker(curve.points)(0.48), width, height) };
  });
  const startState = states.find((state) => state.start && moved.has(state.id));
  const start = figure.start && startState ? startAt(figure.start, startState) : figure.start;
  return { ...figure, states, edges, start };
}

function drawn(curve: Curve): Pick<FigureEdge, 'path' | 'polyline' | 'tip' | 'direction'> {
  return { path: curve.path(), polyline: curve.points, tip: curve.tip, direction: curve.direction };
}

function shifted({ label }: FigureEdge, dx: number, dy: number): FigureEdge['label'] {
  return { ...label, x: label.x + dx, y: label.y + dy };
}

function startAt(start: StartArrow, state: Point): StartArrow {
  const from = start.direction + Math.PI;
  const curve = startCurve(state, from);
  return { ...start, ...drawn(curve), label: tailLabel(curve.points[0]!, from) };
}
