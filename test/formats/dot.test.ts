import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDot, printDot } from '#lib/formats/dot.ts';
import { unwrap } from '#lib/game/problem.ts';
import { completeDocument } from '../machine-arbitrary.ts';

const GRUDGER = {
  initial: 'a',
  opening: 'D',
  states: [
    { id: 'a', label: null, C: { target: 'a', output: 'C' }, D: { target: 'b', output: 'D' } },
    { id: 'b', label: null, C: { target: 'b', output: 'D' }, D: { target: 'b', output: 'D' } },
  ],
};

it.each([
  [
    'as Graphviz users write it',
    'digraph { node [shape=point] s; node [shape=circle] s -> a [label=D] a -> a [label="C/C"]; a -> b [label="D/D"]; b -> b [label="C/D, D/D"] }',
  ],
  [
    'other marks, chains, ports, comments',
    '// x\nstrict digraph G {\n# y\n graph [rankdir=LR]; rankdir=TB /* z */\n qi -> a [label="d"]; a:e -> a:n:w [label="c : C"] a->b[label="D|D"];edge [label="C/D\\nD/D"] b->b }',
  ],
  [
    'subgraphs',
    'digraph "x" { subgraph cluster_a { qi [style=invis] } { qi -> a [label="D"] } a -> a [label="C/C";color=red] a -> b [label="D/D"] b -> b [label="C/D; D/D"] }',
  ],
])('reads %s', (_, text) => {
  const parsed = parseDot(text);
  expect(parsed).toMatchObject({ ok: true, warnings: [] });
  expect(unwrap(parsed).machine).toEqual(GRUDGER);
});

it('keeps names, order, positions and the title', () => {
  fc.assert(
    fc.property(completeDocument, (document) => {
      const back = unwrap(parseDot(printDot(document)));
      expect(back.machine).toEqual(document.machine);
      expect(back.layout).toEqual(document.layout);
    }),
  );
});

it('takes the first state where nothing leads in, and says so', () => {
  const parsed = parseDot('digraph { a -> a [label="C/C, D/D"] }');
  expect(parsed.ok && parsed.warnings.map((each) => each.code)).toEqual(['dot/no-start']);
});

it.each([
  ['dot/undirected', 'graph { a -- b }', 1, 7],
  ['dot/undirected', 'digraph { a -- b }', 1, 13],
  ['dot/bad-label', 'digraph {\n  a -> b [label="x"];\n b -> a }', 2, 3],
  ['dot/bad-label', 'digraph { a -> b; b -> a }', 1, 11],
  ['dot/duplicate', 'digraph { a -> b [label="C/C"]; a -> a [label="C/D"] }', 1, 33],
  ['dot/html', 'digraph { a [label=<b>] }', 1, 20],
  ['dot/syntax', 'digraph { a -> { b c } }', 1, 16],
  ['dot/syntax', 'digraph { a ', 1, 13],
  ['dot/open-string', 'digraph { "a }', 1, 11],
])('refuses with %s: %s', (code, text, line, column) => {
  const parsed = parseDot(text);
  expect(!parsed.ok && parsed.problems[0]).toMatchObject({ code, place: { line, column } });
});
