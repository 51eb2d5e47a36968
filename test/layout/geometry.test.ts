import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossings, distanceToPolyline, px, segmentHitsBox, track, trackHitsBox, turn } from '#lib/layout/geometry.ts';

const coordinate = fc.integer({ min: -50, max: 50 });
const point = fc.record({ x: coordinate, y: coordinate });

test('a segment hits a box where one of many points along it is inside', () => {
  const box = { x: -20, y: -10, width: 30, height: 25 };
  fc.assert(
    fc.property(point, point, (a, b) => {
      const inside = Array.from({ length: 401 }, (_, i) => i / 400).some((t) => {
        const x = a.x + t * (b.x - a.x);
        const y = a.y + t * (b.y - a.y);
        return x > box.x + 0.3 && x < box.x + box.width - 0.3 && y > box.y + 0.3 && y < box.y + box.height - 0.3;
      });
      if (inside) expect(segmentHitsBox(a, b, box)).toBe(true);
      expect(trackHitsBox(track([a, b]), box)).toBe(segmentHitsBox(a, b, box));
    }),
    { numRuns: 500 },
  );
  expect(segmentHitsBox({ x: -50, y: -10 }, { x: 50, y: -10 }, box)).toBe(false); // along the edge
  expect(segmentHitsBox({ x: -50, y: 30 }, { x: 50, y: 16 }, box)).toBe(false);
});

test('crossings are symmetric and counted once at a shared vertex of a polyline', () => {
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 2, maxLength: 5 }),
      fc.array(point, { minLength: 2, maxLength: 5 }),
      (a, b) => {
        expect(crossings(track(a), track(b))).toBe(crossings(track(b), track(a)));
      },
    ),
  );
  const bent = track([
    { x: -10, y: 0 },
    { x: 0, y: 0 },
    { x: 10, y: 1 },
  ]);
  const upright = track([
    { x: 0, y: -10 },
    { x: 0, y: 10 },
  ]);
  expect(crossings(bent, upright)).toBe(1);
});

test('distance to a polyline is that of its nearest point', () => {
  const corner = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
  ];
  expect(distanceToPolyline({ x: 5, y: 3 }, corner)).toBeCloseTo(3);
  expect(distanceToPolyline({ x: 13, y: 14 }, corner)).toBeCloseTo(5);
  expect(distanceToPolyline({ x: 3, y: 4 }, [{ x: 0, y: 0 }])).toBeCloseTo(5);
});

test('turn is the smaller angle', () => {
  expect(turn(-3, 3)).toBeCloseTo(2 * Math.PI - 6);
  expect(turn(0.2, -0.3)).toBeCloseTo(0.5);
});

test('coordinates are short and never -0', () => {
  expect(px(-0.01)).toBe('0');
  expect(px(12.34)).toBe('12.3');
});
