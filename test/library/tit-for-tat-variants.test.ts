import { describe, expect, it } from 'vitest';
import { titForTatVariants } from '#lib/library/tit-for-tat-variants.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(titForTatVariants.map((record) => [record.name, record] as const))('%s', (_name, record) =>
    expectParity(record),
  );
});

describe('rules', () => {
  it('EugineNier gives up at the fifth defection', () => {
    expect(replies(titForTatVariants, 'eugine-nier', 'DCDCDCDCDCCC')).toBe('CDCDCDCDCDDD');
  });

  it('the two Graduals differ in what they count', () => {
    expect(replies(titForTatVariants, 'original-gradual', 'DDCCDCCCCC')).toBe('CDCCCDDCCC');
    expect(replies(titForTatVariants, 'gradual', 'DDCCDCCCCC')).toBe('CDCCCDDDCC');
  });

  it('Adaptive Tit For Tat forgives after its image has rounded to 1', () => {
    const long = 'C'.repeat(60);
    expect(replies(titForTatVariants, 'adaptive-tit-for-tat', `${long}DDC`).slice(60)).toBe('CCD');
    expect(replies(titForTatVariants, 'adaptive-tit-for-tat', 'CCDDC').slice(2)).toBe('CDD');
  });

  it('Michaelos copies until it has exploited a cooperator, then goes half of the time', () => {
    const gone = Array.from({ length: 400 }, (_, seed) =>
      replies(titForTatVariants, 'michaelos', 'CCCCC', { flips: [0], seed }),
    ).filter((play) => play === 'DDDDD').length;
    expect(gone).toBeGreaterThan(150);
    expect(gone).toBeLessThan(250);
  });
});
