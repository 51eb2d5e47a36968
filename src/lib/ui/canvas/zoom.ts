// The viewport's hand on the page: d3-zoom does the pinch and keeps the transform, the wheel and the panning
// of a single pointer come from the canvas. The one place that moves the viewport, at once or gliding.

import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomBehavior } from 'd3-zoom';
import type { Size, View, Viewport } from '../../editor/context.ts';
import { STATE_RADIUS, type Figure, type Point } from '../../layout/figure.ts';
import { centred, union } from '../../layout/geometry.ts';
import { between, fit, reveal, toCanvas, wheelFactor, wheelMeans, zoomAbout, ZOOM } from './viewport.ts';

/** Milliseconds a viewport takes to glide. */
const GLIDE = 220;

/** Milliseconds for which a wheel keeps meaning what it meant: a trackpad's swing grows as large as a wheel's steps. */
const SAME_WHEEL = 250;

/** What the zoom needs to know of the canvas, asked anew each time. */
export interface Stage {
  size(): Size;
  figure(): Figure;
  viewport(): Viewport;
  show(viewport: Viewport): void;
}

/** The viewport of one canvas element. */
export class Zoom implements View {
  readonly #node: SVGSVGElement;
  readonly #stage: Stage;
  readonly #behaviour: ZoomBehavior<SVGSVGElement, unknown>;
  #frame = 0;
  #wheel: { means: 'zoom' | 'pan'; at: number } = { means: 'zoom', at: -Infinity };
  /** Whether nobody has moved the viewport since the figure was last fitted. */
  fitted = true;

  constructor(node: SVGSVGElement, stage: Stage) {
    this.#node = node;
    this.#stage = stage;
    this.#behaviour = zoom<SVGSVGElement, unknown>()
      .scaleExtent([ZOOM.least, ZOOM.most])
      .filter((event: Event) => event.type.startsWith('touch') && (event as TouchEvent).touches.length >= 2)
      .on('zoom', ({ transform, sourceEvent }: { transform: Viewport; sourceEvent: unknown }) => {
        if (sourceEvent) this.fitted = false;
        stage.show({ x: transform.x, y: transform.y, k: transform.k });
      });
    select(node).call(this.#behaviour).on('dblclick.zoom', null).on('wheel.zoom', null);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    select(this.#node).on('.zoom', null);
  }

  size(): Size {
    return this.#stage.size();
  }

  fit(gliding = true): void {
    const { states, bounds } = this.#stage.figure();
    const to = states.length === 0 ? this.#home() : fit(bounds, this.#stage.size());
    this.#go(to, gliding);
    this.fitted = true;
  }

  refit(): void {
    if (this.fitted) this.fit(false);
  }

  zoomBy(factor: number): void {
    const { width, height } = this.#stage.size();
    this.fitted = false;
    this.#go(zoomAbout(this.#stage.viewport(), factor, { x: width / 2, y: height / 2 }), true);
  }

  resetZoom(): void {
    this.zoomBy(1 / this.#stage.viewport().k);
  }

  reveal(ids: readonly string[]): void {
    const wanted = new Set(ids);
    const boxes = this.#stage
      .figure()
      .states.filter(({ id }) => wanted.has(id))
      .map((state) => centred(state, 2 * STATE_RADIUS + 40, 2 * STATE_RADIUS + 40));
    if (boxes.length === 0) return;
    const from = this.#stage.viewport();
    const to = reveal(union(boxes), from, this.#stage.size());
    if (to.x !== from.x || to.y !== from.y) this.#go(to, true);
  }

  centre(): Point {
    const { width, height } = this.#stage.size();
    return toCanvas({ x: width / 2, y: height / 2 }, this.#stage.viewport());
  }

  /** Puts a canvas point in the middle of the screen. */
  centreOn({ x, y }: Point): void {
    const { width, height } = this.#stage.size();
    const { k } = this.#stage.viewport();
    this.fitted = false;
    this.#go({ k, x: width / 2 - k * x, y: height / 2 - k * y }, false);
  }

  /** Pans by screen px. */
  panBy(dx: number, dy: number): void {
    const { x, y, k } = this.#stage.viewport();
    this.fitted = false;
    this.#go({ x: x + dx, y: y + dy, k }, false);
  }

  /** Takes a turn of the wheel; `at` is the pointer on the canvas element. */
  wheel(event: WheelEvent, at: Point): void {
    const now = event.timeStamp;
    const means = !event.ctrlKey && now - this.#wheel.at < SAME_WHEEL ? this.#wheel.means : wheelMeans(event);
    this.#wheel = { means, at: now };
    if (means === 'pan') {
      const across = event.shiftKey && event.deltaX === 0;
      this.panBy(-(across ? event.deltaY : event.deltaX), across ? 0 : -event.deltaY);
      return;
    }
    this.fitted = false;
    this.#go(zoomAbout(this.#stage.viewport(), wheelFactor(event), at), false);
  }

  /** The origin in the middle, for a canvas without states. */
  #home(): Viewport {
    const { width, height } = this.#stage.size();
    return { x: width / 2, y: height / 2, k: 1 };
  }

  #go(to: Viewport, gliding: boolean): void {
    cancelAnimationFrame(this.#frame);
    if (!gliding || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#set(to);
      return;
    }
    const from = this.#stage.viewport();
    const begun = performance.now();
    const step = (now: number): void => {
      const t = Math.min(1, Math.max(0, (now - begun) / GLIDE));
      this.#set(between(from, to, 1 - (1 - t) ** 3));
      if (t < 1) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  #set({ x, y, k }: Viewport): void {
    select(this.#node).call(this.#behaviour.transform, zoomIdentity.translate(x, y).scale(k));
  }
}
