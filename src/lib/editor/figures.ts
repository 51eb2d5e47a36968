// Which picture the canvas shows. A layout's figure stands as long as the machine stands where it put it; what
// a person changes is routed anew by our arcs, and every other arrow keeps its course, so that nothing jumps
// that wasn't touched. The keeper remembers the last picture and those of recent layouts, for undo. Where so many
// arrows are to be routed that it would hold the page up, they are left out and routed elsewhere.

import { arcFigure, unroutedFigure, type Dragged, type Positions } from '../layout/arcs.ts';
import { STATE_RADIUS, type Figure, type FigureEdge, type Point } from '../layout/figure.ts';
import { distanceToPolyline, union } from '../layout/geometry.ts';
import { linksOf } from '../layout/links.ts';
import type { Draft } from '../machine/mealy.ts';

/** A picture with what it is a picture of. */
interface Picture {
  readonly draft: Draft;
  readonly layout: Positions;
  readonly figure: Figure;
}

/** Routes arrows on another thread: as `arcFigure`. */
export type Router = (draft: Draft, layout: Positions, dragged?: Dragged) => Promise<Figure>;

/** How many layouts' pictures are kept for undo. */
const KEPT = 8;

/**
 * Arrows to route times all arrows of a machine, up to which it is done at once: the search looks at each pair, and
 * this many pairs take some 20 ms.
 */
const PAIRS_AT_ONCE = 8_000;

/** Distance from a moved state's rim within which a foreign arrow gives way. */
const CLEAR = 6;

/** Makes figures, each from the last. Mutable; one per open machine. */
export class FigureKeeper {
  #last: Picture | null = null;
  /** While a gesture runs: the picture from before it, from which every picture of the gesture is made. */
  #held: Picture | null = null;
  #laidOut: readonly Picture[] = [];
  readonly #router: Router | null;
  readonly #onRouting: (routing: boolean) => void;
  /** The picture whose arrows are being routed elsewhere. */
  #awaited: object | null = null;

  /**
   * Without a router all is drawn at once. `onRouting` hears when arrows begin to be routed elsewhere, and when they
   * are there, so that the figure is worth asking for again; never while a figure is being asked for.
   */
  constructor(router: Router | null = null, onRouting: (routing: boolean) => void = () => undefined) {
    this.#router = router;
    this.#onRouting = onRouting;
  }

