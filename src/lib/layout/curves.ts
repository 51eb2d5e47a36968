// The curves a hand-placed machine is drawn with: lines, circular arcs, self loops and the start arrow.
// An arc is given by its bow, the distance of its middle from the straight line, positive to the left of
// travel, so that two opposite transitions with the same bow keep apart. Ends lie exactly on the circles'
// rims: a circle of radius r cuts an arc of radius q at the angle 2 asin(r / 2q) from the circle's centre.

import { ARROW, STATE_RADIUS, type Point } from './figure.ts';
import { px } from './geometry.ts';

/** A drawn curve. `points` stand for it in tests; `path` is what is painted. */
export interface Curve {
  readonly points: readonly Point[];
  readonly tip: Point;
  /** Where the arrow's head points. */
  readonly direction: number;
  path(): string;
}

/** Distance of a self loop's centre from its state's, and its radius. */
export const LOOP = { distance: 35, radius: 18 } as const;

/** Length of the start arrow's line. */
export const START_LENGTH = 46;

/** How far an arc may stray from the polyline that stands for it, px. */
const STRAY = 0.8;

/** A circular arc from rim to rim. */
export function arc(from: Point, to: Point, bow: number, radius = STATE_RADIUS): Curve {
  const chord = Math.hypot(to.x - from.x, to.y - from.y);
  if (Math.abs(bow) < 0.5 || chord < 1) return line(from, to, radius);
  const q = (chord * chord) / 8 / Math.abs(bow) + Math.abs(bow) / 2;
  const trim = 2 * Math.asin(Math.min(1, radius / (2 * q)));
  const turnSign = Math.sign(bow);
  // Unit normal to the left of travel; y runs downwards.
  const nx = (to.y - from.y) / chord;
  const ny = (from.x - to.x) / chord;
  const offset = bow - turnSign * q;
  const centre = { x: (from.x + to.x) / 2 + nx * offset, y: (from.y + to.y) / 2 + ny * offset };
  const first = Math.atan2(from.y - centre.y, from.x - centre.x);
  const last = Math.atan2(to.y - centre.y, to.x - centre.x);
  let sweep = (last - first) * turnSign;
  if (sweep < 0) sweep += 2 * Math.PI;
  sweep -= 2 * trim;
  if (sweep <= 0.01) return line(from, to, radius);
  return circular(centre, q, first + turnSign * trim, turnSign * sweep);
}

/**
 * Swings out to the distance `bow`, runs parallel to the straight line, and swings back: for states far
 * apart with others between them, which an arc would miss only with a wide detour.
 */
export function flat(from: Point, to: Point, bow: number): Curve {
  const chord = Math.hypot(to.x - from.x, to.y - from.y);
  const dx = (to.x - from.x) / chord;
  const dy = (to.y - from.y) / chord;
  // A point by its distance along the straight line and to the left of it.
  const at = (u: number, v: number): Point => ({ x: from.x + u * dx + v * dy, y: from.y + u * dy - v * dx });
  const swing = Math.min(chord / 2, 50 + 1.5 * Math.abs(bow));
  // It leaves towards a point halfway out, so that head and line stay in one direction.
  const angle = Math.atan2(bow, 0.62 * swing);
  const u0 = STATE_RADIUS * Math.cos(angle);
  const v0 = STATE_RADIUS * Math.sin(angle);
  const reach = 0.45 * swing;
  const c0 = at(u0 + 0.45 * reach * Math.cos(angle), v0 + 0.45 * reach * Math.sin(angle));
  const c3 = at(chord - u0 - 0.45 * reach * Math.cos(angle), v0 + 0.45 * reach * Math.sin(angle));
  const [a, b, c, d] = [at(u0, v0), at(swing, bow), at(chord - swing, bow), at(chord - u0, v0)];
  const c1 = at(swing - reach, bow);
  const c2 = at(chord - swing + reach, bow);
  const points = [...bezier(a, c0, c1, b), ...bezier(c, c2, c3, d)];
  const direction = Math.atan2(d.y - c3.y, d.x - c3.x);
  const end = { x: d.x - ARROW.inset * Math.cos(direction), y: d.y - ARROW.inset * Math.sin(direction) };
  return {
    points,
    tip: d,
    direction,
    path: () => `M${pair(a)}C${pair(c0)} ${pair(c1)} ${pair(b)}L${pair(c)}C${pair(c2)} ${pair(c3)} ${pair(end)}`,
  };
}

