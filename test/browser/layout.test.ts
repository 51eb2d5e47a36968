// The layout's thread, in a real browser: its answers are those of the plain functions.

import { afterEach, describe, expect, it } from 'vitest';
import { arcFigure } from '#lib/layout/arcs.ts';
import { faults, overlaps } from '#lib/layout/check.ts';
import { LayoutClient } from '#lib/layout/client.ts';
import { randomDraft } from '../layout/machines.ts';

const client = new LayoutClient();
afterEach(() => client.cancel());

describe('the layout client', () => {
  it('lays machines out, and only the newest that was asked for', async () => {
    const [first, second] = await Promise.all([client.layout(randomDraft(8, 1)), client.layout(randomDraft(8, 2))]);
    expect(first).toBeNull();
    expect(faults(overlaps(second!.figure))).toBe(0);
    expect(Object.keys(second!.positions)).toHaveLength(8);
  });

  it('draws what has places, as the page would itself', async () => {
    const draft = randomDraft(8, 3);
    const places = Object.fromEntries(draft.states.map(({ id }, i) => [id, [150 * (i % 3), 150 * Math.floor(i / 3)]]));
    const positions = places as Record<string, [number, number]>;
    const figure = await client.arcs(draft, positions);
    expect(figure).toEqual(arcFigure(draft, positions));
    const moved = { ...positions, '1': [-200, -100] as const };
    const dragged = { previous: figure, moved: new Set(['1']) };
    expect(await client.arcs(draft, moved, dragged)).toEqual(arcFigure(draft, moved, dragged));
  });

  it('gives up when it is told to, and begins anew', async () => {
    const given = client.layout(randomDraft(64, 1));
    client.cancel();
    expect(await given).toBeNull();
    expect((await client.layout(randomDraft(4, 1)))!.figure.states).toHaveLength(4);
  });

  it('says why ELK fails', async () => {
    const graph = { id: 'g', edges: [{ id: 'e', sources: ['nowhere'], targets: ['nowhere'] }] };
    await expect(client.arrange(graph)).rejects.toThrow('nowhere');
  });
});
