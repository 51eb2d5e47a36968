import { describe, expect, it } from 'vitest';
import { STATE_RADIUS } from '#lib/layout/figure.ts';
import { previewDrag } from '#lib/ui/canvas/preview.ts';
import { figure, layout } from './machine.ts';

const at = (x: number, y: number): ReturnType<typeof previewDrag> =>
  previewDrag(figure, { ...layout, b: [x, y] }, ['b']);

describe('previewDrag', () => {
  it('moves the state and leaves alone what does not hang on it', () => {
    const moved = at(260, 90);
    expect(moved.states.find(({ id }) => id === 'b')).toMatchObject({ x: 260, y: 90 });
    for (const id of ['a:C', 'far:CD']) {
      expect(moved.edges.find((edge) => edge.id === id)).toBe(figure.edges.find((edge) => edge.id === id));
    }
  });

  it('ends every arrow of the state on its rim', () => {
    const moved = at(260, 90);
    for (const edge of moved.edges.filter(({ from, to }) => from === 'b' || to === 'b')) {
      const target = moved.states.find(({ id }) => id === edge.to)!;
      expect(Math.hypot(edge.tip.x - target.x, edge.tip.y - target.y)).toBeCloseTo(STATE_RADIUS, 6);
    }
  });

  it('carries the start arrow along', () => {
    const moved = previewDrag(figure, { ...layout, a: [50, -80] }, ['a']);
    expect(Math.hypot(moved.start!.tip.x - 50, moved.start!.tip.y + 80)).toBeCloseTo(STATE_RADIUS, 6);
    expect(moved.start!.direction).toBeCloseTo(figure.start!.direction, 6);
  });
});
