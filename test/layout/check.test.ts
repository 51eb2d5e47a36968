import { expect, test } from 'vitest';
import { faults, overlaps } from '#lib/layout/check.ts';
import type { Figure, FigureEdge } from '#lib/layout/figure.ts';

const edge = (id: string, from: string, to: string, ends: readonly number[], label: readonly number[]): FigureEdge => ({
  id,
  from,
  to,
  parts: [{ input: 'C', output: 'C' }],
  reachable: true,
  path: '',
  polyline: [
    { x: ends[0]!, y: ends[1]! },
    { x: ends[2]!, y: ends[3]! },
  ],
  tip: { x: ends[2]!, y: ends[3]! },
  direction: 0,
  label: { x: label[0]!, y: label[1]!, width: 34, height: 20 },
});

const figure = (edges: readonly FigureEdge[]): Figure => ({
  states: [
    { id: 'a', name: 'a', x: 0, y: 0, reachable: true, start: true },
    { id: 'b', name: 'b', x: 200, y: 0, reachable: true, start: false },
    { id: 'c', name: 'c', x: 400, y: 0, reachable: true, start: false },
  ],
  edges,
  start: null,
  strip: null,
  bounds: { x: -29, y: -29, width: 458, height: 58 },
});

test('finds nothing in a clean figure', () => {
  const clean = figure([edge('a:C', 'a', 'b', [29, 0, 171, 0], [83, -10])]);
  expect(overlaps(clean)).toEqual({ labelState: 0, labelLabel: 0, labelEdge: 0, edgeState: 0, crossings: 0 });
});

test('counts each kind of contact once', () => {
  const through = edge('a:C', 'a', 'c', [29, 0, 371, 0], [183, -10]); // through b, label on b
  expect(overlaps(figure([through]))).toMatchObject({ edgeState: 1, labelState: 1, labelEdge: 0 });

  const flat = edge('a:C', 'a', 'b', [29, 0, 171, 0], [83, -10]);
  const steep = edge('b:C', 'b', 'a', [100, -80, 100, 80], [100, -5]); // label on the first's line and label
  const both = overlaps(figure([flat, steep]));
  expect(both).toMatchObject({ crossings: 1, labelLabel: 1, labelEdge: 2 });
  expect(faults(both)).toBe(3);
});
