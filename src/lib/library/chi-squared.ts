// The randomness test of two programs of the first tournament: an opponent whose C and D are about equally
// many passes for random. The statistic is chi-squared with one degree of freedom; its upper tail at x is
// erfc(sqrt(x / 2)). Instead of the tail at every turn, the critical value is found once by bisection.

/** erf by its series of positive terms (Abramowitz and Stegun 7.1.6); accurate to about 1e-15 for 0 <= x <= 6. */
export function erf(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/**
 * The value that a chi-squared variable with one degree of freedom exceeds with probability `alpha`,
 * for `alpha` in (0, 1); 3.8414588 for 0.05. Levels under about 1e-15 give the largest value, 72.
 */
export function criticalChiSquared(alpha: number): number {
  let low = 0;
  let high = 72;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (1 - erf(Math.sqrt(middle / 2)) >= alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Whether `defections` in `turns` moves pass for fair coin tosses at the level with this critical value. */
export function looksRandom(turns: number, defections: number, critical: number): boolean {
  const surplus = turns - 2 * defections;
  return (surplus * surplus) / turns <= critical;
}
