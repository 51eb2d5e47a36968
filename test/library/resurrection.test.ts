import { describe, expect, it } from 'vitest';
import { resurrections } from '#lib/library/resurrection.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play', () => {
  it.each(resurrections.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it.each([
    ['resurrection', 'DDDDDCCC', [], 'CDDDDDDD'],
    ['resurrection', 'DDDDCCCC', [], 'CDDDDCCC'],
    ['resurrection', 'DDDDDCCC', [6], 'CDDDDDCC'],
    ['double-resurrection', 'CCCCCCCC', [], 'CCCCCDCC'],
    ['double-resurrection', 'DDDDDDDD', [], 'CDDDDDCD'],
  ])('%s against %s with flips %j', (id, opponent, flips, expected) => {
    expect(replies(resurrections, id, opponent, { flips })).toBe(expected);
  });
});

describe('reachable states', () => {
  it.each([
    ['resurrection', 12],
    ['double-resurrection', 21],
  ])('%s has %s', (id, states) => {
    const record = resurrections.find((candidate) => candidate.id === id)!;
    expect(countStates(behaviourOf(record))).toBe(states);
  });
});
