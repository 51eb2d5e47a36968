import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arc, flat, loop } from '#lib/layout/curves.ts';
import { STATE_RADIUS } from '#lib/layout/figure.ts';
import { crossings, distance, track } from '#lib/layout/geometry.ts';

const from = { x: 0, y: 0 };
const apart = fc
  .tuple(fc.integer({ min: -600, max: 600 }), fc.integer({ min: -600, max: 600 }))
  .filter(([x, y]) => Math.hypot(x, y) > 4 * STATE_RADIUS)
  .map(([x, y]) => ({ x, y }));

test('arcs run from rim to rim and stay outside both circles', () => {
  fc.assert(
    fc.property(apart, fc.integer({ min: -80, max: 80 }), (to, bow) => {
      const { points, tip } = arc(from, to, bow);
      expect(distance(points[0]!, from)).toBeCloseTo(STATE_RADIUS, 6);
      expect(distance(tip, to)).toBeCloseTo(STATE_RADIUS, 6);
      for (const p of points) {
        expect(distance(p, from)).toBeGreaterThan(STATE_RADIUS - 1);
        expect(distance(p, to)).toBeGreaterThan(STATE_RADIUS - 1);
      }
    }),
  );
});

test('the same bow there and back keeps the arcs apart', () => {
  fc.assert(
    fc.property(apart, fc.integer({ min: 8, max: 80 }), (to, bow) => {
      expect(crossings(track(arc(from, to, bow).points), track(arc(to, from, bow).points))).toBe(0);
    }),
  );
});

test('a positive bow lies to the left of travel', () => {
  const to = { x: 400, y: 0 };
  for (const curve of [arc(from, to, 50), flat(from, to, 50)]) {
    // The polyline may stray 0.8 px from the curve.
    expect(Math.abs(Math.min(...curve.points.map(({ y }) => y)) + 50)).toBeLessThan(1);
  }
});

test('loops leave their circle and stick out in their direction', () => {
  fc.assert(
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (direction) => {
      const { points } = loop(from, direction);
      for (const p of points) expect(distance(p, from)).toBeGreaterThan(STATE_RADIUS - 0.01);
      const farthest = points.reduce((a, b) => (distance(a, from) > distance(b, from) ? a : b));
      expect(Math.atan2(farthest.y, farthest.x)).toBeCloseTo(direction, 0);
    }),
  );
});
