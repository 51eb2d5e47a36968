import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveBy, pieces, scrollTo } from '#lib/ui/panels/grid.ts';

const key = (name: string, wide = false) => ({ key: name, ctrlKey: wide, metaKey: false });
const size = { rows: 100, columns: 7, page: 10 };

describe('pieces', () => {
  const scroll = fc.record({
    top: fc.integer({ min: 0, max: 200_000 }),
    height: fc.integer({ min: 50, max: 2000 }),
    rowHeight: fc.constantFrom(34, 44),
    rows: fc.integer({ min: 0, max: 5000 }),
    keep: fc.integer({ min: -1, max: 5000 }),
  });

  it('fills the height of all rows, in order, each row once', () => {
    fc.assert(
      fc.property(scroll, (given) => {
        let next = 0;
        for (const piece of pieces(given)) {
          if (piece.kind === 'row') expect(piece.row).toBe(next++);
          else next += piece.height / given.rowHeight;
        }
        expect(next).toBe(given.rows);
      }),
    );
  });

  it('draws every row that is seen and the one to keep, and few others', () => {
    fc.assert(
      fc.property(scroll, (given) => {
        const drawn = new Set(pieces(given).flatMap((piece) => (piece.kind === 'row' ? [piece.row] : [])));
        for (let row = 0; row < given.rows; row++) {
          const seen = (row + 1) * given.rowHeight > given.top && row * given.rowHeight < given.top + given.height;
          if (seen || row === given.keep) expect(drawn.has(row)).toBe(true);
        }
        expect(drawn.size).toBeLessThan(given.height / given.rowHeight + 20);
      }),
    );
  });
});

describe('scrollTo', () => {
  it('moves no more than it takes', () => {
    const view = { top: 340, height: 340, rowHeight: 34 };
    expect(scrollTo(12, view)).toBe(340);
    expect(scrollTo(3, view)).toBe(102);
    expect(scrollTo(20, view)).toBe(374);
  });
});

describe('moveBy', () => {
  it('follows the grid pattern and stays inside', () => {
    const from = { row: 5, column: 2 };
    expect(moveBy(key('ArrowDown'), from, size)).toEqual({ row: 6, column: 2 });
    expect(moveBy(key('ArrowUp', true), from, size)).toEqual({ row: 0, column: 2 });
    expect(moveBy(key('End'), from, size)).toEqual({ row: 5, column: 6 });
    expect(moveBy(key('End', true), from, size)).toEqual({ row: 99, column: 6 });
    expect(moveBy(key('PageUp'), from, size)).toEqual({ row: 0, column: 2 });
    expect(moveBy(key('ArrowLeft'), { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
    expect(moveBy(key('x'), from, size)).toBeNull();
  });
});
