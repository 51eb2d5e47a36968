// Puts routed arrows and states together into a figure: names, reachability, the box around everything.

import type { Draft } from '../machine/mealy.ts';
import { STATE_RADIUS, type Box, type Figure, type FigureEdge, type Point, type StartArrow } from './figure.ts';
import { boxAround, centred, union } from './geometry.ts';

/** What a router has worked out. */
export interface Parts {
  readonly draft: Draft;
  readonly centres: ReadonlyMap<string, Point>;
  readonly reachable: ReadonlySet<string>;
  readonly edges: readonly Omit<FigureEdge, 'reachable'>[];
  readonly start: StartArrow | null;
  readonly strip: Box | null;
}

/** The figure of routed parts; states in the draft's order. */
export function assemble({ draft, centres, reachable, edges, start, strip }: Parts): Figure {
  const states = draft.states.map((state) => ({
    id: state.id,
    name: state.label ?? state.id,
    ...centres.get(state.id)!,
    reachable: reachable.has(state.id),
    start: state.id === draft.initial,
  }));
  const boxes = [
    ...states.map((state) => centred(state, 2 * STATE_RADIUS, 2 * STATE_RADIUS)),
    ...[...edges, ...(start ? [start] : [])].flatMap((arrow) => [boxAround(arrow.polyline), arrow.label]),
    ...(strip ? [strip] : []),
  ];
  return {
    states,
    edges: edges.map((edge) => ({ ...edge, reachable: reachable.has(edge.from) && reachable.has(edge.to) })),
    start,
    strip,
    bounds: union(boxes),
  };
}
