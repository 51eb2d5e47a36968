import { describe, expect, it } from 'vitest';
import { criticalChiSquared, erf, looksRandom } from '#lib/library/chi-squared.ts';

describe('erf', () => {
  it.each([
    [0, 0],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2, 0.9953222650189527],
    [5, 0.9999999999984626],
  ])('of %d is %d (Abramowitz and Stegun, table 7.1)', (x, value) => expect(erf(x)).toBeCloseTo(value, 13));
});

describe('criticalChiSquared', () => {
  it.each([
    [0.05, 3.841458820694124],
    [0.01, 6.6348966010212145],
    [0.5, 0.454936423119572],
    [0.9, 0.015790774093431218],
  ])('at level %d is %d', (alpha, value) => expect(criticalChiSquared(alpha)).toBeCloseTo(value, 10));
});

describe('looksRandom', () => {
  const critical = criticalChiSquared(0.05);
  it.each([
    [56, 21, 35],
    [14, 4, 10],
    [29, 10, 19],
  ])('of %d moves takes %d to %d defections for random', (turns, fewest, most) => {
    const random = Array.from({ length: turns + 1 }, (_, defections) => defections).filter((defections) =>
      looksRandom(turns, defections, critical),
    );
    expect(random[0]).toBe(fewest);
    expect(random.at(-1)).toBe(most);
    expect(random).toHaveLength(most - fewest + 1);
  });
});
