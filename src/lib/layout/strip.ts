// States that can never be reached, parked in a row below the reachable part, with their arrows drawn by our
// own router around everything ELK has placed.

import type { Draft } from '../machine/mealy.ts';
import { placedEdge, placedStart, routeArcs } from './arcs.ts';
import { STATE_RADIUS, type Box, type FigureEdge, type Point, type StartArrow } from './figure.ts';
import { boxAround, centred, union } from './geometry.ts';
import { reachableOrder, type Link } from './links.ts';

/** Distance of neighbours in the strip, air inside its frame, and its distance from the machine. */
const STRIP = { spacing: 170, padding: 22, loopRoom: 52, caption: 18, gap: 60 } as const;

/** The figure so far: reachable states and their arrows. */
export interface Reached {
  readonly draft: Draft;
  readonly links: readonly Link[];
  readonly centres: ReadonlyMap<string, Point>;
  readonly edges: readonly Omit<FigureEdge, 'reachable'>[];
  readonly start: StartArrow | null;
}

/** Places the other states; gives all centres, the new edges and the strip's frame. */
export function parkUnreachable({ draft, links, centres, edges, start }: Reached): {
  centres: Map<string, Point>;
  edges: Omit<FigureEdge, 'reachable'>[];
  strip: Box | null;
} {
  const reached = new Set(reachableOrder(draft));
  const parked = draft.states.map((state) => state.id).filter((id) => !reached.has(id));
  if (parked.length === 0) return { centres: new Map(centres), edges: [], strip: null };

  const above = union([
    ...[...centres.values()].map((centre) => centred(centre, 2 * STATE_RADIUS, 2 * STATE_RADIUS)),
    ...edges.flatMap((edge) => [boxAround(edge.polyline), edge.label]),
  ]);
  const all = new Map(centres);
  const width = (parked.length - 1) * STRIP.spacing;
  const left = Math.max(above.x + STATE_RADIUS, above.x + above.width / 2 - width / 2);
  const y = Math.round(above.y + above.height + STRIP.gap + STRIP.loopRoom + STRIP.padding + STATE_RADIUS);
  sortedByTargets(parked, links, centres).forEach((id, i) => {
    all.set(id, { x: Math.round(left + i * STRIP.spacing), y });
  });

  const ids = draft.states.map((state) => state.id);
  const fixed = edges.map((edge) => placedEdge(edge, ids, all));
  if (start) fixed.push(placedStart(start, ids.indexOf(draft.initial!)));
  const routed = routeArcs({
    ids,
    centres: all,
    links: links.filter((link) => !reached.has(link.from)),
    initial: null,
    fixed,
  });
  const states = parked.map((id) => centred(all.get(id)!, 2 * STATE_RADIUS, 2 * STATE_RADIUS));
  const frame = union(states);
  const strip = {
    x: frame.x - STRIP.padding - 30,
    y: frame.y - STRIP.padding,
    width: frame.width + 2 * STRIP.padding + 60,
    height: frame.height + 2 * STRIP.padding + STRIP.caption,
  };
  return { centres: all, edges: routed.edges, strip };
}

/** Parked states in the order of the mean place of what they lead to, so that fewer arrows cross. */
function sortedByTargets(
  parked: readonly string[],
  links: readonly Link[],
  centres: ReadonlyMap<string, Point>,
): string[] {
  const mean = new Map(
    parked.map((id) => {
      const xs = links.filter((link) => link.from === id).flatMap((link) => centres.get(link.to)?.x ?? []);
      return [id, xs.length === 0 ? Infinity : xs.reduce((sum, x) => sum + x, 0) / xs.length];
    }),
  );
  return [...parked].sort((a, b) => (mean.get(a)! === mean.get(b)! ? 0 : mean.get(a)! - mean.get(b)!));
}
