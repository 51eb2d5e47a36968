// States that can never be reached, parked in a row below the reachable part, with their arrows drawn by our
// own router around everything ELK has placed.

import type { Draft } from '../machine/mealy.ts';
import { placedEdge, placedStart, routeArcs } from './arcs.ts';
import { captionBox, STATE_RADIUS, type Box, type FigureEdge, type Point, type StartArrow } from './figure.ts';
import { boxAround, centred, track, union } from './geometry.ts';
import { reachableOrder, type Link } from './links.ts';

/** Distance of neighbours, air inside the frame (without and with self loops), and below the machine. */
const STRIP = { spacing: 150, side: 40, sideLoop: 80, above: 20, aboveLoop: 66, below: 34, gap: 56 } as const;

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
  const loops = links.some((link) => link.from === link.to && !reached.has(link.from));
  const head = STATE_RADIUS + (loops ? STRIP.aboveLoop : STRIP.above);
  const side = STATE_RADIUS + (loops ? STRIP.sideLoop : STRIP.side);
  const y = Math.round(above.y + above.height + STRIP.gap + head);
  const all = new Map(centres);
  inRow(parked, links, centres, above).forEach(([id, x]) => all.set(id, { x, y }));

  const xs = parked.map((id) => all.get(id)!.x);
  const left = Math.min(...xs) - side;
  const strip = {
    x: left,
    y: y - head,
    width: Math.max(...xs) + side - left,
    height: head + STATE_RADIUS + STRIP.below,
  };
  const ids = draft.states.map((state) => state.id);
  const fixed = edges.map((edge) => placedEdge(edge, ids, all));
  if (start) fixed.push(placedStart(start, ids.indexOf(draft.initial!)));
  const caption = captionBox(strip);
  fixed.push({ track: track([{ x: caption.x, y: caption.y }]), ends: [], label: caption });
  const routed = routeArcs({
    ids,
    centres: all,
    links: links.filter((link) => !reached.has(link.from)),
    initial: null,
    fixed,
  });
  return { centres: all, edges: routed.edges, strip };
}

/**
 * Places in a row: each state as near as may be to the mean of what it leads to, in the order of these
 * means, so that arrows are short and few cross.
 */
function inRow(
  parked: readonly string[],
  links: readonly Link[],
  centres: ReadonlyMap<string, Point>,
  above: Box,
): [id: string, x: number][] {
  const middle = above.x + above.width / 2;
  const wanted = parked.map((id) => {
    const xs = links.filter((link) => link.from === id).flatMap((link) => centres.get(link.to)?.x ?? []);
    return { id, x: xs.length === 0 ? middle : xs.reduce((sum, x) => sum + x, 0) / xs.length };
  });
  wanted.sort((a, b) => a.x - b.x);
  // Push neighbours apart from left to right, then move the row so that the mean displacement is zero.
  const xs: number[] = [];
  for (const { x } of wanted) xs.push(xs.length === 0 ? x : Math.max(x, xs[xs.length - 1]! + STRIP.spacing));
  const drift = xs.reduce((sum, x, i) => sum + x - wanted[i]!.x, 0) / xs.length;
  const shift = Math.max(-drift, above.x + STATE_RADIUS - xs[0]!);
  return wanted.map(({ id }, i) => [id, Math.round(xs[i]! + shift)]);
}
