import { describe, expect, it } from 'vitest';
import { commandById } from '#lib/editor/commands.ts';
import type { Hit } from '#lib/ui/canvas/hits.ts';
import { sectionsFor } from '#lib/ui/canvas/menus.ts';

const transition = { state: 'a', input: 'C' } as const;
const HITS: readonly Hit[] = [
  { kind: 'canvas' },
  { kind: 'state', id: 'a' },
  { kind: 'rim', id: 'a', input: 'C' },
  { kind: 'edge', edge: 'a:C' },
  { kind: 'part', edge: 'a:C', transition },
  { kind: 'output', edge: 'a:C', transition },
  { kind: 'tip', edge: 'a:C' },
  { kind: 'opening' },
];

describe('sectionsFor', () => {
  it('lists commands that exist, none twice', () => {
    for (const hit of HITS) {
      for (const selected of [0, 1, 3]) {
        const ids = sectionsFor(hit, selected).flat();
        expect(ids.length).toBeGreaterThan(0);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(commandById(id).label).not.toBe('');
      }
    }
  });

  it('arranges several states and draws from one', () => {
    expect(sectionsFor({ kind: 'state', id: 'a' }, 3).flat()).toContain('arrange.row');
    expect(sectionsFor({ kind: 'state', id: 'a' }, 1).flat()).toContain('transition.draw-C');
  });
});
