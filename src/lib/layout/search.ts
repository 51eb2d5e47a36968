// Chooses a curve and a label place for every arrow so that as little as possible touches. Each arrow has
// candidates sorted by how far they are from ideal; a candidate's cost adds what it touches. Arrows are
// placed one after the other, then improved one at a time until nothing gets better (coordinate descent).
// A candidate whose own cost already exceeds the best total ends the scan, so an arrow that stands free is
// settled at its first candidate: this is what keeps the search fast enough to run while dragging. What
// still touches is then tried two arrows at a time. No randomness and no clock: same input, same figure.

import { ARROW, STATE_RADIUS, type Box, type Point } from './figure.ts';
import {
  boxTouchesCircle,
  boxesTouch,
  crossings,
  distanceToTrack,
  trackHitsBox,
  turn,
  type Track,
} from './geometry.ts';
import type { Curve } from './curves.ts';

/** One way to draw an arrow. */
export interface Route {
  /** How far this is from the ideal shape, 0 for the ideal. */
  readonly cost: number;
  /** Made on first use. */
  readonly drawn: () => Drawn;
}

/** A curve with what the search needs to know of it. */
export interface Drawn {
  readonly curve: Curve;
  readonly track: Track;
  readonly ends: readonly End[];
  /** The label's box at a spot of the wire, by the spot's index. */
  readonly labelAt: (spot: number) => Box;
}

/** Where an arrow meets a state: the state's index and the direction from its centre. */
export interface End {
  readonly state: number;
  readonly angle: number;
}

/** An arrow with its candidates. */
export interface Wire {
  /** By rising cost. */
  readonly routes: readonly Route[];
  /** Costs of the label's spots along any route, rising. */
  readonly spots: readonly number[];
  /** States it starts or ends at, by index; its line may touch them. */
  readonly own: readonly number[];
}

/** A drawn arrow, as something to keep clear of. */
export interface Placed {
  readonly track: Track;
  readonly ends: readonly End[];
  readonly label: Box;
}

/** What was chosen for a wire. */
export interface Choice extends Placed {
  readonly drawn: Drawn;
  /** Cost of its shape and its label's spot, without anything it touches. */
  readonly cost: number;
}

// Prices in px of detour, so that they can be weighed against a candidate's own cost.
const PRICE = {
  crossing: 9,
  edgeThroughState: 400,
  edgeNearState: 40,
  labelOnState: 300,
  labelOnLabel: 300,
  labelOnEdge: 150,
  labelOnHead: 60,
  crowd: 56,
  beside: 14,
} as const;

/** Arrows that meet a state at less than this turn look like one. */
const CROWDED = 0.55;

/** Lines nearer than this to each other over a stretch look like one, px. */
const BESIDE = 9;

/** How long to search, by the arrows to place and by all there are: large machines are not legible whatever is done. */
function effort(arrows: number, all: number): { passes: number; routes: number } {
  if (all > 160) return { passes: 1, routes: 12 };
  return arrows <= 80 ? { passes: 4, routes: Infinity } : { passes: 2, routes: 24 };
}

/** Up to so many arrows, knots that single steps cannot undo are tried two at a time. */
const KNOT_ARROWS = 50;

/** Above so many arrows each takes its ideal course: the search would hold the page up for seconds to minutes. */
const SEARCHED_ARROWS = 500;

/** Chooses for every wire; `fixed` are arrows that stay as they are. */
export function choose(states: readonly Point[], wires: readonly Wire[], fixed: readonly Placed[] = []): Choice[] {
  if (wires.length > SEARCHED_ARROWS) return wires.map(ideal);
  const scene: Scene = { states, placed: [...fixed, ...wires.map(() => null)] };
  const first = fixed.length;
  settle(wires, scene, first);
  if (scene.placed.length <= KNOT_ARROWS && untie(wires, scene, first)) settle(wires, scene, first);
  return scene.placed.slice(first) as Choice[];
}

function ideal({ routes, spots }: Wire): Choice {
  const [route] = routes;
  const drawn = route!.drawn();
  const label = drawn.labelAt(0);
  return { drawn, track: drawn.track, ends: drawn.ends, label, cost: route!.cost + spots[0]! };
}

/** Improves one wire after the other until none gets better. */
function settle(wires: readonly Wire[], scene: Scene, first: number): void {
  const { passes, routes } = effort(wires.length, scene.placed.length);
  for (let pass = 0; pass < passes; pass++) {
    let changed = false;
    wires.forEach((wire, i) => {
      const before = scene.placed[first + i] as Choice | null;
      scene.placed[first + i] = null;
      const best = bestFor(wire, scene, before, routes);
      scene.placed[first + i] = best;
      if (best !== before) changed = true;
    });
    if (!changed) break;
  }
}

/**
 * Where a wire still touches what it must not, takes it and one neighbour out and puts them back in this
 * order. True when something got better.
 */
