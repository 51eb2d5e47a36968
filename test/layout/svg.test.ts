import { describe, expect, test } from 'vitest';
import { arcFigure } from '#lib/layout/arcs.ts';
import { figureToSvg, fitName, headReply, thumbnail } from '#lib/layout/svg.ts';
import type { Draft } from '#lib/machine/mealy.ts';
import { draftOf, MACHINES } from './machines.ts';

describe('figureToSvg', () => {
  test('escapes names, title and description, and drops what XML cannot hold', () => {
    const hostile = '</text><script>alert("1")</script>&\u0000';
    const draft: Draft = { initial: 'a', opening: 'C', states: [{ id: 'a', label: hostile, C: null, D: null }] };
    const svg = figureToSvg(arcFigure(draft, {}), { title: hostile, description: "it's <b>" });
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0000');
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).toContain('<desc>it&#39;s &lt;b&gt;</desc>');
  });

  test('draws C solid and D dashed in the colour of the reply, merged ones over each other', () => {
    const svg = figureToSvg(arcFigure(draftOf('a C>b/D D>b/C; b C>b/C D>a/D', 'a'), { a: [0, 0], b: [200, 0] }));
    expect(svg).toMatch(/<path class="D on-C" d="[^"]+"\/><path class="C on-D" d="[^"]+"\/><path class="head both"/);
    expect(svg).toContain('.arrow .on-D{stroke-dasharray');
  });

  test('marks unreachable states and arrows, and what is highlighted', () => {
    const figure = arcFigure(MACHINES.get('Evolved FSM 8')!, {});
    const svg = figureToSvg(figure, { theme: 'dark', highlight: { state: '7', edge: '7:C' } });
    expect(svg.match(/class="state unreachable"/g)).toHaveLength(2);
    expect(svg.match(/class="arrow unreachable"/g)).toHaveLength(4);
    expect(svg.match(/class="state active"/g)).toHaveLength(1);
    expect(svg.match(/class="arrow active"/g)).toHaveLength(1);
    expect(figureToSvg(figure, { embedStyles: false })).not.toContain('<style>');
  });
});

test('a thumbnail has no text', () => {
  expect(thumbnail(arcFigure(MACHINES.get('SecondPrac')!, {}))).not.toContain('<text');
});

test('long names shrink, then are cut', () => {
  expect(fitName('7')).toEqual({ shown: '7', size: 16 });
  expect(fitName('angry')).toEqual({ shown: 'angry', size: 16 });
  expect(fitName('cooperate').size).toBe(10);
  expect(fitName('very suspicious')).toEqual({ shown: 'very su…', size: 10 });
});

test('the head of a merged arrow with two replies takes neither colour', () => {
  const [edge] = arcFigure(draftOf('a C>b/D D>b/C; b C>b/C D>b/C', 'a'), {}).edges;
  expect(headReply(edge!)).toBeNull();
});
