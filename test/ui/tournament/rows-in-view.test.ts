import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsInView } from '#lib/ui/tournament/rows-in-view.ts';

const table = fc.record({
  count: fc.nat(1000),
  height: fc.integer({ min: 20, max: 60 }),
  top: fc.integer({ min: -200, max: 70_000 }),
  view: fc.integer({ min: 0, max: 1200 }),
});

it('draws every row that is in view, and keeps the height of the whole', () => {
  fc.assert(
    fc.property(table, ({ count, height, top, view }) => {
      const { from, to, above, below } = rowsInView(count, height, top, view);
      expect(above + (to - from) * height + below).toBe(count * height);
      expect(0 <= from && from <= to && to <= count).toBe(true);
      const lastTop = Math.max(0, count * height - view);
      const scrolled = Math.min(Math.max(top, 0), lastTop);
      for (let row = 0; row < count; row++) {
        const shown = (row + 1) * height > scrolled && row * height < scrolled + view;
        if (shown) expect(from <= row && row < to, `row ${row}`).toBe(true);
      }
    }),
  );
});

it('draws few of many', () => {
  const { from, to } = rowsInView(240, 28, 2800, 280);
  expect(to - from).toBeLessThan(50);
});
