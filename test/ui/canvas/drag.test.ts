import { describe, expect, it } from 'vitest';
import { beginDrag, snapped } from '#lib/ui/canvas/drag.ts';
import { figure } from './machine.ts';

describe('snapped', () => {
  // Taken 5 px right of the middle of b, which is at (200, 0); a at (0, 0) and far at (100, 200) stay.
  const drag = beginDrag(figure.states, 'b', ['b'], { x: 205, y: 0 });

  it('draws the state, not the pointer, to the line of another', () => {
    const { at, guides } = snapped(drag, { x: 108, y: 60 });
    expect(at).toEqual({ x: 105, y: 60 });
    expect(guides).toMatchObject([{ axis: 'x', at: 100 }]);
  });

  it('leaves the pointer alone where there is no line', () => {
    expect(snapped(drag, { x: 300, y: 90 })).toEqual({ at: { x: 300, y: 90 }, guides: [] });
  });

  it('does not hold states to those that are dragged with them', () => {
    const both = beginDrag(figure.states, 'b', ['a', 'b', 'far'], { x: 200, y: 0 });
    expect(snapped(both, { x: 3, y: 2 })).toEqual({ at: { x: 3, y: 2 }, guides: [] });
  });
});
