import { describe, expect, it } from 'vitest';
import { grudgers } from '#lib/library/grudgers.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play', () => {
  it.each(grudgers.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it.each([
    ['grudger', 'CCDCC', 'CCCDD'],
    ['opposite-grudger', 'DDCDD', 'DDDCC'],
    ['aggravater', 'CCCCDC', 'DDDCCD'],
    ['aggravater', 'CDCCCC', 'DDDDDD'],
    ['easy-go', 'CCDCC', 'DDDCC'],
    ['spiteful-cc', 'DCCC', 'CCDD'],
    ['forgetful-grudger', 'DDDDDDDDDDCCC', 'CDDDDDDDDDDCC'],
    ['forgetful-grudger', 'DCCCCCCCCCDCC', 'CDDDDDDDDDDDD'],
    ['soft-grudger', 'DDDDDDCCC', 'CDDDDCCCC'],
    ['soft-grudger', 'DCCCCCDCC', 'CDDDDCCDD'],
  ])('%s against %s', (id, opponent, expected) => {
    expect(replies(grudgers, id, opponent)).toBe(expected);
  });

  it('GrudgerAlternator alternates its recorded moves, noise included', () => {
    expect(replies(grudgers, 'grudger-alternator', 'DCCCCC', { flips: [3] })).toBe('CDCCDC');
  });

  it.each([
    [{ n: 2, d: 1, c: 1 }, 'DDDDCC', 'CCDCDC'],
    [{ n: 3, d: 2, c: 0 }, 'DDDDDDC', 'CCCDDDD'],
    [{ n: 2, d: 3, c: 0 }, 'DDCCCDDC', 'CCDDDCCD'],
    [{ n: 4, d: 1, c: 0 }, 'DDDDCDDDDDC', 'CCCCDCCCCDD'],
  ])('General Soft Grudger %j against %s', (parameters, opponent, expected) => {
    expect(replies(grudgers, 'general-soft-grudger', opponent, { parameters })).toBe(expected);
  });
});

describe('reachable states', () => {
  it.each([
    ['grudger', 2],
    ['forgetful-grudger', 11],
    ['opposite-grudger', 2],
    ['aggravater', 5],
    ['soft-grudger', 7],
    ['grudger-alternator', 3],
    ['easy-go', 2],
    ['general-soft-grudger', 7],
    ['spiteful-cc', 4],
  ])('%s has %s', (id, states) => {
    const record = grudgers.find((candidate) => candidate.id === id)!;
    expect(countStates(behaviourOf(record))).toBe(states);
  });
});
