// Counts what touches in a figure that should not. The bar for machines of up to 16 states is zero in all
// but crossings. Tests and the benchmark read it; the automatic layout prefers the attempt that scores best.

import { STATE_RADIUS, type Figure } from './figure.ts';
import { boxTouchesCircle, boxesTouch, crossings, distanceToTrack, lengthOf, track, trackHitsBox } from './geometry.ts';

/** How many pairs touch. */
export interface Overlaps {
  /** Label and state. */
  readonly labelState: number;
  readonly labelLabel: number;
  /** Label and the line of another arrow. */
  readonly labelEdge: number;
  /** Line and a state it neither leaves nor enters. */
  readonly edgeState: number;
  /** Line and line. */
  readonly crossings: number;
}

/** Counts overlaps; the start arrow is counted like an edge. O(m squared) for m arrows. */
export function overlaps(figure: Figure): Overlaps {
  const arrows = [
    ...figure.edges.map((edge) => ({ own: [edge.from, edge.to], label: edge.label, line: track(edge.polyline) })),
    ...(figure.start ? [{ own: startIds(figure), label: figure.start.label, line: track(figure.start.polyline) }] : []),
  ];
  const count = { labelState: 0, labelLabel: 0, labelEdge: 0, edgeState: 0, crossings: 0 };
  arrows.forEach((a, i) => {
    for (const state of figure.states) {
      if (boxTouchesCircle(a.label, state, STATE_RADIUS)) count.labelState++;
      if (a.own.includes(state.id)) continue;
      if (distanceToTrack(state, a.line, STATE_RADIUS) < STATE_RADIUS) count.edgeState++;
    }
    arrows.forEach((b, j) => {
      if (i === j) return;
      if (trackHitsBox(b.line, a.label)) count.labelEdge++;
      if (i > j) return;
      if (boxesTouch(a.label, b.label)) count.labelLabel++;
      count.crossings += crossings(a.line, b.line);
    });
  });
  return count;
}

/** Overlaps that the bar forbids, taken together. */
export function faults({ labelState, labelLabel, labelEdge, edgeState }: Overlaps): number {
  return labelState + labelLabel + labelEdge + edgeState;
}

/** Total length of all edges, px. */
export function edgeLength(figure: Figure): number {
  return figure.edges.reduce((sum, edge) => sum + lengthOf(edge.polyline), 0);
}

function startIds(figure: Figure): string[] {
  return figure.states.filter((state) => state.start).map((state) => state.id);
}