  /** The figure of a draft whose states have these places; arrows that are routed elsewhere are missing at first. */
  figure(draft: Draft, layout: Positions): Figure {
    const known = [this.#last, ...this.#laidOut].find(
      (picture) => picture?.draft === draft && samePlaces(picture.layout, layout),
    );
    const again = known ?? this.#laidOut.find((picture) => samePicture(picture, draft, layout));
    const previous = this.#held ?? this.#last ?? this.#laidOut[0];
    const plan = previous && !again ? follow(previous, draft, layout, this.#held === null) : AFRESH;
    if (this.#router && !again && !this.#held) {
      const { figure, waiting } = unroutedFigure(draft, layout, plan.dragged);
      if (waiting * (waiting + figure.edges.length) > PAIRS_AT_ONCE) {
        void this.#routeElsewhere(this.#router, draft, layout, plan);
        return figure;
      }
    }
    const figure = again?.figure ?? plan.finish(arcFigure(draft, layout, plan.dragged));
    this.#last = { draft, layout, figure };
    return figure;
  }

  /** Takes in the figure that a layout made. */
  remember(draft: Draft, layout: Positions, figure: Figure): void {
    this.#laidOut = [{ draft, layout, figure }, ...this.#laidOut].slice(0, KEPT);
    this.#last = this.#laidOut[0]!;
  }

  /** Until `release`, figures are made from the present one, and arrows that nothing pulls at stay put. */
  hold(): void {
    this.#held = this.#last;
  }

  /** Ends the gesture; the next figure settles what was left for the sake of speed. */
  release(): void {
    this.#last = this.#held ?? this.#last;
    this.#held = null;
  }

  /** Forgets all; for another machine. */
  clear(): void {
    this.#last = null;
    this.#held = null;
    this.#laidOut = [];
    this.#awaited = null;
  }

  /** One picture at a time: what has changed when it is there follows from it. */
  async #routeElsewhere(router: Router, draft: Draft, layout: Positions, plan: Plan): Promise<void> {
    if (this.#awaited) return;
    const awaited = {};
    this.#awaited = awaited;
    await null;
    this.#onRouting(true);
    const routed = await router(draft, layout, plan.dragged).catch(() => arcFigure(draft, layout, plan.dragged));
    if (this.#awaited !== awaited) return;
    this.#awaited = null;
    this.#last = { draft, layout, figure: plan.finish(routed) };
    if (this.#held) this.#held = this.#last;
    this.#onRouting(false);
  }
}

/** How a picture is to be made: what keeps its course, and what is laid under the routed arrows. */
interface Plan {
  readonly dragged?: Dragged;
  finish(routed: Figure): Figure;
}

const AFRESH: Plan = { finish: (routed) => routed };

/**
 * A plan in which all arrows that can keep their course in the previous figure do. With `giveWay`, arrows that a
 * state was moved onto are routed anew.
 */
function follow(
  { draft: before, figure: old, layout: was }: Picture,
  draft: Draft,
  layout: Positions,
  giveWay: boolean,
): Plan {
  const rename = renames(before, draft);
  const to = (id: string): string => rename.get(id) ?? id;
  const places = new Map(old.states.map((state) => [to(state.id), state as Point]));
  const moved = new Set<string>();
  for (const { id } of draft.states) {
    const at = Object.hasOwn(layout, id) ? layout[id] : undefined;
    const there = places.get(id);
    if (!there || (at && (at[0] !== there.x || at[1] !== there.y))) moved.add(id);
  }
  const points = [...moved].flatMap((id) => {
    const at = Object.hasOwn(layout, id) ? layout[id] : undefined;
    return at ? [{ x: at[0], y: at[1] }] : [];
  });
  const inTheWay = (edge: FigureEdge): boolean =>
    giveWay && points.some((point) => distanceToPolyline(point, edge.polyline) < STATE_RADIUS + CLEAR);

  const links = new Map(linksOf(draft).map((link) => [link.id, link]));
  const edges = old.edges.flatMap((edge): FigureEdge[] => {
    const id = `${to(edge.from)}${edge.id.slice(edge.id.lastIndexOf(':'))}`;
    const link = links.get(id);
    const same = link && link.to === to(edge.to) && !inTheWay(edge);
    return same ? [{ ...edge, id, from: link.from, to: link.to, parts: link.parts }] : [];
  });
  const sameStart = before.initial !== null && to(before.initial) === draft.initial;
  const start = sameStart && old.start ? { ...old.start, opening: draft.opening } : null;
  const stays = moved.size === 0 && Object.keys(was).length === Object.keys(layout).length;
  return {
    dragged: { previous: { ...old, edges, start }, moved },
    finish: (figure) => {
      const { strip } = old;
      const stripStays =
        stays &&
        old.states.every((state) => figure.states.find(({ id }) => id === to(state.id))?.reachable === state.reachable);
      return strip && stripStays ? { ...figure, strip, bounds: union([figure.bounds, strip]) } : figure;
    },
  };
}

/** Old id to new, where rows of equally long drafts have another id now. */
function renames(before: Draft, after: Draft): Map<string, string> {
  if (before === after || before.states.length !== after.states.length) return new Map();
  return new Map(
    before.states.flatMap(({ id }, row): [string, string][] =>
      id === after.states[row]!.id ? [] : [[id, after.states[row]!.id]],
    ),
  );
}

function samePicture(picture: Picture, draft: Draft, layout: Positions): boolean {
  return (
    samePlaces(picture.layout, layout) &&
    (picture.draft === draft || JSON.stringify(picture.draft) === JSON.stringify(draft))
  );
}

function samePlaces(a: Positions, b: Positions): boolean {
  if (a === b) return true;
  const ids = Object.keys(a);
  return (
    ids.length === Object.keys(b).length &&
    ids.every((id) => Object.hasOwn(b, id) && a[id]![0] === b[id]![0] && a[id]![1] === b[id]![1])
  );
}
