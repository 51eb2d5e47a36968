import { describe, expect, it } from 'vitest';
import { agreements } from './agreement.ts';

// The long run, 500 pairs of 10,000 matches, is `node bench/agreement.ts`.
describe('exact results', () => {
  it('agree with simulation within four standard errors, in mean and in variance', () => {
    let chancy = 0;
    for (const { names, rules, means, variances, ...pair } of agreements(3, 40, 400)) {
      const what = `${names.join(' against ')}, noise ${rules.noise}, ending ${rules.ending}`;
      if (pair.chancy) chancy++;
      for (const z of [...means, ...variances]) expect(Math.abs(z), what).toBeLessThan(4);
    }
    expect(chancy).toBeGreaterThan(15);
  });
});
