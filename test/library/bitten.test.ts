import { describe, expect, it } from 'vitest';
import { bitten } from '#lib/library/bitten.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play', () => {
  it.each(bitten.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it.each([
    ['once-bitten', 'DD' + 'C'.repeat(13), 'CC' + 'D'.repeat(11) + 'CC'],
    ['once-bitten', 'D'.repeat(14) + 'C', 'CC' + 'D'.repeat(13)],
    ['once-bitten', 'DD' + 'C'.repeat(9) + 'DDCC', 'CC' + 'D'.repeat(13)],
    ['once-bitten', 'DD' + 'C'.repeat(10) + 'DDCC', 'CC' + 'D'.repeat(11) + 'CDD'],
    ['fool-me-once', 'CDCCDCC', 'CCCCCDD'],
  ])('%s against %s', (id, opponent, expected) => {
    expect(replies(bitten, id, opponent)).toBe(expected);
  });

  it('forgetting comes after counting', () => {
    const forgets = { parameters: { forget_probability: 1 } };
    expect(replies(bitten, 'forgetful-fool-me-once', 'DDDDDD', forgets)).toBe('CCCCCC');
    const remembers = { parameters: { forget_probability: 0 } };
    expect(replies(bitten, 'forgetful-fool-me-once', 'DCDCCC', remembers)).toBe('CCCDDD');
  });
});

describe('reachable states', () => {
  it.each([
    ['once-bitten', 14],
    ['fool-me-once', 3],
    ['forgetful-fool-me-once', 3],
  ])('%s has %s', (id, states) => {
    const record = bitten.find((candidate) => candidate.id === id)!;
    expect(countStates(behaviourOf(record))).toBe(states);
  });
});
