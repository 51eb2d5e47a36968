import { describe, expect, it } from 'vitest';
import { arcFigure } from '#lib/layout/arcs.ts';
import { crossFade, steady } from '#lib/ui/canvas/glide.ts';
import { draft, figure, layout } from './machine.ts';

const nudged = arcFigure(draft, { ...layout, far: [105, 200] });
const jumped = arcFigure(draft, { ...layout, far: [500, 400] });

describe('crossFade', () => {
  it('shows small steps at once', () => {
    expect(crossFade(figure, nudged)).toBeNull();
    expect(crossFade(figure, figure)).toBeNull();
  });

  it('fades exactly the arrows that took another course', () => {
    const fade = crossFade(figure, jumped)!;
    const changed = jumped.edges.filter((edge) => figure.edges.find(({ id }) => id === edge.id)?.path !== edge.path);
    expect(changed.map(({ id }) => id)).toContain('far:CD');
    expect(fade.entering).toEqual(new Set(changed.map(({ id }) => id)));
    expect(fade.leaving.map(({ id }) => id).sort()).toEqual(changed.map(({ id }) => id).sort());
    expect(fade.leaving.every((edge) => figure.edges.includes(edge))).toBe(true);
  });
});

describe('steady', () => {
  it('keeps the objects of what looks the same', () => {
    const again = steady(figure, arcFigure(draft, layout));
    expect(again.states.every((state, i) => state === figure.states[i])).toBe(true);
    expect(again.edges.every((edge, i) => edge === figure.edges[i])).toBe(true);
  });

  it('takes over what changed: place, reply, reachability', () => {
    const next = steady(figure, nudged);
    expect(next.states[2]).toBe(nudged.states[2]);
    expect(next.states[0]).toBe(figure.states[0]);
    const [a, b, far] = draft.states;
    const flipped = { ...draft, states: [{ ...a!, D: { target: 'b', output: 'C' as const } }, b!, far!] };
    const shown = steady(figure, arcFigure(flipped, layout));
    expect(shown.edges.find(({ id }) => id === 'a:D')!.parts[0]!.output).toBe('C');
    const elsewhere = steady(figure, arcFigure({ ...draft, initial: 'far' }, layout));
    expect(elsewhere.states.map(({ reachable }) => reachable)).toEqual([true, true, true]);
  });
});
