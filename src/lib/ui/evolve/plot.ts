// The geometry of the plot of scores by generation: round ticks, one column for many generations where a run is
// longer than the plot is wide, and the generations at which the best score leaps.

import type { Row } from '../../training/run.ts';

/** What is drawn at one place. */
export type Column = Pick<Row, 'generation' | 'best' | 'median' | 'worst'>;

/** Round numbers that divide a range into about so many parts: multiples of 1, 2 or 5 times a power of ten. */
export function ticks(from: number, to: number, about: number, least = 0): number[] {
  const raw = Math.max((to - from) / Math.max(1, about), least, 1e-9);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= raw * 0.999)!;
  const found: number[] = [];
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++)
    found.push(Number((k * step).toPrecision(12)));
  return found;
}

/** At most so many columns; each has the extremes of its generations and the last one's median. */
export function columns(rows: readonly Row[], most: number): Column[] {
  const size = Math.max(1, Math.ceil(rows.length / Math.max(1, most)));
  if (size === 1) return [...rows];
  const found: Column[] = [];
  for (let at = 0; at < rows.length; at += size) {
    const part = rows.slice(at, at + size);
    const { generation, median } = part.at(-1)!;
    const best = part.reduce((max, row) => Math.max(max, row.best), -Infinity);
    const worst = part.reduce((min, row) => Math.min(min, row.worst), Infinity);
    found.push({ generation, best, median, worst });
  }
  return found;
}

/**
 * Rows as an annealing shows them: the best so far as the best; the sweep's own best, which may be lower, in the middle.
 * Where there is one chain, its worst is its best and left out (NaN).
 */
export function withRecord(rows: readonly Row[]): Row[] {
  let record = -Infinity;
  const several = rows.some(({ best, worst }) => best !== worst);
  return rows.map((row) => {
    record = Math.max(record, row.best);
    return { ...row, best: record, median: row.best, worst: several ? row.worst : NaN };
  });
}

/** The number of the row with the best score, the first of equals. */
export function bestRow(rows: readonly Row[]): number {
  return rows.reduce((found, row, at) => (row.best > rows[found]!.best ? at : found), 0);
}

/** Leaps that are marked, at most. */
const MOST_LEAPS = 8;

/** Share of the generations whose steep rise would hide every later leap. */
const EARLY = 0.05;

/**
 * Numbers of the rows at which the record leaps: rises by at least a tenth of its whole rise, or later on of its
 * rise since the first twentieth of the generations, a hundredth of the whole at least. The largest few, in order; the first generation is none.
 */
export function leapsOf(rows: readonly Row[]): number[] {
  if (rows.length < 2) return [];
  let record = rows[0]!.best;
  const rises: { at: number; by: number }[] = [];
  rows.forEach(({ best }, at) => {
    if (best <= record) return;
    rises.push({ at, by: best - record });
    record = best;
  });
  const early = Math.max(1, Math.ceil(EARLY * rows.length));
  const rise = (from: number): number => rises.reduce((sum, { at, by }) => sum + (at >= from ? by : 0), 0);
  const [whole, late] = [rise(0), rise(early)];
  return rises
    .filter(({ at, by }) => by >= (at < early ? whole / 10 : Math.max(late / 10, whole / 100)))
    .sort((a, b) => b.by - a.by)
    .slice(0, MOST_LEAPS)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
}

/** A linear scale. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  /** Screen coordinates of the two ends. */
  readonly start: number;
  readonly end: number;
}

export function place({ from, to, start, end }: Scale, value: number): number {
  return to === from ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);
}

export function valueAt({ from, to, start, end }: Scale, at: number): number {
  return end === start ? from : from + ((at - start) / (end - start)) * (to - from);
}

/** The path of a line through the columns. */
export function linePath(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}
