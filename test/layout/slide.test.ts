import { describe, expect, test } from 'vitest';
import type { FigureEdge } from '#lib/layout/figure.ts';
import { slideLabels } from '#lib/layout/slide.ts';

type Edge = Omit<FigureEdge, 'reachable'>;

/** An edge along a line, its label in the given place. */
function edge(id: string, polyline: readonly (readonly [number, number])[], centre: readonly [number, number]): Edge {
  const [x, y] = polyline[polyline.length - 1]!;
  return {
    id,
    from: 'a',
    to: 'b',
    parts: [{ input: 'C', output: 'C' }],
    path: '',
    polyline: polyline.map(([px, py]) => ({ x: px, y: py })),
    tip: { x, y },
    direction: 0,
    label: { x: centre[0] - 17, y: centre[1] - 10, width: 34, height: 20 },
  };
}
const middle = ({ label }: Edge): readonly [number, number] => [label.x + 17, label.y + 10];

describe('slideLabels', () => {
  const across = edge(
    'x',
    [
      [100, -300],
      [100, 300],
    ],
    [100, -200],
  );

  test('moves a crossed label along its line, no further than it must', () => {
    const level = edge(
      'level',
      [
        [0, 0],
        [400, 0],
      ],
      [90, 0],
    );
    const [moved, still] = slideLabels([level, across], [], []);
    const [x, y] = middle(moved!);
    expect(y).toBe(0);
    expect(Math.abs(x - 100)).toBeGreaterThanOrEqual(17);
    expect(Math.abs(x - 90)).toBeLessThan(40);
    expect(still).toBe(across);
  });

  test('goes round a bend, and keeps clear of states and of what else is there', () => {
    const bent = edge(
      'bent',
      [
        [70, 0],
        [130, 0],
        [130, 200],
      ],
      [100, 0],
    );
    // The first stretch is too short on either side; on the second a state leaves the lower part alone.
    const [moved] = slideLabels([bent, across], [{ x: 130, y: 40 }], []);
    const [x, y] = middle(moved!);
    expect(x).toBe(130);
    expect(y - 10).toBeGreaterThanOrEqual(40 + 29 + 3);
  });

  test('leaves a label where it is that nothing crosses, or that has no better place', () => {
    const short = edge(
      'short',
      [
        [70, 0],
        [130, 0],
      ],
      [100, 0],
    );
    const clear = edge(
      'clear',
      [
        [0, 500],
        [400, 500],
      ],
      [200, 500],
    );
    const given = [short, clear, across];
    expect(slideLabels(given, [], [])).toEqual(given);
  });
});
