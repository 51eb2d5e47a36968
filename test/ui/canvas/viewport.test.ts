import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  between,
  fit,
  INSETS,
  isInView,
  reveal,
  toCanvas,
  toScreen,
  visible,
  wheelFactor,
  wheelMeans,
  ZOOM,
  zoomAbout,
} from '#lib/ui/canvas/viewport.ts';

const coordinate = fc.integer({ min: -5000, max: 5000 });
const viewports = fc.record({ x: coordinate, y: coordinate, k: fc.double({ min: 0.1, max: 4, noNaN: true }) });
const boxes = fc.record({
  x: coordinate,
  y: coordinate,
  width: fc.integer({ min: 1, max: 4000 }),
  height: fc.integer({ min: 1, max: 4000 }),
});
const size = { width: 900, height: 700 };

describe('fit', () => {
  it('shows the whole box within the insets', () => {
    fc.assert(
      fc.property(boxes, (box) => {
        const viewport = fit(box, size);
        const a = toScreen(box, viewport);
        const b = toScreen({ x: box.x + box.width, y: box.y + box.height }, viewport);
        expect(a.x).toBeGreaterThanOrEqual(INSETS.left - 1e-6);
        expect(a.y).toBeGreaterThanOrEqual(INSETS.top - 1e-6);
        expect(b.x).toBeLessThanOrEqual(size.width - INSETS.right + 1e-6);
        expect(b.y).toBeLessThanOrEqual(size.height - INSETS.bottom + 1e-6);
        expect(isInView(box, viewport, size)).toBe(true);
      }),
    );
  });

  it('does not blow up a small figure', () => {
    expect(fit({ x: 0, y: 0, width: 10, height: 10 }, size).k).toBe(1.25);
  });
});

describe('viewports', () => {
  it('lead from screen to canvas and back', () => {
    fc.assert(
      fc.property(viewports, coordinate, coordinate, (viewport, x, y) => {
        const there = toScreen(toCanvas({ x, y }, viewport), viewport);
        expect(there.x).toBeCloseTo(x, 6);
        expect(there.y).toBeCloseTo(y, 6);
      }),
    );
  });

  it('keep the point under the pointer while zooming, and stay within the limits', () => {
    fc.assert(
      fc.property(viewports, fc.double({ min: 0.01, max: 100, noNaN: true }), (viewport, factor) => {
        const at = { x: 321, y: 123 };
        const before = toCanvas(at, viewport);
        const zoomed = zoomAbout(viewport, factor, at);
        const after = toCanvas(at, zoomed);
        expect(after.x).toBeCloseTo(before.x, 5);
        expect(after.y).toBeCloseTo(before.y, 5);
        expect(zoomed.k).toBeGreaterThanOrEqual(ZOOM.least);
        expect(zoomed.k).toBeLessThanOrEqual(ZOOM.most);
      }),
    );
  });

  it('glide from one to the other', () => {
    fc.assert(
      fc.property(viewports, viewports, (from, to) => {
        const first = between(from, to, 0);
        const end = between(from, to, 1);
        for (const part of ['x', 'y', 'k'] as const) {
          expect(first[part]).toBeCloseTo(from[part], 3);
          expect(end[part]).toBeCloseTo(to[part], 3);
        }
      }),
    );
  });

  it('say what is visible', () => {
    expect(visible({ x: -100, y: 50, k: 2 }, size)).toEqual({ x: 50, y: -25, width: 450, height: 350 });
  });
});

describe('reveal', () => {
  const box = { x: 0, y: 0, width: 100, height: 100 };

  it('leaves a view alone that shows the box', () => {
    const viewport = { x: 300, y: 300, k: 1 };
    expect(reveal(box, viewport, size)).toEqual(viewport);
  });

  it('pans by as little as it takes', () => {
    expect(reveal(box, { x: -50, y: 300, k: 1 }, size)).toEqual({ x: INSETS.left, y: 300, k: 1 });
    expect(reveal(box, { x: 300, y: 690, k: 1 }, size)).toEqual({ x: 300, y: 700 - INSETS.bottom - 100, k: 1 });
  });
});

describe('wheel', () => {
  const wheel = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false };

  it('tells a mouse from a trackpad', () => {
    expect(wheelMeans({ ...wheel, deltaY: 120 })).toBe('zoom');
    expect(wheelMeans({ ...wheel, deltaY: 3, deltaMode: 1 })).toBe('zoom');
    expect(wheelMeans({ ...wheel, deltaY: 4 })).toBe('pan');
    expect(wheelMeans({ ...wheel, deltaY: 130.5 })).toBe('pan');
    expect(wheelMeans({ ...wheel, deltaX: 3, deltaY: 120 })).toBe('pan');
    expect(wheelMeans({ ...wheel, deltaY: 2, ctrlKey: true })).toBe('zoom');
  });

  it('zooms in where it turns away, and back by the same', () => {
    expect(wheelFactor({ ...wheel, deltaY: -100 })).toBeGreaterThan(1);
    expect(wheelFactor({ ...wheel, deltaY: -100 }) * wheelFactor({ ...wheel, deltaY: 100 })).toBeCloseTo(1);
  });
});
