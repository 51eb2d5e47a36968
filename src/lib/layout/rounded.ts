// Orthogonal routes with rounded corners: each corner is a quadratic curve that leaves the corner by 8 px,
// or by half of the shorter segment where there is less room.

import { ARROW, type Point } from './figure.ts';
import { px } from './geometry.ts';

const CORNER = 8;

/** Path, polyline, tip and direction of a route given by its corners, first and last included. */
export function rounded(corners: readonly Point[]): {
  path: string;
  polyline: readonly Point[];
  tip: Point;
  direction: number;
} {
  const points = corners.filter(
    (p, i) => i === 0 || Math.hypot(p.x - corners[i - 1]!.x, p.y - corners[i - 1]!.y) > 0.5,
  );
  const first = points[0]!;
  const tip = points[points.length - 1]!;
  const before = points[points.length - 2] ?? first;
  const direction = Math.atan2(tip.y - before.y, tip.x - before.x);
  const polyline: Point[] = [first];
  let path = `M${px(first.x)} ${px(first.y)}`;
  for (let i = 1; i < points.length - 1; i++) {
    const corner = points[i]!;
    const into = towards(corner, points[i - 1]!);
    const out = towards(corner, points[i + 1]!);
    // The curve's middle is within 3 px of the corner, so three points stand for it.
    const middle = { x: (into.x + 2 * corner.x + out.x) / 4, y: (into.y + 2 * corner.y + out.y) / 4 };
    polyline.push(into, middle, out);
    path += `L${px(into.x)} ${px(into.y)}Q${px(corner.x)} ${px(corner.y)} ${px(out.x)} ${px(out.y)}`;
  }
  polyline.push(tip);
  const inset = Math.min(ARROW.inset, Math.hypot(tip.x - before.x, tip.y - before.y));
  path += `L${px(tip.x - inset * Math.cos(direction))} ${px(tip.y - inset * Math.sin(direction))}`;
  return { path, polyline, tip, direction };
}

function towards(corner: Point, next: Point): Point {
  const length = Math.hypot(next.x - corner.x, next.y - corner.y);
  const share = Math.min(CORNER, length / 2) / length;
  return { x: corner.x + share * (next.x - corner.x), y: corner.y + share * (next.y - corner.y) };
}
