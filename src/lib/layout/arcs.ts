// The router for states placed by hand: straight lines or gentle arcs, as in a textbook. Opposite
// transitions bow apart, a state in the way raises the bow, self loops take the largest free angle, labels
// sit on their curve and slide along it, or off it, until they touch nothing. Which candidates exist is
// decided here, which are taken in search.ts. Arc through two points and bow as the free parameter follow
// the idea of E. Wallace's Finite State Machine Designer; the code is our own.

import type { Draft } from '../machine/mealy.ts';
import { arc, flat, loop, LOOP, startCurve, type Curve } from './curves.ts';
import { LABEL, OPENING_WIDTH, type Box, type Figure, type FigureEdge, type Point, type StartArrow } from './figure.ts';
import { walker, centred, track, turn } from './geometry.ts';
import { assemble } from './assemble.ts';
import { labelWidth, linksOf, reachableOrder, type Link } from './links.ts';
import { quickPlace } from './quick.ts';
import { choose, type Choice, type Drawn, type Placed, type Route, type Wire } from './search.ts';

/** Centres of states by id. */
export type Positions = Readonly<Record<string, readonly [x: number, y: number]>>;

/** For redrawing while states are dragged: only what is incident to them is routed anew. */
export interface Dragged {
  /** The figure before the move, of the same draft. */
  readonly previous: Figure;
  readonly moved: ReadonlySet<string>;
}

/**
 * Draws a draft with its states at given places. States without a place get one of `quickPlace`'s.
 * With `dragged`, arrows between other states keep their course (about ten times faster; settle with a
 * full call when the drag ends). Deterministic.
 */
export function arcFigure(draft: Draft, positions: Positions, dragged?: Dragged): Figure {
  const plan = planOf(draft, positions, dragged);
  return figureOf(plan, routeArcs(plan.task));
}

/** The same without the arrows that have to be routed, and how many these are: what can be shown at once. */
export function unroutedFigure(
  draft: Draft,
  positions: Positions,
  dragged?: Dragged,
): { readonly figure: Figure; readonly waiting: number } {
  const plan = planOf(draft, positions, dragged);
  return { figure: figureOf(plan, { edges: [], start: null }), waiting: plan.task.links.length };
}

/** What is known of a figure before its arrows are routed. */
interface Plan {
  readonly draft: Draft;
  readonly centres: ReadonlyMap<string, Point>;
  readonly links: readonly Link[];
  readonly kept: ReadonlyMap<string, FigureEdge>;
  readonly keptStart: StartArrow | null;
  readonly task: ArcTask;
}

function planOf(draft: Draft, positions: Positions, dragged?: Dragged): Plan {
  const ids = draft.states.map((state) => state.id);
  // Ids are the author's and may be names that every object knows, such as `constructor`.
  const fallback = ids.every((id) => Object.hasOwn(positions, id)) ? {} : quickPlace(draft);
  const centres = new Map<string, Point>();
  for (const id of ids) {
    const [x, y] = (Object.hasOwn(positions, id) ? positions : fallback)[id]!;
    centres.set(id, { x, y });
  }
  const links = linksOf(draft);
  const kept = dragged ? keptEdges(dragged) : new Map<string, FigureEdge>();
  const keptStart =
    dragged && draft.initial !== null && !dragged.moved.has(draft.initial) ? dragged.previous.start : null;
  const fixed = links.flatMap((link) => kept.get(link.id) ?? []).map((edge) => placedEdge(edge, ids, centres));
  if (keptStart) fixed.push(placedStart(keptStart, ids.indexOf(draft.initial!)));
  const routed = links.filter((link) => !kept.has(link.id));
  const task = { ids, centres, links: routed, initial: keptStart ? null : draft.initial, fixed };
  return { draft, centres, links, kept, keptStart, task };
}

function figureOf({ draft, centres, links, kept, keptStart }: Plan, { edges, start }: Routed): Figure {
  const drawn = new Map([...kept, ...edges.map((edge) => [edge.id, edge] as const)]);
  return assemble({
    draft,
    centres,
    reachable: new Set(reachableOrder(draft)),
    edges: links.flatMap((link) => drawn.get(link.id) ?? []),
    start: keptStart ?? (start && { ...start, opening: draft.opening }),
    strip: null,
  });
}

/** Courses for some arrows among given states. */
export interface ArcTask {
  /** All states, with their centres; arrows keep clear of each. */
  readonly ids: readonly string[];
  readonly centres: ReadonlyMap<string, Point>;
  readonly links: readonly Link[];
  /** The start state if its arrow is to be drawn too. */
  readonly initial: string | null;
  /** What is drawn already and has to be kept clear of. */
  readonly fixed: readonly Placed[];
}

/** What was routed. */
interface Routed {
  readonly edges: Omit<FigureEdge, 'reachable'>[];
  readonly start: Omit<StartArrow, 'opening'> | null;
}

