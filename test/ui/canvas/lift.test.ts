import { describe, expect, it } from 'vitest';
import { STATE_RADIUS } from '#lib/layout/figure.ts';
import { carried, lift } from '#lib/ui/canvas/lift.ts';
import { figure, layout } from './machine.ts';

describe('lift', () => {
  it('takes the states and what hangs on them, and nothing else', () => {
    const lifted = lift(figure, ['b']);
    const hanging = figure.edges.filter(({ from, to }) => from === 'b' || to === 'b').map(({ id }) => id);
    expect(lifted.states.map(({ id }) => id)).toEqual(['b']);
    expect(lifted.edges.map(({ id }) => id)).toEqual(hanging);
    expect(lifted.ids).toEqual(new Set(['b', ...hanging]));
    expect(hanging.length).toBeGreaterThan(0);
    expect(hanging.length).toBeLessThan(figure.edges.length);
  });
});

describe('carried', () => {
  it('puts the states where they are now', () => {
    const { states } = carried(lift(figure, ['b']), { ...layout, b: [260, 90] });
    expect(states).toEqual([{ ...figure.states.find(({ id }) => id === 'b')!, x: 260, y: 90 }]);
  });

  it('ends every arrow on a rim, of those that stay too', () => {
    const { states, edges } = carried(lift(figure, ['b']), { ...layout, b: [260, 90] });
    const places = new Map([...figure.states, ...states].map((state) => [state.id, state]));
    for (const edge of edges) {
      const target = places.get(edge.to)!;
      expect(Math.hypot(edge.tip.x - target.x, edge.tip.y - target.y)).toBeCloseTo(STATE_RADIUS, 6);
    }
  });

  it('carries the start arrow along with the start state only', () => {
    const { start } = carried(lift(figure, ['a']), { ...layout, a: [50, -80] });
    expect(Math.hypot(start!.tip.x - 50, start!.tip.y + 80)).toBeCloseTo(STATE_RADIUS, 6);
    expect(start!.direction).toBeCloseTo(figure.start!.direction, 6);
    expect(carried(lift(figure, ['b']), layout).start).toBeNull();
  });
});
