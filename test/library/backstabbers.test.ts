import { describe, expect, it } from 'vitest';
import { backstabbers } from '#lib/library/backstabbers.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play', () => {
  it.each(backstabbers.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it.each([
    ['backstabber', 'DDDDC', 1, 'DCCCD'],
    ['backstabber', 'DDDDC', 2, 'DDCCD'],
    ['backstabber', 'CCCCC', 5, 'CCCDD'],
    ['backstabber', 'CCCCC', -1, 'CCCCC'],
    ['backstabber', 'CCCCC', Infinity, 'CCCCC'],
    ['double-crosser', 'CCCCC', 5, 'CCCDD'],
    ['double-crosser', 'C'.repeat(7) + 'DDCDCDCC', Infinity, 'C'.repeat(9) + 'DCCCCC'],
    ['double-crosser', 'C'.repeat(6) + 'DDCDCDCC', Infinity, 'C'.repeat(12) + 'DD'],
    ['double-crosser', 'C'.repeat(7) + 'DCDCDCDC' + 'C'.repeat(167), Infinity, 'C'.repeat(180) + 'DD'],
  ])('%s against %s in a match of %s', (id, opponent, length, expected) => {
    expect(replies(backstabbers, id, opponent, { info: { length } })).toBe(expected);
  });
});

describe('reachable states', () => {
  it.each([
    ['backstabber', 5],
    ['double-crosser', 2052],
  ])('%s has %s', (id, states) => {
    const record = backstabbers.find((candidate) => candidate.id === id)!;
    expect(countStates(behaviourOf(record))).toBe(states);
  });
});
