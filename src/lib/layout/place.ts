// Helpers for placing states by hand: a free spot for a new one, snapping to the grid and to the lines of
// other states with guides to show, aligning and spreading out, and finding what lies under a pointer.

import { STATE_RADIUS, type Figure, type FigureEdge, type FigureState, type Point } from './figure.ts';
import { distanceToPolyline } from './geometry.ts';
import type { Positions } from './arcs.ts';

/** Least distance between the centres of two states that new states keep. */
export const CLEARANCE = 4 * STATE_RADIUS;

/** Distance within which a dragged state is drawn to a line. */
const PULL = 7;

/**
 * A free spot for a new state: `near` itself when no state is within `CLEARANCE`, else the nearest free
 * point on rings around it, starting to the right.
 */
export function placeNew(positions: Positions, near: Point): Point {
  const taken = Object.values(positions);
  const free = (p: Point): boolean => taken.every(([x, y]) => Math.hypot(x - p.x, y - p.y) >= CLEARANCE);
  if (free(near)) return near;
  // Rings a quarter of the clearance apart; n states cannot block more than this many of them.
  for (let ring = 1; ring <= 8 * (taken.length + 1); ring++) {
    const radius = (ring * CLEARANCE) / 4;
    const steps = Math.max(8, 4 * ring);
    for (let i = 0; i < steps; i++) {
      const angle = (i * 2 * Math.PI) / steps;
      const p = { x: Math.round(near.x + radius * Math.cos(angle)), y: Math.round(near.y + radius * Math.sin(angle)) };
      if (free(p)) return p;
    }
  }
  return near;
}

/** A line to show while a state is dragged: it stands in line with another state. */
export interface Guide {
  readonly axis: 'x' | 'y';
  /** The coordinate both share. */
  readonly at: number;
  /** Extent along the line, from state to state. */
  readonly from: number;
  readonly to: number;
}

/** Where a dragged point comes to rest, and the guides that drew it there. */
export interface Snapped extends Point {
  readonly guides: readonly Guide[];
}

/**
 * Draws a point to the lines through other states when within 7 px of them, otherwise to a grid of `grid`
 * px; a grid of 0 leaves it where it is.
 */
export function snap(point: Point, others: readonly Point[], grid = 0): Snapped {
  const nearest = (axis: 'x' | 'y'): number | null => {
    let found: number | null = null;
    for (const other of others) {
      const distance = Math.abs(other[axis] - point[axis]);
      if (distance <= PULL && (found === null || distance < Math.abs(found - point[axis]))) found = other[axis];
    }
    return found;
  };
  const onGrid = (value: number): number => (grid > 0 ? Math.round(value / grid) * grid : value);
  const lineX = nearest('x');
  const lineY = nearest('y');
  const x = lineX ?? onGrid(point.x);
  const y = lineY ?? onGrid(point.y);
  const guide = (axis: 'x' | 'y', at: number): Guide => {
    const across = axis === 'x' ? 'y' : 'x';
    const on = others.filter((other) => other[axis] === at).map((other) => other[across]);
    const own = across === 'x' ? x : y;
    return { axis, at, from: Math.min(own, ...on), to: Math.max(own, ...on) };
  };
  return {
    x,
    y,
    guides: [...(lineX === null ? [] : [guide('x', lineX)]), ...(lineY === null ? [] : [guide('y', lineY)])],
  };
}

/** The states' centres moved onto their mean on one axis: `x` makes a column, `y` a row. */
export function align(positions: Positions, ids: readonly string[], axis: 'x' | 'y'): Positions {
  const chosen = ids.filter((id) => Object.hasOwn(positions, id));
  if (chosen.length === 0) return positions;
  const k = axis === 'x' ? 0 : 1;
  const mean = Math.round(chosen.reduce((sum, id) => sum + positions[id]![k], 0) / chosen.length);
  return moved(positions, chosen, (place) => (k === 0 ? [mean, place[1]] : [place[0], mean]));
}

/** The states spread evenly between the outermost two on one axis; fewer than three stay. */
export function distribute(positions: Positions, ids: readonly string[], axis: 'x' | 'y'): Positions {
  const k = axis === 'x' ? 0 : 1;
  const sorted = ids.filter((id) => Object.hasOwn(positions, id)).sort((a, b) => positions[a]![k] - positions[b]![k]);
  if (sorted.length < 3) return positions;
  const first = positions[sorted[0]!]![k];
  const step = (positions[sorted[sorted.length - 1]!]![k] - first) / (sorted.length - 1);
  return moved(positions, sorted, (place, i) => {
    const value = Math.round(first + i * step);
    return k === 0 ? [value, place[1]] : [place[0], value];
  });
}

function moved(
  positions: Positions,
  ids: readonly string[],
  to: (place: readonly [number, number], i: number) => readonly [number, number],
): Positions {
  return { ...positions, ...Object.fromEntries(ids.map((id, i) => [id, to(positions[id]!, i)])) };
}

/** The topmost state under a point, or null. */
export function hitState(figure: Figure, point: Point): FigureState | null {
  return figure.states.findLast((s) => Math.hypot(s.x - point.x, s.y - point.y) <= STATE_RADIUS) ?? null;
}

/** The arrow whose label or line is nearest to a point within `tolerance` px (12 suits a finger), or null. */
export function hitEdge(figure: Figure, point: Point, tolerance: number): FigureEdge | null {
  let found: FigureEdge | null = null;
  let least = tolerance;
  for (const edge of figure.edges) {
    const { x, y, width, height } = edge.label;
    if (point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height) return edge;
    const distance = distanceToPolyline(point, edge.polyline);
    if (distance <= least) {
      least = distance;
      found = edge;
    }
  }
  return found;
}
