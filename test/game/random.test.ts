import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { below, fill, stream, type Random } from '#lib/game/random.ts';

const take = (random: Random, count: number): number[] => Array.from({ length: count }, () => random());

describe('random streams', () => {
  it('depend on seed and path alone, and differ by each step of the path', () => {
    expect(take(stream(7, 1, 2), 5)).toEqual(take(stream(7, 1, 2), 5));
    const firsts = [
      stream(7),
      stream(8),
      stream(7, 0),
      stream(7, 1),
      stream(7, 0, 1),
      stream(7, 1, 0),
      stream(7 + 2 ** 32),
    ];
    expect(new Set(firsts.map((random) => random())).size).toBe(firsts.length);
  });

  it('give the same numbers one by one, many at once, and in turns', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat({ max: 20 }), { maxLength: 8 }), (seed, counts) => {
        const total = counts.reduce((sum, count) => sum + count + 1, 0);
        const mixed = stream(seed, 3);
        // A function of no stream is asked one by one.
        const plain = stream(seed, 3);
        const found = { mixed: [] as number[], plain: [] as number[] };
        const room = new Float64Array(20);
        for (const count of counts) {
          fill(mixed, room, count);
          found.mixed.push(...room.subarray(0, count), mixed());
          fill(() => plain(), room, count);
          found.plain.push(...room.subarray(0, count), plain());
        }
        expect(found).toEqual({ mixed: take(stream(seed, 3), total), plain: take(stream(seed, 3), total) });
      }),
    );
  });

  it('are uniform: thousands of numbers fall evenly into ten bins', () => {
    const random = stream(1);
    const bins = new Array<number>(10).fill(0);
    for (let k = 0; k < 20_000; k++) bins[below(random, 10)]! += 1;
    // Chi squared, 9 degrees of freedom: above 33.7 once in 10,000 seeds.
    expect(bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)).toBeLessThan(33.7);
  });
});
