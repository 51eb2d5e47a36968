// Graphviz' DOT: arrows labelled `C/D` (the opponent's move, our reply), and an arrow without a source state,
// labelled with the opening move, into the start state. Written with positions (for `neato -n`) when there are
// any; reads that and ordinary Graphviz of the same kind. Source: the DOT language of graphviz.org.

import { ACTIONS, isAction, type Action } from '../game/action.ts';
import { problem, warning, type Parsed, type Problem } from '../game/problem.ts';
import type { MachineDocument } from '../machine/document.ts';
import { checked, plainDocument, refused } from './checked.ts';
import { readGraph, type DotEdge, type DotGraph } from './dot-graph.ts';
import { DraftBuilder } from './draft-builder.ts';
import { textProblem } from './limits.ts';
import { lineAndColumn } from './literal.ts';

/** Reads a directed graph whose edges are labelled with a move and a reply. */
export function parseDot(text: string): Parsed<MachineDocument> {
  const tooLong = textProblem(text);
  if (tooLong !== null) return refused(tooLong);
  const graph = readGraph(text);
  if (!graph.ok) return graph;
  const { nodes, edges, name } = graph.value;
  const entry = entryOf(graph.value);
  const builder = new DraftBuilder();
  for (const [id, attributes] of nodes) {
    if (id === entry?.from) continue;
    const label = attributes.get('label')?.trim();
    builder.state(id, label === undefined || label === '' || label === '\\N' || label === id ? null : label);
    const position = /^\s*([-+\d.eE]+)\s*,\s*([-+\d.eE]+)\s*!?\s*$/.exec(attributes.get('pos') ?? '');
    const [x, y] = [Number(position?.[1]), Number(position?.[2])];
    if (Number.isFinite(x) && Number.isFinite(y)) builder.place(id, [x, y === 0 ? 0 : -y]);
  }
  for (const edge of edges) {
    if (edge === entry) continue;
    const fail = (code: string, message: string) => {
      const place = lineAndColumn(text, edge.at);
      return refused(problem(`dot/${code}`, `Line ${place.line}, column ${place.column}: ${message}`, place));
    };
    const pairs = pairsOf(edge.attributes.get('label') ?? '');
    if (pairs === null) {
      const label = JSON.stringify((edge.attributes.get('label') ?? '').slice(0, 40));
      return fail(
        'bad-label',
        `The arrow to ${JSON.stringify(edge.to)} is labelled ${label}; expected move and reply, as in "C/D".`,
      );
    }
    for (const [input, output] of pairs) {
      if (!builder.add(edge.from, input, edge.to, output)) {
        return fail('duplicate', `State ${JSON.stringify(edge.from)} has a second arrow for ${input}. Keep one.`);
      }
    }
  }
  const warnings: Problem[] = [];
  const start = entry?.to ?? (builder.size > 0 ? builder.first : null);
  if (entry === null && start !== null) {
    warnings.push(
      warning(
        'dot/no-start',
        `No arrow leads in from outside; the first state, ${JSON.stringify(start)}, and C are taken.`,
      ),
    );
  }
  const label = entry?.attributes.get('label')?.trim().toUpperCase();
  if (entry !== null && !isAction(label)) {
    warnings.push(warning('dot/no-opening', 'The arrow into the start state names no opening move; C is taken.'));
  }
  const title = name === '' || name === 'G' ? '' : name;
  const draft = builder.draft(start, label === 'D' ? 'D' : 'C');
  return checked(plainDocument(title, draft, { layout: builder.layout() }), warnings);
}

/** The machine as a directed graph. */
export function printDot(document: MachineDocument): string {
  const { states, initial, opening } = document.machine;
  const known = new Set(states.map((state) => state.id));
  let entry = '_start';
  while (known.has(entry)) entry += '_';
  const nodes = states.map((state) => {
    const position = Object.hasOwn(document.layout, state.id) ? document.layout[state.id] : undefined;
    const attributes = [
      ...(state.label ? [`label=${quoted(state.label)}`] : []),
      ...(position === undefined ? [] : [`pos="${position[0]},${position[1] === 0 ? 0 : -position[1]}!"`]),
    ];
    return `  ${quoted(state.id)}${attributes.length > 0 ? ` [${attributes.join(', ')}]` : ''};`;
  });
  const edges = states.flatMap((state) =>
    ACTIONS.flatMap((input) => {
      const transition = state[input];
      if (transition === null || !known.has(transition.target)) return [];
      return [`  ${quoted(state.id)} -> ${quoted(transition.target)} [label="${input}/${transition.output}"];`];
    }),
  );
  const start =
    initial !== null && known.has(initial)
      ? [
          `  ${quoted(entry)} [shape=point, style=invis];`,
          `  ${quoted(entry)} -> ${quoted(initial)} [label="${opening}"];`,
        ]
      : [];
  return [
    `digraph ${quoted(document.name)} {`,
    '  rankdir=LR;',
    '  node [shape=circle];',
    ...nodes,
    ...start,
    ...edges,
    '}',
    '',
  ].join('\n');
}

/** A quoted id: only `"` is escaped in DOT, and a backslash at the end would escape the closing mark. */
function quoted(text: string): string {
  return `"${text
    .replaceAll('"', '\\"')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\\+$/, '')}"`;
}

/** The arrow from nowhere: the one arrow of a node that nothing leads to, labelled with one move or none. */
function entryOf(graph: DotGraph): DotEdge | null {
  const targets = new Set(graph.edges.map((edge) => edge.to));
  const counts = new Map<string, number>();
  for (const edge of graph.edges) counts.set(edge.from, (counts.get(edge.from) ?? 0) + 1);
  const entry = graph.edges.find((edge) => {
    const label = edge.attributes.get('label')?.trim().toUpperCase() ?? '';
    return (label === '' || isAction(label)) && counts.get(edge.from) === 1 && !targets.has(edge.from);
  });
  return entry ?? null;
}

/** The moves and replies of a label: `C/D`, `C:D`, `C|D`, several apart by commas, semicolons or new lines. */
function pairsOf(label: string): [Action, Action][] | null {
  const pairs = label
    .split(/[,;\n]|\\[nlr]/)
    .map((part) => part.trim().toUpperCase())
    .filter((part) => part !== '');
  if (pairs.length === 0) return null;
  const read: [Action, Action][] = [];
  for (const pair of pairs) {
    const [input, output, more] = pair.split(/[/:|]/).map((part) => part.trim());
    if (!isAction(input) || !isAction(output) || more !== undefined) return null;
    read.push([input, output]);
  }
  return read;
}