function untie(wires: readonly Wire[], scene: Scene, first: number): boolean {
  const { placed } = scene;
  let better = false;
  wires.forEach((wire, i) => {
    const slot = first + i;
    for (let j = 0; j < wires.length; j++) {
      const mine = placed[slot] as Choice;
      const other = placed[first + j] as Choice;
      if (i === j || !near(mine, other)) continue;
      placed[slot] = null;
      const touching = total(mine, wire, scene);
      if (touching - mine.cost < PRICE.labelOnEdge) {
        placed[slot] = mine;
        return;
      }
      placed[first + j] = null;
      // Each pair's contact counts once: the neighbour's cost is taken without this wire.
      const before = touching + total(other, wires[j]!, scene);
      const alone = bestFor(wire, scene, null);
      placed[slot] = alone;
      const moved = bestFor(wires[j]!, scene, null);
      const after = total(moved, wires[j]!, scene) + totalWithout(alone, wire, scene, slot);
      const improved = after < before - 1;
      placed[slot] = improved ? alone : mine;
      placed[first + j] = improved ? moved : other;
      better ||= improved;
    }
  });
  return better;
}

function totalWithout(choice: Choice, wire: Wire, scene: Scene, slot: number): number {
  const held = scene.placed[slot]!;
  scene.placed[slot] = null;
  const sum = total(choice, wire, scene);
  scene.placed[slot] = held;
  return sum;
}

function near(a: Placed, b: Placed): boolean {
  return (
    boxesTouch(a.track.box, b.track.box, 30) || boxesTouch(a.label, b.label, 30) || boxesTouch(a.label, b.track.box, 30)
  );
}

/** Everything that stands; the wire being placed is null in its slot, as are those not placed yet. */
interface Scene {
  readonly states: readonly Point[];
  readonly placed: (Placed | null)[];
}

function bestFor(wire: Wire, scene: Scene, before: Choice | null, most = Infinity): Choice {
  let best = before;
  // What stands is hard to beat as a rule, so it sets the bound for everything else.
  let least = before ? total(before, wire, scene) : Infinity;
  const routes = Math.min(wire.routes.length, most);
  for (let i = 0; i < routes; i++) {
    const route = wire.routes[i]!;
    if (route.cost >= least) break;
    const drawn = route.drawn();
    const base = route.cost + routeCost(drawn, wire, scene, least - route.cost);
    if (base >= least) continue;
    for (let spot = 0; spot < wire.spots.length; spot++) {
      const own = wire.spots[spot]!;
      if (base + own >= least) break;
      const label = drawn.labelAt(spot);
      const sum = base + own + labelCost(label, drawn, scene, least - base - own);
      if (sum >= least) continue;
      least = sum;
      best = { drawn, track: drawn.track, ends: drawn.ends, label, cost: route.cost + own };
    }
  }
  return best!;
}

/** A choice's cost with all it touches; its own slot in the scene is empty. */
function total({ cost, drawn, label }: Choice, wire: Wire, scene: Scene): number {
  return cost + routeCost(drawn, wire, scene, Infinity) + labelCost(label, drawn, scene, Infinity);
}

/** What a route touches; stops adding once `limit` is passed. */
function routeCost({ track, ends }: Drawn, { own }: Wire, { states, placed }: Scene, limit: number): number {
  let cost = 0;
  for (let s = 0; s < states.length; s++) {
    if (own.includes(s)) continue;
    const distance = distanceToTrack(states[s]!, track, STATE_RADIUS + 8);
    if (distance < STATE_RADIUS + 2) cost += PRICE.edgeThroughState;
    else if (distance < STATE_RADIUS + 8) cost += PRICE.edgeNearState;
  }
  for (const other of placed) {
    if (cost >= limit) return cost;
    if (other === null) continue;
    if (trackHitsBox(track, other.label, 2)) cost += PRICE.labelOnEdge;
    cost += crowding(ends, other.ends);
    if (!boxesTouch(track.box, other.track.box, BESIDE)) continue;
    cost += PRICE.crossing * crossings(track, other.track) + PRICE.beside * stretchesBeside(track, other.track);
  }
  return cost;
}

function crowding(ends: readonly End[], others: readonly End[]): number {
  let cost = 0;
  for (const a of ends) {
    for (const b of others) {
      if (a.state !== b.state) continue;
      const gap = turn(a.angle, b.angle);
      if (gap < CROWDED) cost += PRICE.crowd * (1 - gap / CROWDED) ** 2;
    }
  }
  return cost;
}

/** At how many of three points of the first line the second is so near that they seem to run together. */
function stretchesBeside(a: Track, b: Track): number {
  let count = 0;
  for (let quarter = 1; quarter < 4; quarter++) {
    const at = (quarter * (a.points.length - 1)) / 4;
    const p = a.points[Math.floor(at)]!;
    const q = a.points[Math.ceil(at)]!;
    const t = at - Math.floor(at);
    if (distanceToTrack({ x: p.x + t * (q.x - p.x), y: p.y + t * (q.y - p.y) }, b, BESIDE) < BESIDE) count++;
  }
  return count;
}

/** What a label touches; stops adding once `limit` is passed. */
function labelCost(label: Box, drawn: Drawn, { states, placed }: Scene, limit: number): number {
  let cost = boxTouchesCircle(label, drawn.curve.tip, ARROW.length + 2) ? PRICE.labelOnHead : 0;
  for (const state of states) if (boxTouchesCircle(label, state, STATE_RADIUS + 3)) cost += PRICE.labelOnState;
  for (const other of placed) {
    if (cost >= limit) return cost;
    if (other === null) continue;
    if (boxesTouch(label, other.label, 3)) cost += PRICE.labelOnLabel;
    if (trackHitsBox(other.track, label, 2)) cost += PRICE.labelOnEdge;
  }
  return cost;
}
