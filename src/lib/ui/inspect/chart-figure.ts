// A statechart as a figure, laid out by ELK with its nesting: states as boxes, parents around their children,
// one arrow for all transitions between the same two states, labelled by their events. Flat machines of any
// alphabet come out as plain graphs. Coordinates are asked for from the root, whatever the nesting.

import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Box, Point } from '../../layout/figure.ts';
import { rounded } from '../../layout/rounded.ts';
import type { Chart, ChartState, ChartTransition } from './chart.ts';

/** More states than this make no figure that can be read; the list of states serves instead. */
export const MOST_DRAWN = 120;

export interface ChartBox extends Box {
  readonly state: ChartState;
  readonly depth: number;
}

export interface ChartArrow {
  /** Ids of the transitions that it stands for. */
  readonly transitions: readonly string[];
  readonly path: string;
  readonly tip: Point;
  readonly direction: number;
  /** One line per transition. */
  readonly lines: readonly string[];
  readonly label: Box | null;
}

export interface ChartFigure {
  readonly boxes: readonly ChartBox[];
  readonly arrows: readonly ChartArrow[];
  /** Where a parent's initial child is marked: dots with an arrow. */
  readonly starts: readonly ChartArrow[];
  readonly bounds: Box;
}

const LETTER = 7.2;
const LINE = 16;
const MOST_LINES = 6;
const SPACING = {
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '40',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
};

/** One drawn arrow before it is laid out. */
interface Link {
  readonly from: string;
  readonly to: string;
  readonly transitions: ChartTransition[];
}

