// Automatic layout by ELK's layered algorithm. The ELK instance comes in as an argument: a worker in the
// page (worker.ts), the bundled build in Node. Settings as measured best for two-input machines: to the right
// or down, orthogonal routes, cycles broken breadth first with the states in that order (so the start state is
// leftmost, or topmost, and a second run changes nothing), inline labels, one arrow for C and D to the same
// target. ELK lays out boxes: here the ends of its routes are drawn on to the circles' rims, and self loops are
// drawn round in the room it reserves. Unreachable states are parked below (strip.ts).

import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { Draft } from '../machine/mealy.ts';
import { assemble } from './assemble.ts';
import { loopLabel, tailLabel } from './arcs.ts';
import { edgeLength, faults, overlaps } from './check.ts';
import { loop, startCurve } from './curves.ts';
import {
  captionBox,
  LABEL,
  STATE_RADIUS,
  type Box,
  type Direction,
  type Figure,
  type FigureEdge,
  type Point,
  type StartArrow,
} from './figure.ts';
import { centreOf } from './geometry.ts';
import { labelWidth, linksOf, reachableOrder, type Link } from './links.ts';
import { rounded } from './rounded.ts';
import { slideLabels } from './slide.ts';
import { parkUnreachable } from './strip.ts';

/** The part of ELK that is used. */
export interface LayoutEngine {
  layout(graph: ElkNode): Promise<ElkNode>;
}

/** A laid out machine: the picture with ELK's routes, and the states' places to keep. */
export interface LaidOut {
  readonly figure: Figure;
  readonly positions: Readonly<Record<string, readonly [x: number, y: number]>>;
}

/** Where the start arrow comes from, the side of self loops, in radians, and what ELK is told of a direction. */
const SIDES = {
  right: {
    start: Math.PI,
    loop: -Math.PI / 2,
    options: {
      'elk.direction': 'RIGHT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '32',
      'elk.layered.spacing.edgeNodeBetweenLayers': '16',
    },
  },
  // Labels are lower than wide, so a line that runs down needs less air around them.
  down: {
    start: -Math.PI / 2,
    loop: Math.PI,
    options: {
      'elk.direction': 'DOWN',
      'elk.layered.spacing.nodeNodeBetweenLayers': '22',
      'elk.layered.spacing.edgeNodeBetweenLayers': '12',
    },
  },
} as const;

/** Above this many reachable states no layout is legible: show table and matrix first, draw on demand. */
export const LEGIBLE_STATES = 40;

/** Whether a diagram of the draft can be read at all. */
export function isLegible(draft: Draft): boolean {
  return reachableOrder(draft).length <= LEGIBLE_STATES;
}

const OPTIONS: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.cycleBreaking.strategy': 'BFS_NODE_ORDER',
  // Measured on 20 machines of 16 states: as few crossings as the default 7, in 0.8 of the time.
  'elk.layered.thoroughness': '3',
  'elk.spacing.nodeSelfLoop': '24',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
  'elk.spacing.edgeLabel': '2',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
};

/** The draft's reachable part as a graph for ELK; fresh at every call, since ELK writes into it. */
export function elkGraph(draft: Draft, direction: Direction, options: LayoutOptions = {}): ElkNode {
  const order = reachableOrder(draft);
  const reachable = new Set(order);
  const size = 2 * STATE_RADIUS;
  // Edges in the order of their sources: ELK's model order includes that of edges.
  const rank = new Map(order.map((id, i) => [id, i]));
  const links = linksOf(draft)
    .filter((link) => reachable.has(link.from))
    .sort((a, b) => rank.get(a.from)! - rank.get(b.from)!);
  return {
    id: 'machine',
    layoutOptions: { ...OPTIONS, ...SIDES[direction].options, ...options },
    children: order.map((id) => ({ id: `s:${id}`, width: size, height: size })),
    edges: links.map((link) => ({
      id: link.id,
      sources: [`s:${link.from}`],
      targets: [`s:${link.to}`],
      labels: [
        {
          text: link.id,
          width: labelWidth(link.parts.length),
          height: LABEL.height,
          layoutOptions: { 'elk.edgeLabels.inline': 'true' },
        },
      ],
    })),
  };
}

/** Turns ELK's answer to `elkGraph(draft, direction)` into a figure, unreachable states included. */
export function figureFromElk(draft: Draft, direction: Direction, laidOut: ElkNode): LaidOut {
  const centres = new Map<string, Point>();
  for (const child of laidOut.children ?? []) {
    centres.set(child.id.slice(2), {
      x: Math.round(child.x! + STATE_RADIUS),
      y: Math.round(child.y! + STATE_RADIUS),
    });
  }
  const routes = new Map((laidOut.edges ?? []).map((edge) => [edge.id, edge]));
  const links = linksOf(draft);
  const edges = links
    .filter((link) => centres.has(link.from))
    .map((link) => drawnEdge(link, routes.get(link.id)!, centres, direction));
  const start = startArrow(draft, centres, direction);
  const parked = parkUnreachable({ draft, links, centres, edges, start });
  const obstacles = [...(start ? [start.label] : []), ...(parked.strip ? [captionBox(parked.strip)] : [])];
  const labelled = slideLabels([...edges, ...parked.edges], [...parked.centres.values()], obstacles);
  const all = new Map(labelled.map((edge) => [edge.id, edge]));
  const figure = assemble({
    draft,
    centres: parked.centres,
    reachable: new Set(centres.keys()),
    edges: links.map((link) => all.get(link.id)!),
    start,
    strip: parked.strip,
  });
  return {
    figure,
    positions: Object.fromEntries(figure.states.map((state) => [state.id, [state.x, state.y]])),
  };
}

