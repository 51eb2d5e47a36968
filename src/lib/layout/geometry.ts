// Plane geometry for figures: boxes, segments and polylines. Everything is in px, y downwards, angles in
// radians from the positive x axis, clockwise on the screen. Curves are tested by polylines that stand for
// them; a box around each polyline rejects most pairs before any segment is looked at.

import type { Box, Point } from './figure.ts';

/** A polyline with the box around it. */
export interface Track {
  readonly points: readonly Point[];
  readonly box: Box;
}

/** Wraps a polyline of at least one point. */
export function track(points: readonly Point[]): Track {
  return { points, box: boxAround(points) };
}

/** Smallest box around points; an empty box at the origin for none. */
export function boxAround(points: readonly Point[]): Box {
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const { x, y } of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Smallest box around boxes. */
export function union(boxes: readonly Box[]): Box {
  return boxAround(
    boxes.flatMap((box) => [
      { x: box.x, y: box.y },
      { x: box.x + box.width, y: box.y + box.height },
    ]),
  );
}

/** The box grown by `by` px on every side. */
export function inflate(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** The box of a size around its centre. */
export function centred(centre: Point, width: number, height: number): Box {
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
}

/** The middle of a box. */
export function centreOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Whether two boxes share more than an edge, counting `gap` px of air as touching. */
export function boxesTouch(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

/** Whether a box comes nearer than `radius` to a point. */
export function boxTouchesCircle(box: Box, centre: Point, radius: number): boolean {
  const dx = Math.max(box.x - centre.x, 0, centre.x - box.x - box.width);
  const dy = Math.max(box.y - centre.y, 0, centre.y - box.y - box.height);
  return dx * dx + dy * dy < radius * radius;
}

/** Whether a segment has a point inside a box (Liang and Barsky's clipping). */
export function segmentHitsBox(a: Point, b: Point, box: Box): boolean {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  let enter = 0;
  let leave = 1;
  for (let side = 0; side < 4; side++) {
    const p = side === 0 ? -dx : side === 1 ? dx : side === 2 ? -dy : dy;
    const q =
      side === 0
        ? a.x - box.x
        : side === 1
          ? box.x + box.width - a.x
          : side === 2
            ? a.y - box.y
            : box.y + box.height - a.y;
    if (p === 0) {
      if (q <= 0) return false;
    } else {
      const t = q / p;
      if (p < 0) enter = Math.max(enter, t);
      else leave = Math.min(leave, t);
      if (enter >= leave) return false;
    }
  }
  return true;
}

/** Whether a track has a point inside a box grown by `gap`. */
export function trackHitsBox(line: Track, box: Box, gap = 0): boolean {
  if (!boxesTouch(line.box, box, gap)) return false;
  const grown = gap === 0 ? box : inflate(box, gap);
  const { points } = line;
  for (let i = 1; i < points.length; i++) {
    if (segmentHitsBox(points[i - 1]!, points[i]!, grown)) return true;
  }
  return false;
}

/** Square of the distance of a point from a segment. */
function squareToSegment(p: Point, a: Point, b: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const px = p.x - a.x;
  const py = p.y - a.y;
  const dot = px * dx + py * dy;
  const square = dx * dx + dy * dy;
  if (dot <= 0 || square === 0) return px * px + py * py;
  if (dot >= square) return (p.x - b.x) * (p.x - b.x) + (p.y - b.y) * (p.y - b.y);
  const cross = px * dy - py * dx;
  return (cross * cross) / square;
}

/** Distance of a point from a polyline. */
export function distanceToPolyline(p: Point, points: readonly Point[]): number {
  let least = squareToSegment(p, points[0]!, points[0]!);
  for (let i = 1; i < points.length; i++) least = Math.min(least, squareToSegment(p, points[i - 1]!, points[i]!));
  return Math.sqrt(least);
}

/** Distance of a point from a track, or `Infinity` where it is surely more than `within`. */
export function distanceToTrack(p: Point, line: Track, within: number): number {
  const { box } = line;
  if (p.x < box.x - within || p.x > box.x + box.width + within) return Infinity;
  if (p.y < box.y - within || p.y > box.y + box.height + within) return Infinity;
  return distanceToPolyline(p, line.points);
}

/** Number of proper crossings of two tracks; touching end points don't count. */
export function crossings(a: Track, b: Track): number {
  if (!boxesTouch(a.box, b.box, 0.01)) return 0;
  let count = 0;
  for (let i = 1; i < a.points.length; i++) {
    const p = a.points[i - 1]!;
    const q = a.points[i]!;
    if (!segmentNearBox(p, q, b.box)) continue;
    for (let j = 1; j < b.points.length; j++) {
      if (segmentsCross(p, q, b.points[j - 1]!, b.points[j]!)) count++;
    }
  }
  return count;
}

function segmentNearBox(p: Point, q: Point, box: Box): boolean {
  return (
    Math.max(p.x, q.x) >= box.x &&
    Math.min(p.x, q.x) <= box.x + box.width &&
    Math.max(p.y, q.y) >= box.y &&
    Math.min(p.y, q.y) <= box.y + box.height
  );
}

/** Whether two segments cross in a point that is the end of neither, or only of the later end of each. */
export function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point): number => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  // Half-open comparisons count a crossing at a vertex of a polyline once, not twice.
  return side(c, d, a) > 0 !== side(c, d, b) > 0 && side(a, b, c) > 0 !== side(a, b, d) > 0;
}

/** Length of a polyline. */
export function lengthOf(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; i++) sum += distance(points[i - 1]!, points[i]!);
  return sum;
}

/** Distance of two points. Math.hypot guards against overflow that cannot happen here, and is much slower. */
export function distance(a: Point, b: Point): number {
  return Math.sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

/** Gives the point at a fraction 0 to 1 of a polyline's length, and the direction there. */
export function walker(points: readonly Point[]): (fraction: number) => Point & { readonly direction: number } {
  const total = lengthOf(points);
  return (fraction) => {
    let rest = total * fraction;
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1]!;
      const b = points[i]!;
      const step = distance(a, b);
      if (rest <= step || i === points.length - 1) {
        const t = step === 0 ? 0 : Math.min(1, rest / step);
        return { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y), direction: Math.atan2(b.y - a.y, b.x - a.x) };
      }
      rest -= step;
    }
    return { ...points[0]!, direction: 0 };
  };
}

/** The smallest turn between two directions, 0 to pi. */
export function turn(a: number, b: number): number {
  const d = Math.abs(a - b) % (2 * Math.PI);
  return d > Math.PI ? 2 * Math.PI - d : d;
}

/** A coordinate as text, to a tenth of a px and without `-0`. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}
