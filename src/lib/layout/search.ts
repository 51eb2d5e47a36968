// Chooses a curve and a label place for every arrow so that as little as possible touches. Each arrow has
// candidates sorted by how far they are from ideal; a candidate's cost adds what it touches. Arrows are
// placed one after the other, then improved one at a time until nothing gets better (coordinate descent).
// A candidate whose own cost already exceeds the best total ends the scan, so an arrow that stands free is
// settled at its first candidate: this is what keeps the search fast enough to run while dragging.
// No randomness and no clock: the same input gives the same figure.

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
  /** Where it meets states: the state's index and the direction from its centre. */
  readonly ends: readonly { readonly state: number; readonly angle: number }[];
  /** Label places, by rising cost. */
  readonly labels: readonly { readonly cost: number; readonly box: Box }[];
}

/** An arrow with its candidates, by rising cost. */
export interface Wire {
  readonly routes: readonly Route[];
  /** States it starts or ends at, by index; its line may touch them. */
  readonly own: readonly number[];
}

/** What was chosen for a wire, and things drawn already that it has to avoid. */
export interface Placed {
  readonly track: Track;
  readonly ends: Drawn['ends'];
  readonly label: Box;
}

/** A wire's choice. */
export interface Choice extends Placed {
  readonly curve: Curve;
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
  crowd: 36,
} as const;

/** Arrows that meet a state at less than this turn look like one. */
const CROWDED = 0.55;

const PASSES = 4;

/**
 * Chooses for every wire; `fixed` are arrows that stay as they are. Cost grows with the product of wires
 * and neighbours; typically 2 ms for 32 wires.
 */
export function choose(states: readonly Point[], wires: readonly Wire[], fixed: readonly Placed[] = []): Choice[] {
  const chosen: (Choice | null)[] = wires.map(() => null);
  for (let pass = 0; pass < PASSES; pass++) {
    let changed = false;
    wires.forEach((wire, i) => {
      const others: Placed[] = [...fixed];
      chosen.forEach((choice, j) => {
        if (choice && j !== i) others.push(choice);
      });
      const best = bestFor(wire, states, others);
      const before = chosen[i];
      if (before && before.curve === best.curve && before.label === best.label) return;
      chosen[i] = best;
      changed = true;
    });
    if (!changed) break;
  }
  return chosen as Choice[];
}

function bestFor(wire: Wire, states: readonly Point[], others: readonly Placed[]): Choice {
  let best: Choice | null = null;
  let least = Infinity;
  for (const route of wire.routes) {
    if (route.cost >= least) break;
    const drawn = route.drawn();
    const base = route.cost + routeCost(drawn, wire, states, others, least - route.cost);
    if (base >= least) continue;
    for (const label of drawn.labels) {
      if (base + label.cost >= least) break;
      const total = base + label.cost + labelCost(label.box, drawn, wire, states, others, least - base - label.cost);
      if (total >= least) continue;
      least = total;
      best = { curve: drawn.curve, track: drawn.track, ends: drawn.ends, label: label.box };
    }
  }
  return best!;
}

/** What a route touches; may stop adding once `limit` is passed. */
function routeCost(
  drawn: Drawn,
  wire: Wire,
  states: readonly Point[],
  others: readonly Placed[],
  limit: number,
): number {
  let cost = 0;
  for (let s = 0; s < states.length; s++) {
    if (wire.own.includes(s)) continue;
    const distance = distanceToTrack(states[s]!, drawn.track, STATE_RADIUS + 8);
    if (distance < STATE_RADIUS + 2) cost += PRICE.edgeThroughState;
    else if (distance < STATE_RADIUS + 8) cost += PRICE.edgeNearState;
  }
  for (const other of others) {
    if (cost >= limit) return cost;
    cost += PRICE.crossing * crossings(drawn.track, other.track);
    if (trackHitsBox(drawn.track, other.label, 2)) cost += PRICE.labelOnEdge;
    for (const a of drawn.ends) {
      for (const b of other.ends) {
        if (a.state !== b.state) continue;
        const gap = turn(a.angle, b.angle);
        if (gap < CROWDED) cost += PRICE.crowd * (1 - gap / CROWDED) ** 2;
      }
    }
  }
  return cost;
}

function labelCost(
  label: Box,
  drawn: Drawn,
  wire: Wire,
  states: readonly Point[],
  others: readonly Placed[],
  limit: number,
): number {
  let cost = 0;
  for (const state of states) if (boxTouchesCircle(label, state, STATE_RADIUS + 3)) cost += PRICE.labelOnState;
  if (boxTouchesCircle(label, drawn.curve.tip, ARROW.length + 2)) cost += PRICE.labelOnHead;
  for (const other of others) {
    if (cost >= limit) return cost;
    if (boxesTouch(label, other.label, 3)) cost += PRICE.labelOnLabel;
    if (trackHitsBox(other.track, label, 2)) cost += PRICE.labelOnEdge;
  }
  return cost;
}
