// What of the canvas is in view, as pure geometry: fitting a figure into the screen, bringing a box into
// view, zooming about a point, and telling a mouse's wheel from a trackpad. A viewport maps canvas units to
// screen px as d3-zoom does: screen = canvas * k + (x, y).

import type { Size, Viewport } from '../../editor/context.ts';
import type { Box, Point } from '../../layout/figure.ts';

/** Smallest and largest zoom. */
export const ZOOM = { least: 0.08, most: 4 } as const;

/** Screen px that the toolbar and the canvas' edges keep free when a figure is fitted. */
export const INSETS = { top: 64, right: 28, bottom: 28, left: 28 } as const;

/** The lower one in a canvas taller than wide, where a figure as tall as that would reach behind what stands there. */
const TALL_BOTTOM = 66;

/** A fitted figure is not drawn larger than this: three states need not fill the screen. */
const FIT_MOST = 1.25;

/** The viewport that shows a whole box, centred in what the insets leave. */
export function fit(box: Box, { width, height }: Size): Viewport {
  const bottom = height > width ? TALL_BOTTOM : INSETS.bottom;
  const free = {
    width: Math.max(1, width - INSETS.left - INSETS.right),
    height: Math.max(1, height - INSETS.top - bottom),
  };
  const wanted = Math.min(free.width / Math.max(1, box.width), free.height / Math.max(1, box.height), FIT_MOST);
  const k = clamp(wanted, ZOOM.least, ZOOM.most);
  return {
    k,
    x: INSETS.left + free.width / 2 - k * (box.x + box.width / 2),
    y: INSETS.top + free.height / 2 - k * (box.y + box.height / 2),
  };
}

/** The canvas point under a screen point. */
export function toCanvas({ x, y }: Point, viewport: Viewport): Point {
  return { x: (x - viewport.x) / viewport.k, y: (y - viewport.y) / viewport.k };
}

/** The screen point over a canvas point. */
export function toScreen({ x, y }: Point, viewport: Viewport): Point {
  return { x: x * viewport.k + viewport.x, y: y * viewport.k + viewport.y };
}

/** The part of the canvas that is in view. */
export function visible(viewport: Viewport, { width, height }: Size): Box {
  const { x, y } = toCanvas({ x: 0, y: 0 }, viewport);
  return { x, y, width: width / viewport.k, height: height / viewport.k };
}

/** Whether a box is wholly in view. */
export function isInView(box: Box, viewport: Viewport, size: Size): boolean {
  const seen = visible(viewport, size);
  return (
    box.x >= seen.x &&
    box.y >= seen.y &&
    box.x + box.width <= seen.x + seen.width &&
    box.y + box.height <= seen.y + seen.height
  );
}

/** Pans by as little as it takes to show a box; a box larger than the screen is shown from its left upper corner. */
export function reveal(box: Box, viewport: Viewport, { width, height }: Size): Viewport {
  const { k } = viewport;
  const shift = (low: number, high: number, from: number, to: number): number =>
    low < from || high - low > to - from ? from - low : high > to ? to - high : 0;
  const left = box.x * k + viewport.x;
  const top = box.y * k + viewport.y;
  return {
    k,
    x: viewport.x + shift(left, left + box.width * k, INSETS.left, width - INSETS.right),
    y: viewport.y + shift(top, top + box.height * k, INSETS.top, height - INSETS.bottom),
  };
}

/** Zooms by a factor so that the canvas stays put under a screen point. */
export function zoomAbout(viewport: Viewport, factor: number, { x, y }: Point): Viewport {
  const k = clamp(viewport.k * factor, ZOOM.least, ZOOM.most);
  const ratio = k / viewport.k;
  return { k, x: x - (x - viewport.x) * ratio, y: y - (y - viewport.y) * ratio };
}

/** A viewport on the way from one to another; the zoom changes by equal factors, `t` from 0 to 1. */
export function between(from: Viewport, to: Viewport, t: number): Viewport {
  const k = from.k * (to.k / from.k) ** t;
  // Equal factors of zoom need the pan to follow the zoom, or the picture swims.
  const share = Math.abs(to.k - from.k) < 1e-9 ? t : (k - from.k) / (to.k - from.k);
  return { k, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The part of a `WheelEvent` that matters here. */
export interface Wheel {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 px, 1 lines, 2 pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * Whether a turn of the wheel zooms or pans. A pinch on a trackpad comes with Ctrl; a mouse's wheel turns in
 * large steps along one axis; everything else is two fingers on a trackpad.
 */
export function wheelMeans({ deltaX, deltaY, deltaMode, ctrlKey, metaKey }: Wheel): 'zoom' | 'pan' {
  if (ctrlKey || metaKey) return 'zoom';
  if (deltaX !== 0) return 'pan';
  return deltaMode !== 0 || (Math.abs(deltaY) >= 80 && Number.isInteger(deltaY)) ? 'zoom' : 'pan';
}

/** The factor that a wheel's turn zooms by: as d3-zoom's, faster for pinches, whose steps are small. */
export function wheelFactor({ deltaY, deltaMode, ctrlKey }: Wheel): number {
  const unit = deltaMode === 1 ? 0.05 : deltaMode === 2 ? 1 : 0.002;
  return 2 ** (-deltaY * unit * (ctrlKey && Math.abs(deltaY) < 50 ? 6 : 1));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
