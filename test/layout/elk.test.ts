import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, test } from 'vitest';
import { arcFigure } from '#lib/layout/arcs.ts';
import { faults, overlaps } from '#lib/layout/check.ts';
import { isLegible, layoutWithElk } from '#lib/layout/elk.ts';
import { STATE_RADIUS } from '#lib/layout/figure.ts';
import { centreOf, distanceToPolyline } from '#lib/layout/geometry.ts';
import type { Draft } from '#lib/machine/mealy.ts';
import { draftOf, MACHINES, randomDraft } from './machines.ts';

const elk = new ELK();

const SAMPLE: readonly (readonly [string, Draft])[] = [
  ...MACHINES,
  ...[1, 2, 3, 4, 5, 6].map((seed) => [`random 8, seed ${seed}`, randomDraft(8, seed)] as const),
  ...[1, 2, 3].map((seed) => [`random 16, seed ${seed}`, randomDraft(16, seed)] as const),
];

describe.each(['right', 'down'] as const)('layoutWithElk, %s', (direction) => {
  const [along, across] = direction === 'right' ? (['x', 'y'] as const) : (['y', 'x'] as const);

  test.each(SAMPLE)('%s: nothing touches that should not, by ELK and by arcs', async (_, draft) => {
    const { figure, positions } = await layoutWithElk(elk, draft, direction);
    expect(faults(overlaps(figure))).toBe(0);
    expect(faults(overlaps(arcFigure(draft, positions)))).toBe(0);
    expect(figure.edges.flatMap((edge) => edge.parts)).toHaveLength(2 * draft.states.length);
  });

  test('keeps all but the odd label clear of lines in large machines', async () => {
    let found = 0;
    for (const seed of [1, 2, 3, 4, 5]) {
      found += faults(overlaps((await layoutWithElk(elk, randomDraft(64, seed), direction)).figure));
    }
    expect(found).toBeLessThanOrEqual(2);
  });

  test('puts the start state first, with its arrow before it and self loops aside', async () => {
    for (const [, draft] of SAMPLE) {
      const { figure } = await layoutWithElk(elk, draft, direction);
      const reachable = figure.states.filter((state) => state.reachable);
      const start = figure.states.find((state) => state.start)!;
      expect(start[along]).toBe(Math.min(...reachable.map((state) => state[along])));
      expect(figure.start!.tip[along]).toBeCloseTo(start[along] - STATE_RADIUS, 6);
      expect(figure.start!.tip[across]).toBeCloseTo(start[across], 6);
      for (const { from, to, label, reachable: drawn } of figure.edges) {
        const state = figure.states.find(({ id }) => id === from)!;
        if (from !== to || !drawn) continue;
        expect(centreOf(label)[across]).toBeLessThan(state[across] - STATE_RADIUS);
        expect(centreOf(label)[along]).toBeCloseTo(state[along], 6);
      }
    }
  });

  test('makes a picture of that shape', async () => {
    for (const name of ['Evolved FSM 4', 'Evolved FSM 8', 'Evolved FSM 16', 'SecondPrac']) {
      const { bounds } = (await layoutWithElk(elk, MACHINES.get(name)!, direction)).figure;
      expect(bounds.width > bounds.height).toBe(direction === 'right');
    }
  });

  test('changes nothing the second time', async () => {
    const draft = randomDraft(16, 7);
    expect(await layoutWithElk(elk, draft)).toEqual(await layoutWithElk(elk, draft));
  });

  test('ends arrows on the rims', async () => {
    const { figure } = await layoutWithElk(elk, randomDraft(16, 8), direction);
    const at = new Map(figure.states.map((state) => [state.id, state]));
    for (const edge of figure.edges) {
      const to = at.get(edge.to)!;
      expect(Math.hypot(edge.tip.x - to.x, edge.tip.y - to.y)).toBeCloseTo(STATE_RADIUS, 6);
    }
  });

  test('parks unreachable states in a strip below everything else', async () => {
    const { figure } = await layoutWithElk(elk, MACHINES.get('Evolved FSM 8')!, direction);
    const parked = figure.states.filter((state) => !state.reachable);
    expect(parked.map((state) => state.id)).toEqual(['1', '2']);
    for (const state of figure.states) expect(state.y > figure.strip!.y).toBe(!state.reachable);
    expect(figure.edges.filter((edge) => !edge.reachable).map((edge) => edge.id)).toEqual(['1:C', '1:D', '2:C', '2:D']);
  });

  test('keeps labels on their lines', async () => {
    for (const [, draft] of SAMPLE) {
      for (const { from, to, reachable, label, polyline } of (await layoutWithElk(elk, draft, direction)).figure
        .edges) {
        if (from !== to && reachable) expect(distanceToPolyline(centreOf(label), polyline)).toBeLessThan(0.5);
      }
    }
  });
});

describe('layoutWithElk', () => {
  test('draws incomplete drafts: none, one state, no start, a dangling target', async () => {
    const empty: Draft = { initial: null, opening: 'C', states: [] };
    expect((await layoutWithElk(elk, empty)).figure.states).toEqual([]);
    const single: Draft = { initial: 'a', opening: 'D', states: [{ id: 'a', label: null, C: null, D: null }] };
    expect((await layoutWithElk(elk, single)).figure.start!.opening).toBe('D');
    const open = { ...draftOf('a C>b/C D>a/D; b C>a/C D>b/C', 'a'), initial: null };
    const { figure } = await layoutWithElk(elk, open);
    expect(figure.start).toBeNull();
    expect(figure.strip).toBeNull();
    expect(figure.edges).toHaveLength(4);
    const dangling: Draft = {
      ...single,
      states: [{ id: 'a', label: null, C: { target: 'gone', output: 'C' }, D: null }],
    };
    expect((await layoutWithElk(elk, dangling)).figure.edges).toEqual([]);
  });

  test('passes over an attempt that fails and rejects when all do', async () => {
    let calls = 0;
    const moody = {
      layout: (graph: Parameters<typeof elk.layout>[0]) =>
        calls++ === 0 ? Promise.reject(new Error('out of sorts')) : elk.layout(graph),
    };
    expect((await layoutWithElk(moody, MACHINES.get('Raider')!)).figure.states).toHaveLength(4);
    const broken = { layout: () => Promise.reject(new Error('out of order')) };
    await expect(layoutWithElk(broken, MACHINES.get('Raider')!)).rejects.toThrow('out of order');
  });

  test('knows when a diagram cannot be read', () => {
    expect(isLegible(randomDraft(16, 1))).toBe(true);
    expect(isLegible(randomDraft(200, 1))).toBe(false);
  });
});
