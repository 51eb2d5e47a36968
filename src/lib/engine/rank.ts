// A rank under uncertainty. With normal errors, independent between players, the number of players above a
// given score is a sum of independent yes-or-no events (Poisson binomial), whose distribution is computed
// by convolution; an uncertain own score is integrated over on a grid. No sampling, so the same numbers
// always. What it leaves out: two players' errors share the matches they played against each other.

/** Means of scores and the variances of their errors; NaN where a variance is not known. */
export interface Uncertain {
  readonly mean: number;
  readonly variance: number;
}

/** Best and worst rank; 1 is the best there is. */
export type RankInterval = readonly [best: number, worst: number];

/** Scores closer than this are the same. */
const TIE = 1e-12;

/** 1 and up: one more than the number of others that are higher. */
export function rankOf(own: number, others: readonly Uncertain[]): number {
  return 1 + others.filter(({ mean }) => mean > own + TIE).length;
}

/**
 * The central interval of ranks that holds at least `level` of the probability; 1 is the best rank. Null where
 * any variance is not known: no interval is better than one that leaves an error out.
 */
export function rankInterval(own: Uncertain, others: readonly Uncertain[], level = 0.95): RankInterval | null {
  if (Number.isNaN(own.variance) || others.some(({ variance }) => Number.isNaN(variance))) return null;
  const distribution = rankDistribution(own, others);
  const tail = (1 - level) / 2;
  let sum = 0;
  let best = 0;
  let worst = 0;
  for (let above = 0; above < distribution.length; above++) {
    sum += distribution[above]!;
    if (best === 0 && sum > tail) best = above + 1;
    if (worst === 0 && sum >= 1 - tail - 1e-9) worst = above + 1;
  }
  return [best || 1, worst || distribution.length];
}

/** The standard error that a variance stands for; null where it is not known. */
export function errorOrNull(variance: number): number | null {
  return Number.isNaN(variance) ? null : Math.sqrt(variance);
}

/** Probability of each rank; index 0 is rank 1. */
export function rankDistribution(own: Uncertain, others: readonly Uncertain[]): Float64Array {
  const total = new Float64Array(others.length + 1);
  const sd = Math.sqrt(own.variance);
  const nodes = sd > 0 ? GRID : [{ z: 0, weight: 1 }];
  // Most players are above, or below, wherever on the grid the own score is; they are told apart once.
  const [lowest, highest] = [own.mean + nodes[0]!.z * sd, own.mean + nodes.at(-1)!.z * sd];
  const always = others.filter((other) => chanceAbove(other, highest) > SURE).length;
  const near = others.filter((other) => chanceAbove(other, lowest) >= NEVER && chanceAbove(other, highest) <= SURE);
  for (const { z, weight } of nodes) {
    const score = own.mean + z * sd;
    let certain = always;
    // Distribution of the number of uncertain players above.
    const above = [1];
    for (const other of near) {
      const p = chanceAbove(other, score);
      if (p > SURE) certain++;
      else if (p >= NEVER) {
        above.push(0);
        for (let k = above.length - 1; k > 0; k--) above[k] = above[k]! * (1 - p) + above[k - 1]! * p;
        above[0]! *= 1 - p;
      }
    }
    above.forEach((probability, k) => (total[certain + k]! += weight * probability));
  }
  return total;
}

/** Chances beyond these are taken as certain and as none. */
const SURE = 1 - 1e-9;
const NEVER = 1e-9;

/** 49 equally spaced points of the standard normal distribution within 4 standard deviations. */
const GRID = (() => {
  const points = Array.from({ length: 49 }, (_, i) => (i - 24) / 6);
  const density = points.map((z) => Math.exp((-z * z) / 2));
  const sum = density.reduce((a, b) => a + b, 0);
  return points.map((z, i) => ({ z, weight: density[i]! / sum }));
})();

function chanceAbove(other: Uncertain, score: number): number {
  if (other.variance === 0) return other.mean > score + TIE ? 1 : 0;
  return normalBelow((other.mean - score) / Math.sqrt(other.variance));
}

/** The standard normal distribution function, to 1e-7 (Abramowitz and Stegun 1964, 26.2.17). */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const upper = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z > 0 ? 1 - upper : upper;
}
