import { describe, expect, it } from 'vitest';
import { capri } from '#lib/library/capri.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play', () => {
  it.each(capri.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it('accepts punishment for its own slip and is back after it', () => {
    expect(replies(capri, 'capri', 'CCCCDCCC', { flips: [3] })).toBe('CCCDCCCC');
  });

  it('punishes a single defection once', () => {
    expect(replies(capri, 'capri', 'CCCDCCCC')).toBe('CCCCDCCC');
  });
});

describe('reachable states', () => {
  it.each([['capri', 64]])('%s has %s', (id, states) => {
    const record = capri.find((candidate) => candidate.id === id)!;
    expect(countStates(behaviourOf(record))).toBe(states);
  });
});
