import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arcFigure } from '#lib/layout/arcs.ts';
import { align, CLEARANCE, distribute, hitEdge, hitState, placeNew, snap } from '#lib/layout/place.ts';
import { quickPlace } from '#lib/layout/quick.ts';
import { draftOf, randomDraft } from './machines.ts';

describe('placeNew', () => {
  test('keeps clear of every state, wherever they are', () => {
    const place = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), place, (places, [x, y]) => {
        const spot = placeNew(Object.fromEntries(places.map((p, i) => [`s${i}`, p])), { x, y });
        for (const [px, py] of places)
          expect(Math.hypot(px - spot.x, py - spot.y)).toBeGreaterThanOrEqual(CLEARANCE - 1);
      }),
    );
  });

  test('takes the wanted place when it is free', () => {
    expect(placeNew({ a: [0, 0] }, { x: 200, y: 10 })).toEqual({ x: 200, y: 10 });
  });
});

describe('snap', () => {
  const others = [
    { x: 100, y: 50 },
    { x: 100, y: 300 },
  ];

  test('draws to the line of other states and shows it', () => {
    expect(snap({ x: 104, y: 170 }, others, 20)).toEqual({
      x: 100,
      y: 180,
      guides: [{ axis: 'x', at: 100, from: 50, to: 300 }],
    });
  });

  test('falls back to the grid, or leaves the point alone', () => {
    expect(snap({ x: 131, y: 170 }, others, 20)).toEqual({ x: 140, y: 180, guides: [] });
    expect(snap({ x: 131, y: 170 }, others)).toEqual({ x: 131, y: 170, guides: [] });
  });
});

test('align and distribute move only the chosen states, on one axis', () => {
  const places = { a: [0, 10], b: [90, 20], c: [400, 30], d: [7, 7] } as const;
  expect(align(places, ['a', 'b', 'c'], 'y')).toEqual({ a: [0, 20], b: [90, 20], c: [400, 20], d: [7, 7] });
  expect(distribute(places, ['c', 'a', 'b'], 'x')).toEqual({ a: [0, 10], b: [200, 20], c: [400, 30], d: [7, 7] });
  expect(distribute(places, ['a', 'b'], 'x')).toBe(places);
});

test('a pointer finds labels, lines and states', () => {
  const figure = arcFigure(draftOf('a C>b/C D>b/D; b C>b/C D>b/D', 'a'), { a: [0, 0], b: [300, 0] });
  const [edge] = figure.edges;
  expect(hitEdge(figure, { x: edge!.label.x + 2, y: edge!.label.y + 2 }, 0)?.id).toBe('a:CD');
  expect(hitEdge(figure, { x: 45, y: 8 }, 12)?.id).toBe('a:CD');
  expect(hitEdge(figure, { x: 45, y: 40 }, 12)).toBeNull();
  expect(hitState(figure, { x: 310, y: 10 })?.id).toBe('b');
  expect(hitState(figure, { x: 150, y: 0 })).toBeNull();
});

test.each(['right', 'down'] as const)('quickPlace gives every state a place of its own, %s', (direction) => {
  const places = Object.values(quickPlace(randomDraft(64, 1), direction));
  expect(places).toHaveLength(64);
  places.forEach((a, i) => {
    for (const b of places.slice(i + 1)) expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(100);
  });
});
