import { describe, expect, it } from 'vitest';
import { constants } from '#lib/library/constants.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(constants.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it.each([
    ['golden', 'CCCC', 'CDDD'],
    ['golden', 'DCCCCC', 'CCDDDC'],
    ['pi', 'DCCCCC', 'CCCDCD'],
    ['e', 'DCCCCC', 'CCDCDC'],
  ])('%s against %s', (id, opponent, expected) => {
    expect(replies(constants, id, opponent)).toBe(expected);
  });
});
