import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { unwrap } from '#lib/game/problem.ts';
import { parseChart } from '#lib/ui/inspect/chart.ts';
import { drawChart, MOST_DRAWN } from '#lib/ui/inspect/chart-figure.ts';

const elk = new ELK();
const draw = (definition: unknown) => drawChart(unwrap(parseChart(definition)), (graph) => elk.layout(graph));

const NESTED = {
  id: 'player',
  initial: 'stopped',
  on: { RESET: '.stopped' },
  states: {
    stopped: { on: { PLAY: { target: 'on', guard: 'hasTrack', actions: 'start' }, SKIP: { actions: 'beep' } } },
    on: {
      type: 'parallel',
      on: { STOP: 'stopped' },
      states: {
        sound: {
          initial: 'loud',
          states: { loud: { on: { MUTE: 'quiet' } }, quiet: { on: { MUTE: 'loud' }, after: { 500: 'loud' } } },
        },
        light: { initial: 'off', states: { off: { always: 'end' }, end: { type: 'final' } } },
      },
    },
  },
};

describe('the figure of a chart', () => {
  it('holds every state once, children inside their parents, siblings apart', async () => {
    const figure = (await draw(NESTED))!;
    const byPath = new Map(figure.boxes.map((box) => [box.state.path, box]));
    expect([...byPath.keys()].sort()).toEqual([
      '',
      'on',
      'on.light',
      'on.light.end',
      'on.light.off',
      'on.sound',
      'on.sound.loud',
      'on.sound.quiet',
      'stopped',
    ]);
    for (const box of figure.boxes) {
      const siblings = box.state.children.map(({ path }) => byPath.get(path)!);
      for (const child of siblings) {
        expect(child.x).toBeGreaterThanOrEqual(box.x);
        expect(child.y).toBeGreaterThanOrEqual(box.y);
        expect(child.x + child.width).toBeLessThanOrEqual(box.x + box.width);
        expect(child.y + child.height).toBeLessThanOrEqual(box.y + box.height);
        for (const other of siblings) {
          const apart =
            child === other ||
            child.x + child.width <= other.x ||
            other.x + other.width <= child.x ||
            child.y + child.height <= other.y ||
            other.y + other.height <= child.y;
          expect(apart, `${child.state.path} and ${other.state.path}`).toBe(true);
        }
      }
    }
    expect(figure.starts).toHaveLength(3);
  });

  it('draws one arrow for all events between two states, with its tip on the target', async () => {
    const figure = (await draw({
      initial: 'a',
      states: { a: { on: { X: 'b', Y: { target: 'b', actions: ['p', 'q'] } } }, b: { on: { X: {} } } },
    }))!;
    expect(figure.arrows.map(({ lines }) => lines)).toEqual([['X', 'Y / p, q'], ['X']]);
    const b = figure.boxes.find(({ state }) => state.path === 'b')!;
    const { tip } = figure.arrows[0]!;
    expect(Math.abs(tip.x - b.x)).toBeLessThan(2);
    expect(tip.y).toBeGreaterThanOrEqual(b.y);
    expect(tip.y).toBeLessThanOrEqual(b.y + b.height);
  });

  it('is left out where nobody could read it', async () => {
    const states = Object.fromEntries(Array.from({ length: MOST_DRAWN + 1 }, (_, i) => [`s${i}`, {}]));
    expect(await draw({ states })).toBeNull();
  });
});