/** Nine points along a cubic curve. */
function bezier(a: Point, b: Point, c: Point, d: Point): Point[] {
  return Array.from({ length: 9 }, (_, i) => {
    const t = i / 8;
    const s = 1 - t;
    const [wa, wb, wc, wd] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return { x: wa * a.x + wb * b.x + wc * c.x + wd * d.x, y: wa * a.y + wb * b.y + wc * c.y + wd * d.y };
  });
}

function pair({ x, y }: Point): string {
  return `${px(x)} ${px(y)}`;
}

/** A loop from a state to itself that sticks out in a direction. */
export function loop(state: Point, direction: number): Curve {
  const { distance, radius } = LOOP;
  const centre = {
    x: state.x + distance * Math.cos(direction),
    y: state.y + distance * Math.sin(direction),
  };
  // Where the two circles cut: measured from the state's centre along the line of centres.
  const foot = (distance * distance + STATE_RADIUS * STATE_RADIUS - radius * radius) / (2 * distance);
  const half = Math.acos((distance - foot) / radius);
  return circular(centre, radius, direction + Math.PI + half, 2 * (Math.PI - half));
}

/** The arrow from nowhere that comes from a direction. */
export function startCurve(state: Point, direction: number): Curve {
  const at = (distance: number): Point => ({
    x: state.x + distance * Math.cos(direction),
    y: state.y + distance * Math.sin(direction),
  });
  return segment(at(STATE_RADIUS + START_LENGTH), at(STATE_RADIUS));
}

function line(from: Point, to: Point, radius: number): Curve {
  const chord = Math.hypot(to.x - from.x, to.y - from.y);
  // States that overlap leave no room between their rims: draw from centre to centre rather than backwards.
  const share = chord > 2 * radius + 1 ? radius / chord : 0;
  const at = (t: number): Point => ({ x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) });
  return segment(at(share), at(1 - share));
}

function segment(from: Point, to: Point): Curve {
  const direction = Math.atan2(to.y - from.y, to.x - from.x);
  const inset = Math.min(ARROW.inset, Math.hypot(to.x - from.x, to.y - from.y));
  return {
    points: [from, to],
    tip: to,
    direction,
    path: () =>
      `M${pair(from)}L${pair({ x: to.x - inset * Math.cos(direction), y: to.y - inset * Math.sin(direction) })}`,
  };
}

function circular(centre: Point, radius: number, first: number, sweep: number): Curve {
  const at = (angle: number): Point => ({
    x: centre.x + radius * Math.cos(angle),
    y: centre.y + radius * Math.sin(angle),
  });
  const facets = Math.max(2, Math.ceil(Math.abs(sweep) / (2 * Math.acos(1 - STRAY / Math.max(radius, 2)))));
  const points = Array.from({ length: facets + 1 }, (_, i) => at(first + (sweep * i) / facets));
  const sign = Math.sign(sweep);
  const last = first + sweep;
  return {
    points,
    tip: points[facets]!,
    // The head is straight: it takes the curve's direction at its middle.
    direction: last + sign * (Math.PI / 2 - ARROW.length / 2 / radius),
    path: () => {
      const drawn = Math.max(0.01, Math.abs(sweep) - ARROW.inset / radius);
      const start = at(first);
      const end = at(first + sign * drawn);
      const r = px(radius);
      return `M${pair(start)}A${r} ${r} 0 ${drawn > Math.PI ? 1 : 0} ${sign > 0 ? 1 : 0} ${pair(end)}`;
    },
  };
}
