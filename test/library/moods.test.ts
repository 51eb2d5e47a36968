import { describe, expect, it } from 'vitest';
import { moods } from '#lib/library/moods.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play', () => {
  it.each(moods.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it.each([
    ['desperate', ['CDDCD', 'DCDCD']],
    ['hopeless', ['CCDCC', 'DCDCC']],
    ['willing', ['CCCCC', 'DDCCC']],
  ])('%s leaves nothing but its first move to chance', (id, expected) => {
    const plays = new Set(Array.from({ length: 40 }, (_, seed) => replies(moods, id, 'DCDDC', { seed })));
    expect([...plays].sort()).toEqual(expected);
  });
});

describe('reachable states', () => {
  it.each([
    ['desperate', 3],
    ['hopeless', 3],
    ['willing', 3],
  ])('%s has %s', (id, states) => {
    const record = moods.find((candidate) => candidate.id === id)!;
    expect(countStates(behaviourOf(record))).toBe(states);
  });
});