/** Alternatives to the measured recipe; the best by faults, crossings and length is kept. */
const ATTEMPTS: readonly LayoutOptions[] = [{}, { 'elk.layered.cycleBreaking.strategy': 'DFS_NODE_ORDER' }];

/** Reachable states up to which alternatives are tried: beyond, they cost more than they gain. */
const ATTEMPT_STATES = 16;

/**
 * Lays a draft out. Deterministic. Small machines are laid out in more than one way and the best is kept;
 * an attempt that ELK fails on is passed over. Rejects only when every attempt failed.
 */
export async function layoutWithElk(elk: LayoutEngine, draft: Draft, direction: Direction = 'right'): Promise<LaidOut> {
  const small = reachableOrder(draft).length <= ATTEMPT_STATES;
  let best: { laidOut: LaidOut; score: number } | null = null;
  let failure: unknown;
  for (const options of small ? ATTEMPTS : ATTEMPTS.slice(0, 1)) {
    try {
      const laidOut = figureFromElk(draft, direction, await elk.layout(elkGraph(draft, direction, options)));
      const score = scoreOf(laidOut.figure);
      if (best === null || score < best.score) best = { laidOut, score };
      if (!small) break;
    } catch (error) {
      failure = error;
    }
  }
  if (best === null) throw failure;
  return best.laidOut;
}

/** Lower is better: a fault weighs more than any length, a crossing as much as a detour of 300 px. */
function scoreOf(figure: Figure): number {
  const counts = overlaps(figure);
  return 1e5 * faults(counts) + 300 * counts.crossings + edgeLength(figure);
}

type RoutedEdge = Omit<FigureEdge, 'reachable'>;

function drawnEdge(
  link: Link,
  route: ElkExtendedEdge,
  centres: ReadonlyMap<string, Point>,
  direction: Direction,
): RoutedEdge {
  const from = centres.get(link.from)!;
  const to = centres.get(link.to)!;
  const { id, parts } = link;
  if (link.from === link.to) {
    const side = SIDES[direction].loop;
    const curve = loop(from, side);
    return {
      id,
      from: link.from,
      to: link.to,
      parts,
      path: curve.path(),
      polyline: curve.points,
      tip: curve.tip,
      direction: curve.direction,
      label: loopLabel(from, side, labelWidth(parts.length), 2),
    };
  }
  const section = route.sections![0]!;
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({ x, y }));
  onRim(points, 0, from, direction);
  onRim(points, points.length - 1, to, direction);
  const reserved = route.labels![0]!;
  const room = { x: reserved.x!, y: reserved.y!, width: reserved.width!, height: reserved.height! };
  return { id, from: link.from, to: link.to, parts, ...rounded(points), label: onLine(room, points, direction) };
}

/** Moves the end of a first or last segment, which runs in the direction, on to the rim of the circle in the box. */
function onRim(points: Point[], i: number, centre: Point, direction: Direction): void {
  const { x, y } = points[i]!;
  const aside = direction === 'right' ? y - centre.y : x - centre.x;
  const reach = Math.sqrt(Math.max(0, STATE_RADIUS * STATE_RADIUS - aside * aside));
  points[i] =
    direction === 'right'
      ? { x: centre.x + (x < centre.x ? -reach : reach), y }
      : { x, y: centre.y + (y < centre.y ? -reach : reach) };
}

/** A label's box with its middle moved on to the segment in the direction that it was reserved on. */
function onLine(label: Box, points: readonly Point[], direction: Direction): Box {
  const middle = centreOf(label);
  const [along, across] = direction === 'right' ? (['x', 'y'] as const) : (['y', 'x'] as const);
  const half = (direction === 'right' ? label.height : label.width) / 2;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    const level = Math.abs(a[across] - b[across]) < 0.5 && Math.abs(a[across] - middle[across]) < half;
    if (level && Math.min(a[along], b[along]) <= middle[along] && middle[along] <= Math.max(a[along], b[along])) {
      return { ...label, [across]: a[across] - half };
    }
  }
  return label;
}

function startArrow(draft: Draft, centres: ReadonlyMap<string, Point>, direction: Direction): StartArrow | null {
  const state = draft.initial === null ? undefined : centres.get(draft.initial);
  if (!state) return null;
  // The start state is alone in the first layer, so the side before it is free.
  const from = SIDES[direction].start;
  const curve = startCurve(state, from);
  return {
    path: curve.path(),
    polyline: curve.points,
    tip: curve.tip,
    direction: curve.direction,
    label: tailLabel(curve.points[0]!, from),
    opening: draft.opening,
  };
}
