import { describe, expect, it } from 'vitest';
import { stream } from '#lib/game/random.ts';
import { fixation, valueOf } from '#lib/training/objective.ts';

const scores = { own: Float64Array.of(3, 1), opponent: Float64Array.of(3, 2), self: 3, sampled: 0 };

describe('objectives', () => {
  it('are means over opponents', () => {
    expect(valueOf({ kind: 'score' }, scores, null)).toBe(2);
    expect(valueOf({ kind: 'difference' }, scores, null)).toBe(-0.5);
    const selves = Float64Array.of(3, 1);
    const moran = (fixation(3, 3, 3, 3, 4) + fixation(3, 1, 2, 1, 4)) / 2;
    expect(valueOf({ kind: 'moran', each: 4 }, scores, selves)).toBeCloseTo(moran, 12);
  });
});

describe('fixation', () => {
  it('is one half between equals, and the two chances sum to 1', () => {
    expect(fixation(3, 3, 3, 3, 4)).toBeCloseTo(0.5, 12);
    expect(fixation(3, 0.995, 1.02, 1, 3) + fixation(1, 1.02, 0.995, 3, 3)).toBeCloseTo(1, 12);
    expect(fixation(0, 0, 0, 0, 4)).toBeCloseTo(0.5, 12);
    expect(fixation(0, 0, 5, 1, 4)).toBeCloseTo(0, 9);
  });

  it('agrees with a simulated Moran process', () => {
    // Tit For Tat (A) and Defector (B) over 10 turns: A against A 3, A against B 0.9, B against A 1.4, B against B 1.
    const [aa, ab, ba, bb, each] = [3, 0.9, 1.4, 1, 2];
    const random = stream(1);
    const runs = 20_000;
    let taken = 0;
    for (let run = 0; run < runs; run++) {
      let a: number = each;
      while (a > 0 && a < 2 * each) {
        const b = 2 * each - a;
        const fitnessA = a * ((a - 1) * aa + b * ab);
        const fitnessB = b * (a * ba + (b - 1) * bb);
        const birthA = random() * (fitnessA + fitnessB) < fitnessA;
        const deathA = random() * 2 * each < a;
        a += (birthA ? 1 : 0) - (deathA ? 1 : 0);
      }
      if (a > 0) taken++;
    }
    const expected = fixation(aa, ab, ba, bb, each);
    expect(Math.abs(taken / runs - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / runs));
  });
});
