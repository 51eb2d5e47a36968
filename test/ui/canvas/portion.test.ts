import { describe, expect, it } from 'vitest';
import { arcFigure } from '#lib/layout/arcs.ts';
import { quickPlace } from '#lib/layout/quick.ts';
import { nextPortion, type Part } from '#lib/ui/canvas/portion.ts';
import { randomDraft } from '../../layout/machines.ts';

function partsOf(states: number): Part[] {
  const draft = randomDraft(states, 1);
  const figure = arcFigure(draft, quickPlace(draft));
  return [...figure.states, ...figure.edges];
}

/** How many parts each frame shows, until all are there; at most 30 frames. */
function frames(wanted: readonly Part[], from: readonly Part[]): { shown: number[]; last: readonly Part[] } {
  const shown: number[] = [];
  let last = from;
  for (let i = 0; i < 30; i++) {
    const { parts, whole } = nextPortion(wanted, last);
    shown.push(parts.length);
    last = parts;
    if (whole) break;
  }
  return { shown, last };
}

describe('nextPortion', () => {
  it('draws a small figure at once, and a large one bit by bit', () => {
    const small = partsOf(16);
    expect(nextPortion(small, [])).toEqual({ parts: small, whole: true });
    const large = partsOf(80);
    const { shown, last } = frames(large, []);
    expect(shown[0]).toBe(100);
    shown.slice(1).forEach((count, i) => expect(count - shown[i]!).toBeLessThanOrEqual(50));
    expect(last).toEqual(large);
  });

  it('changes what is drawn bit by bit, and drops at once what is gone', () => {
    const large = partsOf(80);
    const moved = large.map((part) => ({ ...part })).slice(1);
    const { parts, whole } = nextPortion(moved, large);
    expect(whole).toBe(false);
    expect(parts).toHaveLength(moved.length);
    expect(parts.filter((part) => moved.includes(part))).toHaveLength(50);
    expect(parts.filter((part) => large.includes(part))).toHaveLength(moved.length - 50);
    expect(frames(moved, large).last).toEqual(moved);
  });

  it('has done with a large figure when little is new', () => {
    const large = partsOf(80);
    const changed = [...large.slice(0, -3), ...large.slice(-3).map((part) => ({ ...part }))];
    expect(nextPortion(changed, large)).toEqual({ parts: changed, whole: true });
  });

  it('tells a state from an arrow of the same name', () => {
    const large = partsOf(80);
    const arrow = large.at(-1)!;
    const state = { ...large[0]!, id: arrow.id };
    expect(frames([state, ...large.slice(1)], large).last.filter(({ id }) => id === arrow.id)).toEqual([state, arrow]);
  });
});
