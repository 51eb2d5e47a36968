import { describe, expect, it } from 'vitest';
import { counting } from '#lib/library/counting.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(counting.map((record) => [record.name, record] as const))('%s', (_name, record) => expectParity(record));
});

describe('rules', () => {
  it('Forgiver still forgives exactly one in ten', () => {
    expect(replies(counting, 'forgiver', 'CCCCCCCCCDCD').slice(9)).toBe('CCC');
    expect(replies(counting, 'forgiver', 'CCCCCCCCDC').slice(8)).toBe('CD');
  });

  it('Doubler defects in the tie of two to one', () => {
    expect(replies(counting, 'doubler', 'CCDC')).toBe('CCCD');
    expect(replies(counting, 'doubler', 'CCCDC')).toBe('CCCCC');
  });

  it('Calculator finds a period that does not divide twenty', () => {
    const cycle = (period: string) => period.repeat(10).slice(0, 20);
    expect(replies(counting, 'calculator', `${cycle('CCCCCCD')}CC`).slice(20)).toBe('DD');
    expect(replies(counting, 'calculator', `${cycle('CCCCCCD').slice(0, 19)}DCC`).slice(20)).toBe('DC');
  });
});

describe('Grumpy', () => {
  const grumpy = (opponent: string, starting_state: string) =>
    replies(counting, 'grumpy', opponent, { parameters: { starting_state, grumpy_threshold: 1, nice_threshold: -1 } });

  it('changes its mood past a threshold, not on it', () => {
    expect(grumpy('DDDCCCCCC', 'C')).toBe('CCDDDDDDC');
  });

  it('may start in either mood', () => {
    expect(grumpy('CCC', 'D')).toBe('DDC');
  });
});
