// The principal eigenvector of a matrix by power iteration, step for step as the field's reference library does it:
// its tolerance is so loose that only about three digits are converged, so that an exact solver would not agree.

/** The iteration ends where a step changes the vector by less than this (Euclidean norm). */
const TOLERANCE = 0.001;
const MOST_STEPS = 1002;

/**
 * The vector of unit length that repeated multiplication of (1, ..., 1) by the row-major n by n matrix tends to. No
 * sign is chosen: where the dominant eigenvalue is negative it is that of an even power. NaN throughout where a
 * product vanishes, as for a matrix of zeros. O(n^2) a step, 1002 steps at most.
 */
export function principalEigenvector(matrix: Float64Array, n: number): Float64Array {
  let vector = new Float64Array(n).fill(1);
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = vector.map((_, i) => {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += matrix[i * n + j]! * vector[j]!;
      return sum;
    });
    const length = Math.hypot(...next);
    for (let i = 0; i < n; i++) next[i]! /= length;
    const change = Math.hypot(...next.map((value, i) => value - vector[i]!));
    vector = next;
    if (!(change >= TOLERANCE)) break;
  }
  return vector;
}
