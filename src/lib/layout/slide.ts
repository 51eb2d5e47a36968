// Labels that a later arrow came to cross move along their own arrow to the nearest place where they touch nothing.
// ELK keeps its arrows and labels apart, but the arrows of states that can never be reached are drawn over its
// layout afterwards, and in a large machine they find no way between all labels. Only straight stretches serve: a
// label over a bend would hide where the arrow goes. A label without a free place stays.

import { ARROW, STATE_RADIUS, type Box, type FigureEdge, type Point } from './figure.ts';
import { boxTouchesCircle, boxesTouch, centred, centreOf, distance, track, trackHitsBox } from './geometry.ts';

/** Distance of the places that are tried, px. */
const STEP = 8;

/** Least length of line on either side of a label, px. */
const LINE = 8;

type Edge = Omit<FigureEdge, 'reachable'>;

/** The edges with their labels clear of each other's lines, where there is a place for them. */
export function slideLabels<E extends Edge>(
  edges: readonly E[],
  states: readonly Point[],
  others: readonly Box[],
): readonly E[] {
  const lines = edges.map(({ polyline }) => track(polyline));
  const labels = edges.map(({ label }) => label);
  const crossed = (box: Box, own: number, air: number): boolean =>
    lines.some((line, i) => i !== own && trackHitsBox(line, box, air));
  const free = (box: Box, own: number): boolean =>
    !states.some((state) => boxTouchesCircle(box, state, STATE_RADIUS + 3)) &&
    !boxTouchesCircle(box, edges[own]!.tip, ARROW.length + 2) &&
    !labels.some((label, i) => i !== own && boxesTouch(box, label, 3)) &&
    !others.some((other) => boxesTouch(box, other, 3)) &&
    !crossed(box, own, 2);
  edges.forEach((edge, i) => {
    if (crossed(edge.label, i, 0)) labels[i] = places(edge).find((box) => free(box, i)) ?? edge.label;
  });
  return edges.map((edge, i) => (labels[i] === edge.label ? edge : { ...edge, label: labels[i]! }));
}

/** Where an edge's label may stand on the straight stretches of its line, the nearest place first. */
function places({ polyline, label }: Edge): Box[] {
  const now = centreOf(label);
  const found: { readonly box: Box; readonly away: number }[] = [];
  for (let k = 1; k < polyline.length; k++) {
    const [a, b] = [polyline[k - 1]!, polyline[k]!];
    const length = distance(a, b);
    const half = (Math.abs(b.x - a.x) > Math.abs(b.y - a.y) ? label.width : label.height) / 2 + LINE;
    for (let at = half; at <= length - half; at += STEP) {
      const centre = { x: a.x + ((b.x - a.x) * at) / length, y: a.y + ((b.y - a.y) * at) / length };
      found.push({ box: centred(centre, label.width, label.height), away: distance(centre, now) });
    }
  }
  return found.sort((a, b) => a.away - b.away).map(({ box }) => box);
}
