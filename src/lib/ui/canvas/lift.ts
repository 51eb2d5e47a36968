// What is dragged, lifted off a large figure: the moved states and the arrows that hang on them are drawn in a
// layer of their own, by plain arcs that look for no free way among hundreds of others, so that a frame costs
// what moves and not what the figure holds. The router takes over at the drop.

import { tailLabel } from '../../layout/arcs.ts';
import { arc, loop, startCurve, type Curve } from '../../layout/curves.ts';
import type { Figure, FigureEdge, FigureState, Point, StartArrow } from '../../layout/figure.ts';
import { centred, walker } from '../../layout/geometry.ts';

/** Figures with more states than this are lifted from while dragged. */
export const LARGE = 40;

/** Bow of each of two opposite arrows, as the router has it. */
const PAIR_BOW = 22;

type Places = Readonly<Record<string, readonly [x: number, y: number]>>;

/** Parts of a figure. */
export type Part = Pick<Figure, 'states' | 'edges' | 'start'>;

/** The moved states of a figure with all that hangs on them, as it was when the drag began. */
export interface Lifted extends Part {
  /** Ids of the states and edges. */
  readonly ids: ReadonlySet<string>;
  /** The states at the other ends of the edges; they stay. */
  readonly anchors: ReadonlyMap<string, Point>;
  /** Edges that have an opposite one. */
  readonly paired: ReadonlySet<string>;
}

/** Takes states off a figure. */
export function lift(figure: Figure, ids: Iterable<string>): Lifted {
  const moved = new Set(ids);
  const states = figure.states.filter(({ id }) => moved.has(id));
  const edges = figure.edges.filter(({ from, to }) => moved.has(from) || moved.has(to));
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const pairs = new Set(edges.map(({ from, to }) => `${from}\n${to}`));
  return {
    states,
    edges,
    start: states.some(({ start }) => start) ? figure.start : null,
    ids: new Set([...states, ...edges].map(({ id }) => id)),
    anchors: new Map(
      figure.states.filter(({ id }) => ends.has(id) && !moved.has(id)).map((state) => [state.id, state]),
    ),
    paired: new Set(edges.filter(({ from, to }) => pairs.has(`${to}\n${from}`)).map(({ id }) => id)),
  };
}

/** What was lifted, drawn with its states at their present places. */
export function carried(lifted: Lifted, layout: Places): Part {
  const states = lifted.states.map((state): FigureState => {
    const at = Object.hasOwn(layout, state.id) ? layout[state.id] : undefined;
    return at ? { ...state, x: at[0], y: at[1] } : state;
  });
  const was = new Map(lifted.states.map((state) => [state.id, state]));
  const now = new Map<string, Point>([...lifted.anchors, ...states.map((state) => [state.id, state] as const)]);
  const edges = lifted.edges.map((edge): FigureEdge => {
    const from = now.get(edge.from)!;
    if (edge.from === edge.to) {
      const old = was.get(edge.from)!;
      const middle = edge.polyline[edge.polyline.length >> 1]!;
      const curve = loop(from, Math.atan2(middle.y - old.y, middle.x - old.x));
      return { ...edge, ...drawn(curve), label: shifted(edge, from.x - old.x, from.y - old.y) };
    }
    const curve = arc(from, now.get(edge.to)!, lifted.paired.has(edge.id) ? PAIR_BOW : 0);
    const { width, height } = edge.label;
    return { ...edge, ...drawn(curve), label: centred(walker(curve.points)(0.48), width, height) };
  });
  const startState = states.find(({ start }) => start);
  return { states, edges, start: lifted.start && startState ? startAt(lifted.start, startState) : null };
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
