import { describe, expect, it } from 'vitest';
import { rubberBand } from '#lib/ui/canvas/rubber.ts';
import { figure } from './machine.ts';

describe('rubberBand', () => {
  it('is a loop over the state itself, an arc to another, a line into the void', () => {
    expect(rubberBand(figure, 'a', 'a', { x: 10, y: 10 })!.path).toMatch(/A18 18/);
    expect(rubberBand(figure, 'a', 'b', { x: 190, y: 0 })!.path).toMatch(/A/);
    expect(rubberBand(figure, 'a', null, { x: 0, y: -200 })!.path).toMatch(/^M0 -29L0 -164$/);
  });

  it('is not there before the new state would clear the old one, nor for a state that is gone', () => {
    expect(rubberBand(figure, 'a', null, { x: 40, y: 0 })).toBeNull();
    expect(rubberBand(figure, 'gone', 'b', { x: 0, y: 0 })).toBeNull();
  });
});
