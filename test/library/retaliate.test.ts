import { describe, expect, it } from 'vitest';
import { retaliators } from '#lib/library/retaliate.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(retaliators.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it('Retaliate pays back until the account is even, with equality even', () => {
    const parameters = { retaliation_threshold: 0.5 };
    expect(replies(retaliators, 'retaliate', 'DCCCC', { parameters })).toBe('CDDCC');
  });

  it('the limited one pauses for one turn after its limit', () => {
    const parameters = { retaliation_threshold: 0, retaliation_limit: 2 };
    expect(replies(retaliators, 'limited-retaliate', 'DCCCCCC', { parameters })).toBe('CDDCDDC');
  });

  it('counts recorded moves', () => {
    expect(replies(retaliators, 'retaliate', 'DC', { flips: [0] })).toBe('DC');
  });
});
