// The arithmetic of a long table: which rows are drawn for a scroll position, and where the arrow keys lead.
// Rows have one height in px, so that a row's place is a product and thousands of rows cost a screenful.

/** A place in the table: row and column from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** What is drawn, from top to bottom: rows by index, and empty space in between. */
export type Piece =
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'gap'; readonly height: number; readonly at: number };

/** Rows drawn beyond each edge of what is seen, so that scrolling never shows a gap. */
const BEYOND = 8;

export interface Scroll {
  /** Height of what is scrolled past above the rows, and of what is seen, in px. */
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly rows: number;
  /** A row that is drawn wherever it is, since it has the focus. */
  readonly keep: number;
}

/** The pieces of a table of `rows` rows; heights of all pieces add up to `rows * rowHeight`. */
export function pieces({ top, height, rowHeight, rows, keep }: Scroll): Piece[] {
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight) - BEYOND, rows));
  const end = Math.min(rows, Math.ceil((top + height) / rowHeight) + BEYOND);
  const drawn = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  if (keep >= 0 && keep < rows && (keep < first || keep >= end)) {
    if (keep < first) drawn.unshift(keep);
    else drawn.push(keep);
  }
  const found: Piece[] = [];
  let next = 0;
  const gapTo = (row: number): void => {
    if (row > next) found.push({ kind: 'gap', height: (row - next) * rowHeight, at: next });
  };
  for (const row of drawn) {
    gapTo(row);
    found.push({ kind: 'row', row });
    next = row + 1;
  }
  gapTo(rows);
  return found;
}

/** How far to scroll so that a row is seen whole; the present position where it is already. */
export function scrollTo(row: number, { top, height, rowHeight }: Omit<Scroll, 'keep' | 'rows'>): number {
  const y = row * rowHeight;
  if (y < top) return y;
  return y + rowHeight > top + height ? y + rowHeight - height : top;
}

/** The part of a key press that moves in a grid. */
export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Where a key leads from a cell; `null` where it is no key of the grid (WAI-ARIA grid pattern). */
export function moveBy(press: GridKey, from: Cell, size: { rows: number; columns: number; page: number }): Cell | null {
  const wide = press.ctrlKey || press.metaKey;
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const at = (row: number, column: number): Cell => ({
    row: Math.max(0, Math.min(row, lastRow)),
    column: Math.max(0, Math.min(column, lastColumn)),
  });
  const { row, column } = from;
  switch (press.key) {
    case 'ArrowUp':
      return at(wide ? 0 : row - 1, column);
    case 'ArrowDown':
      return at(wide ? lastRow : row + 1, column);
    case 'ArrowLeft':
      return at(row, wide ? 0 : column - 1);
    case 'ArrowRight':
      return at(row, wide ? lastColumn : column + 1);
    case 'Home':
      return wide ? at(0, 0) : at(row, 0);
    case 'End':
      return wide ? at(lastRow, lastColumn) : at(row, lastColumn);
    case 'PageUp':
      return at(row - size.page, column);
    case 'PageDown':
      return at(row + size.page, column);
    default:
      return null;
  }
}
