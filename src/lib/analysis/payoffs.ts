// The payoff matrix of a tournament: mean score per turn of the row's player against the column's. The
// diagonal is self-play, the mean of both seats.

import { meanScore, pairNumber, type TournamentResult } from '../engine/tournament.ts';
import { csvField, real } from './summary.ts';

/** Row-major n by n: mean over repetitions of the row player's score per turn. */
export function payoffMatrix(result: TournamentResult): Float64Array {
  const n = result.ids.length;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      const pair = pairNumber(n, i, j);
      const [own, opponent] = [meanScore(result, pair, 0), meanScore(result, pair, 1)];
      matrix[i * n + j] = i === j ? (own + opponent) / 2 : own;
      if (i !== j) matrix[j * n + i] = opponent;
    }
  }
  return matrix;
}

/** The matrix as CSV, names in the header row and the first column; without `self` the diagonal is empty. */
export function payoffsCsv(result: TournamentResult, { self = true }: { readonly self?: boolean } = {}): string {
  const n = result.names.length;
  const matrix = payoffMatrix(result);
  return matrixCsv(
    result.names,
    self ? matrix : matrix.map((score, at) => (Math.floor(at / n) === at % n ? NaN : score)),
  );
}

/** A row-major matrix with a row for each name as CSV; the columns have the same names unless told. NaN is left empty. */
export function matrixCsv(names: readonly string[], matrix: Float64Array, columns: readonly string[] = names): string {
  const width = columns.length;
  const rows = names.map((name, i) =>
    [csvField(name), ...Array.from(matrix.subarray(i * width, (i + 1) * width), real)].join(','),
  );
  return `${[['', ...columns.map(csvField)].join(','), ...rows].join('\n')}\n`;
}
