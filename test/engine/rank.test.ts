import { describe, expect, it } from 'vitest';
import { normalBelow, rankDistribution, rankInterval, rankOf } from '#lib/engine/rank.ts';
import { stream } from '#lib/game/random.ts';

describe('rankOf', () => {
  it('starts at 1, and ties share', () => {
    const others = [3, 2, 2, 1].map((mean) => ({ mean, variance: 0 }));
    expect([4, 3, 2, 0].map((own) => rankOf(own, others))).toEqual([1, 1, 2, 5]);
  });
});

describe('rankDistribution', () => {
  it('is certain without errors', () => {
    const others = [3, 2].map((mean) => ({ mean, variance: 0 }));
    expect([...rankDistribution({ mean: 2.5, variance: 0 }, others)]).toEqual([0, 1, 0]);
    expect(rankInterval({ mean: 2.5, variance: 0 }, others)).toEqual([2, 2]);
  });

  it('splits evenly between equals', () => {
    const equal = { mean: 1, variance: 0.04 };
    const [first, second] = rankDistribution(equal, [equal]);
    expect(first).toBeCloseTo(0.5, 6);
    expect(second).toBeCloseTo(0.5, 6);
  });

  it('agrees with drawing scores', () => {
    const own = { mean: 0, variance: 1 };
    const others = [-1.5, -0.5, 0, 0.4, 1, 2].map((mean, i) => ({ mean, variance: 0.2 * (i + 1) }));
    const random = stream(1);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const counts = new Float64Array(others.length + 1);
    const draws = 100_000;
    for (let i = 0; i < draws; i++) {
      const score = own.mean + normal();
      counts[others.filter(({ mean, variance }) => mean + Math.sqrt(variance) * normal() > score).length]! += 1;
    }
    rankDistribution(own, others).forEach((p, rank) => expect(Math.abs(counts[rank]! / draws - p)).toBeLessThan(0.006));
  });
});

describe('normalBelow', () => {
  it('has the values of the tables', () => {
    expect(normalBelow(0)).toBeCloseTo(0.5, 6);
    expect(normalBelow(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalBelow(-1)).toBeCloseTo(0.158655, 6);
  });
});