/** Routes arcs among what is drawn already; edges in the order of the links. */
export function routeArcs(task: ArcTask): Routed {
  const index = new Map(task.ids.map((id, i) => [id, i]));
  const points = task.ids.map((id) => task.centres.get(id)!);
  const pairs = new Set(task.links.map((link) => `${link.from}\n${link.to}`));
  const isLoop = (link: Link): boolean => link.from === link.to;
  const span = (link: Link): number => {
    const a = task.centres.get(link.from)!;
    const b = task.centres.get(link.to)!;
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  // Short arrows have the fewest ways to go, so they choose first; loops and the start fit into what is free.
  const sorted = [
    ...task.links.filter((link) => !isLoop(link)).sort((a, b) => span(a) - span(b)),
    ...task.links.filter(isLoop),
  ];
  const wires: Wire[] = sorted.map((link) => {
    const from = index.get(link.from)!;
    const to = index.get(link.to)!;
    const width = labelWidth(link.parts.length);
    const routes = isLoop(link)
      ? loopRoutes(points[from]!, from, width)
      : arcRoutes(points[from]!, points[to]!, [from, to], width, pairs.has(`${link.to}\n${link.from}`));
    return { routes, spots: isLoop(link) ? LOOP_SPOT_COSTS : ARC_SPOT_COSTS, own: [from, to] };
  });
  const initial = task.initial === null ? undefined : index.get(task.initial);
  if (initial !== undefined) {
    wires.push({ routes: startRoutes(points[initial]!, initial), spots: [0], own: [initial] });
  }
  const choices = choose(points, wires, task.fixed);

  const byId = new Map(sorted.map((link, i) => [link.id, edgeOf(link, choices[i]!)]));
  return {
    edges: task.links.map((link) => byId.get(link.id)!),
    start: initial === undefined ? null : painted(choices[choices.length - 1]!),
  };
}

/** Bows tried on either side of the ideal one, px. */
const BOWS = [0, 12, 24, 38, 54, 72, 92, 116, 145, 180, 220, 265, 320, 380, 450] as const;

/** Bow of each of two opposite transitions. */
const PAIR_BOW = 22;

/** States farther apart may also be joined by flat curves, for a price. */
const FLAT = { chord: 260, bow: 36, cost: 5 } as const;

function arcRoutes(
  from: Point,
  to: Point,
  states: readonly [number, number],
  width: number,
  opposed: boolean,
): Route[] {
  const chord = Math.hypot(to.x - from.x, to.y - from.y);
  const ideal = opposed ? PAIR_BOW : 0;
  const routes: Route[] = [];
  const add = (cost: number, make: () => Curve): void => {
    routes.push({
      cost,
      drawn: once((): Drawn => {
        const curve = make();
        const first = curve.points[0]!;
        return {
          curve,
          track: track(curve.points),
          ends: [
            { state: states[0], angle: Math.atan2(first.y - from.y, first.x - from.x) },
            { state: states[1], angle: Math.atan2(curve.tip.y - to.y, curve.tip.x - to.x) },
          ],
          labelAt: arcLabels(curve, width),
        };
      }),
    });
  };
  for (const step of BOWS) {
    for (const sign of step === 0 ? [1] : [1, -1]) {
      const bow = ideal + sign * step;
      if (step > 40 && Math.abs(bow) > 0.9 * chord) continue;
      // The left side is a whisker cheaper, so that ties fall the same way everywhere.
      const cost = 0.3 * step + (sign < 0 ? 0.1 : 0);
      add(cost, () => arc(from, to, bow));
      if (chord > FLAT.chord && Math.abs(bow) > FLAT.bow) add(cost + FLAT.cost, () => flat(from, to, bow));
    }
  }
  return routes.sort((a, b) => a.cost - b.cost);
}

/** Where a label may stand: a fraction of the length, on the line or to one side of it. */
const ARC_SPOTS = [0, 0.06, 0.12, 0.18, 0.24, 0.3, 0.36, 0.41]
  .flatMap((slide) =>
    (slide === 0 ? [0] : [-slide, slide]).flatMap((by) =>
      [0, 1, -1].map((side) => ({ at: 0.48 + by, side, cost: 30 * slide + (side === 0 ? 0 : 28) })),
    ),
  )
  .sort((a, b) => a.cost - b.cost);
const ARC_SPOT_COSTS = ARC_SPOTS.map(({ cost }) => cost);

function arcLabels(curve: Curve, width: number): (spot: number) => Box {
  const walk = once(() => walker(curve.points));
  return (spot) => {
    const { at, side } = ARC_SPOTS[spot]!;
    const { x, y, direction } = walk()(at);
    if (side === 0) return centred({ x, y }, width, LABEL.height);
    const nx = Math.sin(direction);
    const ny = -Math.cos(direction);
    const away = side * ((Math.abs(nx) * width) / 2 + (Math.abs(ny) * LABEL.height) / 2 + 3);
    return centred({ x: x + away * nx, y: y + away * ny }, width, LABEL.height);
  };
}

/** Turns by which a loop's label may stand off the loop's direction. */
const LOOP_SPOTS = [0, 0.25, -0.25, 0.5, -0.5] as const;
const LOOP_SPOT_COSTS = LOOP_SPOTS.map((swing) => 12 * Math.abs(swing));

/** Self loops in steps of 15 degrees, up preferred, then the other main directions. */
function loopRoutes(state: Point, index: number, width: number): Route[] {
  return directions(24)
    .map((direction) => {
      const main = Math.abs(Math.sin(2 * direction)) < 1e-9;
      return {
        cost: 2 * turn(direction, -Math.PI / 2) + (main ? 0 : 1.5),
        drawn: once((): Drawn => {
          const curve = loop(state, direction);
          const first = curve.points[0]!;
          return {
            curve,
            track: track(curve.points),
            ends: [
              { state: index, angle: Math.atan2(first.y - state.y, first.x - state.x) },
              { state: index, angle: Math.atan2(curve.tip.y - state.y, curve.tip.x - state.x) },
              { state: index, angle: direction },
            ],
            labelAt: (spot) => loopLabel(state, direction, width, 3, LOOP_SPOTS[spot]!),
          };
        }),
      };
    })
    .sort((a, b) => a.cost - b.cost);
}

/** The start arrow comes from the left where it can; its label stands at its tail. */
function startRoutes(state: Point, index: number): Route[] {
  return directions(24)
    .map((direction) => ({
      cost: 6 * turn(direction, Math.PI),
      drawn: once((): Drawn => {
        const curve = startCurve(state, direction);
        return {
          curve,
          track: track(curve.points),
          ends: [{ state: index, angle: direction }],
          labelAt: () => tailLabel(curve.points[0]!, direction),
        };
      }),
    }))
    .sort((a, b) => a.cost - b.cost);
}

/** The label beyond a loop that sticks out in a direction, `air` px from it, swung round the state by an angle. */
export function loopLabel(state: Point, direction: number, width: number, air: number, swing = 0): Box {
  const across = (Math.abs(Math.cos(direction)) * width + Math.abs(Math.sin(direction)) * LABEL.height) / 2;
  const away = LOOP.distance + LOOP.radius + across + air;
  const angle = direction + swing;
  return centred({ x: state.x + away * Math.cos(angle), y: state.y + away * Math.sin(angle) }, width, LABEL.height);
}

/** The opening move's label beyond the tail of an arrow that comes from `direction`. */
export function tailLabel(tail: Point, direction: number): Box {
  const dx = Math.cos(direction);
  const dy = Math.sin(direction);
  const away = (Math.abs(dx) * OPENING_WIDTH) / 2 + (Math.abs(dy) * LABEL.height) / 2 + 1;
  return centred({ x: tail.x + away * dx, y: tail.y + away * dy }, OPENING_WIDTH, LABEL.height);
}

function directions(count: number): number[] {
  return Array.from({ length: count }, (_, i) => (i * 2 * Math.PI) / count - Math.PI);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function edgeOf(link: Link, choice: Choice): Omit<FigureEdge, 'reachable'> {
  return { id: link.id, from: link.from, to: link.to, parts: link.parts, ...painted(choice) };
}

function painted({ drawn: { curve }, label }: Choice): Omit<StartArrow, 'opening'> {
  return { path: curve.path(), polyline: curve.points, tip: curve.tip, direction: curve.direction, label };
}

function keptEdges({ previous, moved }: Dragged): Map<string, FigureEdge> {
  return new Map(
    previous.edges.filter((edge) => !moved.has(edge.from) && !moved.has(edge.to)).map((edge) => [edge.id, edge]),
  );
}

/** A drawn edge as an obstacle. */
export function placedEdge(
  edge: Omit<FigureEdge, 'reachable'>,
  ids: readonly string[],
  centres: ReadonlyMap<string, Point>,
): Placed {
  const end = (id: string, point: Point): { state: number; angle: number } => {
    const centre = centres.get(id)!;
    return { state: ids.indexOf(id), angle: Math.atan2(point.y - centre.y, point.x - centre.x) };
  };
  return {
    track: track(edge.polyline),
    label: edge.label,
    ends: [end(edge.from, edge.polyline[0]!), end(edge.to, edge.tip)],
  };
}

/** The start arrow as an obstacle. */
export function placedStart(start: Omit<StartArrow, 'opening'>, state: number): Placed {
  const tail = start.polyline[0]!;
  return {
    track: track(start.polyline),
    label: start.label,
    ends: [{ state, angle: Math.atan2(tail.y - start.tip.y, tail.x - start.tip.x) }],
  };
}