/** What a transition's label says. */
export function transitionText({ event, guard, actions }: ChartTransition): string {
  const text = `${event}${guard === null ? '' : ` [${guard}]`}${actions.length === 0 ? '' : ` / ${actions.join(', ')}`}`;
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

/** Lays a chart out; null where it is too large to be drawn. Rejects where ELK fails. */
export async function drawChart(
  chart: Chart,
  layout: (graph: ElkNode) => Promise<ElkNode>,
): Promise<ChartFigure | null> {
  if (chart.states.size > MOST_DRAWN) return null;
  const links = linksOf(chart);
  return figureOf(chart, links, await layout(graphOf(chart, links)));
}

/** The root is drawn only where an arrow begins or ends at it, or its children are regions. */
function rootShown({ root, states }: Chart): boolean {
  return (
    root.kind === 'parallel' ||
    root.transitions.length > 0 ||
    [...states.values()].some(({ transitions }) => transitions.some(({ targets }) => targets.includes('')))
  );
}

function linksOf(chart: Chart): Link[] {
  const links = new Map<string, Link>();
  for (const { path, transitions } of chart.states.values()) {
    for (const transition of transitions) {
      const targets = transition.targets.filter((target) => chart.states.has(target));
      for (const to of targets.length > 0 ? targets : [path]) {
        const key = JSON.stringify([path, to]);
        const link = links.get(key) ?? { from: path, to, transitions: [] };
        link.transitions.push(transition);
        links.set(key, link);
      }
    }
  }
  return [...links.values()];
}

function linesOf({ transitions }: Link): string[] {
  const lines = transitions.map(transitionText);
  return lines.length <= MOST_LINES
    ? lines
    : [...lines.slice(0, MOST_LINES - 1), `${lines.length - MOST_LINES + 1} more`];
}

function graphOf(chart: Chart, links: readonly Link[]): ElkNode {
  const nodeOf = (state: ChartState): ElkNode => {
    const title = Math.ceil(state.key.length * LETTER * 1.15) + 28;
    if (state.children.length === 0) return { id: `s:${state.path}`, width: Math.max(64, title), height: 40 };
    const starts = state.initial !== null && chart.states.has(state.initial);
    return {
      id: `s:${state.path}`,
      layoutOptions: {
        ...SPACING,
        'elk.padding': '[top=40,left=16,bottom=16,right=16]',
        'elk.nodeSize.minimum': `(${title},60)`,
        'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      },
      children: [...(starts ? [dot(state.path)] : []), ...walk(state).map(nodeOf)],
    };
  };
  const { root } = chart;
  const top = rootShown(chart)
    ? [nodeOf(root)]
    : [...(root.initial !== null && chart.states.has(root.initial) ? [dot('')] : []), ...walk(root).map(nodeOf)];
  return {
    id: 'chart',
    layoutOptions: {
      ...SPACING,
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
      'elk.json.shapeCoords': 'ROOT',
      'elk.json.edgeCoords': 'ROOT',
      'elk.spacing.nodeSelfLoop': '20',
    },
    children: top,
    edges: [
      ...links.map((link, i) => ({
        id: `e:${i}`,
        sources: [`s:${link.from}`],
        targets: [`s:${link.to}`],
        labels: [labelOf(linesOf(link))],
      })),
      ...startsOf(chart).map(({ path, initial }) => ({
        id: `i:${path}`,
        sources: [`i:${path}`],
        targets: [`s:${initial}`],
      })),
    ],
  };
}

/** A state's children in the order of a walk from the initial one: v5 sends them sorted by name, whatever they were. */
function walk({ children, initial }: ChartState): ChartState[] {
  const byPath = new Map(children.map((child) => [child.path, child]));
  const order = new Set<ChartState>();
  const visit = (first: ChartState): void => {
    const queue = [first];
    for (let state = queue.shift(); state; state = queue.shift()) {
      if (order.has(state)) continue;
      order.add(state);
      for (const target of state.transitions.flatMap(({ targets }) => targets)) {
        const next = byPath.get(target);
        if (next) queue.push(next);
      }
    }
  };
  const first = initial === null ? undefined : byPath.get(initial);
  for (const child of first ? [first, ...children] : children) visit(child);
  return [...order];
}

function startsOf(chart: Chart): { path: string; initial: string }[] {
  return [...chart.states.values()].flatMap(({ path, initial, children }) =>
    initial !== null && children.length > 0 && chart.states.has(initial) ? [{ path, initial }] : [],
  );
}

function dot(path: string): ElkNode {
  return { id: `i:${path}`, width: 10, height: 10 };
}

function labelOf(lines: readonly string[]) {
  const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * LETTER) + 8;
  return {
    text: lines.join('\n'),
    width,
    height: lines.length * LINE + 2,
    layoutOptions: { 'elk.edgeLabels.inline': 'true' },
  };
}

function figureOf(chart: Chart, links: readonly Link[], laidOut: ElkNode): ChartFigure {
  const boxes: ChartBox[] = [];
  const visit = (node: ElkNode, depth: number): void => {
    const state = node.id.startsWith('s:') ? chart.states.get(node.id.slice(2)) : undefined;
    if (state) boxes.push({ state, depth, x: node.x!, y: node.y!, width: node.width!, height: node.height! });
    for (const child of node.children ?? []) visit(child, state ? depth + 1 : depth);
  };
  visit(laidOut, 0);
  const routes = new Map(edgesIn(laidOut).map((edge) => [edge.id, edge]));
  const arrows = links.map((link, i) =>
    arrowOf(
      routes.get(`e:${i}`)!,
      link.transitions.map(({ id }) => id),
      linesOf(link),
    ),
  );
  const starts = startsOf(chart).flatMap(({ path }) => {
    const route = routes.get(`i:${path}`);
    return route ? [arrowOf(route, [], [])] : [];
  });
  return { boxes, arrows, starts, bounds: { x: 0, y: 0, width: laidOut.width!, height: laidOut.height! } };
}

/** ELK may hand an edge back at the node that contains it. */
function edgesIn(node: ElkNode): ElkExtendedEdge[] {
  return [...(node.edges ?? []), ...(node.children ?? []).flatMap(edgesIn)];
}

function arrowOf(edge: ElkExtendedEdge, transitions: readonly string[], lines: readonly string[]): ChartArrow {
  const { startPoint, bendPoints = [], endPoint } = edge.sections![0]!;
  const { path, tip, direction } = rounded([startPoint, ...bendPoints, endPoint]);
  const label = lines.length > 0 ? edge.labels?.[0] : undefined;
  return {
    transitions,
    path,
    tip,
    direction,
    lines,
    label: label ? { x: label.x!, y: label.y!, width: label.width!, height: label.height! } : null,
  };
}
