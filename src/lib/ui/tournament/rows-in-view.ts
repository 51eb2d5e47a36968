// Which rows of a long table are drawn: those in view and some more on either side, so that hundreds of rows
// with their bars cost no more than a screenful. All rows have one height; the rest is empty space.

/** The rows `from` to `to - 1` are drawn, between so many pixels of empty space. */
export interface RowsInView {
  readonly from: number;
  readonly to: number;
  readonly above: number;
  readonly below: number;
}

/** Rows drawn beyond either edge, so that moving the focus or scrolling by a screen meets no gap. */
const SPARE = 16;

/**
 * The rows to draw of `count` rows, each `height` pixels, where `top` pixels are scrolled past and `view` are
 * shown.
 */
export function rowsInView(count: number, height: number, top: number, view: number): RowsInView {
  const last = Math.max(0, count - Math.ceil(view / height));
  const first = Math.min(last, Math.max(0, Math.floor(top / height)));
  const from = Math.max(0, first - SPARE);
  const to = Math.min(count, first + Math.ceil(view / height) + 1 + SPARE);
  return { from, to, above: from * height, below: (count - to) * height };
}
