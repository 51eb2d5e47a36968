// What changes between two figures, for the eye: when states have jumped, as by a layout or its undo, they
// glide and the arrows that took another course cross-fade. Small steps (a nudge, each frame of a drag) are
// shown at once. Also keeps the objects of what did not change, so that components leave it alone.

import type { Figure, FigureEdge, FigureState } from '../../layout/figure.ts';

/** A state that moved farther than this, in canvas units, has jumped. */
const JUMP = 24;

/** What is fading. */
export interface CrossFade {
  /** Arrows as they were, to be faded out. */
  readonly leaving: readonly FigureEdge[];
  /** Ids of arrows to be faded in. */
  readonly entering: ReadonlySet<string>;
}

/** How the change from one figure to the next is shown: `null` at once. */
export function crossFade(from: Figure, to: Figure): CrossFade | null {
  const places = new Map(from.states.map((state) => [state.id, state]));
  const jumped = to.states.some((state) => {
    const was = places.get(state.id);
    return was !== undefined && Math.hypot(was.x - state.x, was.y - state.y) > JUMP;
  });
  if (!jumped) return null;
  const before = new Map(from.edges.map((edge) => [edge.id, edge]));
  const after = new Map(to.edges.map((edge) => [edge.id, edge]));
  return {
    leaving: from.edges.filter((edge) => after.get(edge.id)?.path !== edge.path),
    entering: new Set(to.edges.filter((edge) => before.get(edge.id)?.path !== edge.path).map(({ id }) => id)),
  };
}

/** The next figure with the objects of the last one for all states and edges that look the same. */
export function steady(last: Figure | null, next: Figure): Figure {
  if (!last || last === next) return next;
  const states = new Map(last.states.map((state) => [state.id, state]));
  const edges = new Map(last.edges.map((edge) => [edge.id, edge]));
  return {
    ...next,
    states: next.states.map((state) => {
      const was = states.get(state.id);
      return was && sameState(was, state) ? was : state;
    }),
    edges: next.edges.map((edge) => {
      const was = edges.get(edge.id);
      return was && sameEdge(was, edge) ? was : edge;
    }),
  };
}

function sameState(a: FigureState, b: FigureState): boolean {
  return a.x === b.x && a.y === b.y && a.name === b.name && a.reachable === b.reachable && a.start === b.start;
}

function sameEdge(a: FigureEdge, b: FigureEdge): boolean {
  return (
    a.path === b.path &&
    a.reachable === b.reachable &&
    a.label.x === b.label.x &&
    a.label.y === b.label.y &&
    a.from === b.from &&
    a.to === b.to &&
    a.parts.length === b.parts.length &&
    a.parts.every(({ input, output }, i) => input === b.parts[i]!.input && output === b.parts[i]!.output)
  );
}
