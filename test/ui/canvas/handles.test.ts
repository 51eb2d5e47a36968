import { describe, expect, it } from 'vitest';
import { turn } from '#lib/layout/geometry.ts';
import { HANDLE, handlePlaces } from '#lib/ui/canvas/handles.ts';
import { figure } from './machine.ts';

describe('handlePlaces', () => {
  it('keeps handles off arrows and off each other', () => {
    for (const state of figure.states) {
      const { C, D } = handlePlaces(figure, state);
      expect(Math.hypot(C.x - D.x, C.y - D.y)).toBeGreaterThan(2 * HANDLE.radius);
      const ends = figure.edges.flatMap((edge) => [
        ...(edge.from === state.id ? [edge.polyline[0]!] : []),
        ...(edge.to === state.id ? [edge.tip] : []),
      ]);
      for (const handle of [C, D]) {
        expect(Math.hypot(handle.x - state.x, handle.y - state.y)).toBeCloseTo(HANDLE.distance, 6);
        const angle = Math.atan2(handle.y - state.y, handle.x - state.x);
        for (const end of ends) {
          expect(turn(angle, Math.atan2(end.y - state.y, end.x - state.x))).toBeGreaterThan(0.25);
        }
      }
    }
  });

  it('puts them below a state without arrows, C to the left', () => {
    const alone = { ...figure, edges: [], start: null };
    const state = { ...figure.states[1]!, start: false };
    const { C, D } = handlePlaces(alone, state);
    expect(C.x).toBeLessThan(D.x);
    expect(Math.min(C.y, D.y)).toBeGreaterThan(state.y);
  });
});
