// A machine as a figure: circles, arrows and labels with all coordinates fixed, ready to be drawn. Routers
// (ELK's, our arcs) make figures; the canvas, thumbnails and exports only paint them. One unit is one px
// at zoom 1, y downwards.

import type { Action } from '../game/action.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its left upper corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the arrows of a layout lead on the whole: `down` for a picture that is taller than wide. */
export type Direction = 'right' | 'down';

/** Radius of a state's circle. All states are of one size. */
export const STATE_RADIUS = 29;

/** Height of an edge label and width of one of its `C/D` parts, for a 14 px mono font. */
export const LABEL = { height: 20, partWidth: 34, gap: 6 } as const;

/** The arrow's head: a triangle whose tip touches the rim. Lines end `inset` px before the tip, inside the head. */
export const ARROW = { length: 11, width: 9, inset: 7 } as const;

/** Width of the start arrow's label, a single letter. */
export const OPENING_WIDTH = 20;

/** A state's circle. */
export interface FigureState extends Point {
  readonly id: string;
  /** What stands in the circle. */
  readonly name: string;
  readonly reachable: boolean;
  readonly start: boolean;
}

/** One `input/output` of a label. */
export interface LabelPart {
  readonly input: Action;
  readonly output: Action;
}

/** An arrow between two states: one transition, or the C and D transitions to one target merged. */
export interface FigureEdge {
  /** `5:C`, `5:D`, or `5:CD` where both inputs lead to the same target. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly parts: readonly LabelPart[];
  /** Both ends are reachable. */
  readonly reachable: boolean;
  /** SVG path data from the rim of the source to just inside the arrow's head, at the rim of the target. */
  readonly path: string;
  /** Points along the drawn curve, close enough together to stand for it in hit and overlap tests. */
  readonly polyline: readonly Point[];
  /** Tip of the arrow and the direction it points in, radians, 0 to the right, clockwise. */
  readonly tip: Point;
  readonly direction: number;
  /** Where the label's text is drawn, background included. */
  readonly label: Box;
}

/** The arrow from nowhere that marks the start state and carries the opening move. */
export interface StartArrow {
  readonly path: string;
  readonly polyline: readonly Point[];
  readonly tip: Point;
  readonly direction: number;
  readonly label: Box;
  readonly opening: Action;
}

/** A machine, ready to be drawn. */
export interface Figure {
  readonly states: readonly FigureState[];
  readonly edges: readonly FigureEdge[];
  /** Missing while the machine has no start state. */
  readonly start: StartArrow | null;
  /** The strip that gathers states that can never be reached, where the layout made one. */
  readonly strip: Box | null;
  /** Smallest box around everything. */
  readonly bounds: Box;
}

/** Where the words "never reached" stand in a strip: its right lower corner. */
export function captionBox(strip: Box): Box {
  const width = 96;
  const height = 18;
  return { x: strip.x + strip.width - width - 8, y: strip.y + strip.height - height - 6, width, height };
}
