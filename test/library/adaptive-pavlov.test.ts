import { describe, expect, it } from 'vitest';
import { adaptivePavlovs } from '#lib/library/adaptive-pavlov.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play', () => {
  it.each(adaptivePavlovs.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it.each([
    // A class once set outlives a block without a pattern.
    ['adaptive-pavlov-2006', 'DDDDDD' + 'CDCCDC' + 'CC', 'CDDDDD' + 'DDDDDD' + 'DD'],
    ['adaptive-pavlov-2006', 'CCCCCD' + 'CCCCCC' + 'DC', 'CCCCCC' + 'DDDDDD' + 'CD'],
    ['adaptive-pavlov-2006', 'DCDCDC' + 'DDDDC', 'CDCDCD' + 'CCDDD'],
    ['adaptive-pavlov-2006', 'DDCDDC' + 'CCCCCCC', 'CDDCDD' + 'DCCCCCC'],
    ['adaptive-pavlov-2011', 'DCDCDC' + 'CDDC', 'CDCDCD' + 'CCCD'],
    ['adaptive-pavlov-2011', 'DCCCCC' + 'CC', 'CDCCCC' + 'DD'],
    ['adaptive-pavlov-2011', 'DDDDCC' + 'CC', 'CDDDDC' + 'DD'],
  ])('%s against %s', (id, opponent, expected) => {
    expect(replies(adaptivePavlovs, id, opponent)).toBe(expected);
  });
});

describe('reachable states', () => {
  it.each([
    ['adaptive-pavlov-2006', 383],
    ['adaptive-pavlov-2011', 230],
  ])('%s has %s', (id, states) => {
    const record = adaptivePavlovs.find((candidate) => candidate.id === id)!;
    expect(countStates(behaviourOf(record))).toBe(states);
  });
});
