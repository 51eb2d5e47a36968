import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arcFigure, type Positions } from '#lib/layout/arcs.ts';
import { overlaps } from '#lib/layout/check.ts';
import { STATE_RADIUS, type Figure } from '#lib/layout/figure.ts';
import { turn } from '#lib/layout/geometry.ts';
import type { Draft } from '#lib/machine/mealy.ts';
import { draftOf, MACHINES, randomDraft } from './machines.ts';

const numbersOf = (figure: Figure): number[] =>
  [...figure.edges, ...(figure.start ? [figure.start] : [])].flatMap((arrow) => [
    ...arrow.polyline.flatMap(({ x, y }) => [x, y]),
    arrow.tip.x,
    arrow.tip.y,
    arrow.direction,
    arrow.label.x,
    arrow.label.y,
  ]);

/** Any places at all, coinciding ones included. */
const anywhere = (draft: Draft): fc.Arbitrary<Positions> =>
  fc
    .array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })), {
      minLength: draft.states.length,
      maxLength: draft.states.length,
    })
    .map((places) => Object.fromEntries(draft.states.map((state, i) => [state.id, places[i]!])));

describe('arcFigure', () => {
  test('draws two opposite transitions as two arcs that keep apart', () => {
    const figure = arcFigure(draftOf('a C>b/C D>b/D; b C>a/C D>b/D', 'a'), { a: [0, 0], b: [200, 0] });
    const [there, back] = [figure.edges[0]!, figure.edges[1]!];
    expect(there.id).toBe('a:CD');
    expect(there.parts).toEqual([
      { input: 'C', output: 'C' },
      { input: 'D', output: 'D' },
    ]);
    const middle = (edge: typeof there): number => edge.polyline[edge.polyline.length >> 1]!.y;
    expect(Math.abs(middle(there) - middle(back))).toBeGreaterThan(30);
    expect(overlaps(figure)).toEqual({ labelState: 0, labelLabel: 0, labelEdge: 0, edgeState: 0, crossings: 0 });
  });

  test('bows an arrow around a state that stands in its way', () => {
    const draft = draftOf('a C>c/C D>c/C; b C>b/C D>b/C; c C>c/C D>c/C', 'a');
    expect(overlaps(arcFigure(draft, { a: [0, 0], b: [200, 0], c: [400, 0] })).edgeState).toBe(0);
  });

  test('lets the start arrow come from the left unless something is there', () => {
    const draft = draftOf('a C>b/C D>b/C; b C>a/C D>a/D', 'a');
    expect(arcFigure(draft, { a: [0, 0], b: [200, 0] }).start!.direction).toBeCloseTo(0);
    expect(Math.abs(arcFigure(draft, { a: [0, 0], b: [-200, 0] }).start!.direction)).toBeGreaterThan(0.5);
  });

  test('starts and ends every arrow on the rims, pointing inwards', () => {
    const draft = MACHINES.get('SecondPrac')!;
    const figure = arcFigure(draft, {});
    const at = new Map(figure.states.map((state) => [state.id, state]));
    for (const edge of figure.edges) {
      const [from, to] = [at.get(edge.from)!, at.get(edge.to)!];
      const [first, tip] = [edge.polyline[0]!, edge.tip];
      expect(Math.hypot(first.x - from.x, first.y - from.y)).toBeCloseTo(STATE_RADIUS, 6);
      expect(Math.hypot(tip.x - to.x, tip.y - to.y)).toBeCloseTo(STATE_RADIUS, 6);
      expect(turn(edge.direction, Math.atan2(to.y - tip.y, to.x - tip.x))).toBeLessThan(Math.PI / 2);
    }
  });

  test('gives finite numbers, every transition and the same figure again for any places', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }).chain((n) => {
          const draft = randomDraft(n, n);
          return fc.tuple(fc.constant(draft), anywhere(draft));
        }),
        ([draft, positions]) => {
          const figure = arcFigure(draft, positions);
          expect(numbersOf(figure).every(Number.isFinite)).toBe(true);
          expect(figure.edges.flatMap((edge) => edge.parts)).toHaveLength(2 * draft.states.length);
          expect(figure.edges.every((edge) => !/NaN|Infinity/.test(edge.path))).toBe(true);
          expect(arcFigure(draft, positions)).toEqual(figure);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('keeps arrows of other states as they are while a state is dragged', () => {
    const draft = MACHINES.get('SecondPrac')!;
    const previous = arcFigure(draft, {});
    const places = Object.fromEntries(previous.states.map((state) => [state.id, [state.x, state.y] as const]));
    const [x, y] = places['5']!;
    const figure = arcFigure(draft, { ...places, 5: [x + 40, y - 25] }, { previous, moved: new Set(['5']) });
    figure.edges.forEach((edge, i) => {
      const incident = edge.from === '5' || edge.to === '5';
      if (incident) expect(edge.path).not.toBe(previous.edges[i]!.path);
      else expect(edge.path).toBe(previous.edges[i]!.path);
    });
    expect(figure.start).toBe(previous.start);
  });

  test('draws what there is of a draft, and names that objects know', () => {
    const draft: Draft = {
      initial: 'constructor',
      opening: 'D',
      states: [
        { id: 'constructor', label: 'Start', C: null, D: { target: '__proto__', output: 'C' } },
        { id: '__proto__', label: null, C: { target: 'nowhere', output: 'C' }, D: null },
      ],
    };
    const figure = arcFigure(draft, {});
    expect(figure.edges.map((edge) => edge.id)).toEqual(['constructor:D']);
    expect(figure.states.map((state) => state.name)).toEqual(['Start', '__proto__']);
    expect(numbersOf(figure).every(Number.isFinite)).toBe(true);
    expect(arcFigure({ initial: null, opening: 'C', states: [] }, {}).edges).toEqual([]);
  });
});
