import { describe, expect, it } from 'vitest';
import { titForTat } from '#lib/library/tit-for-tat.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(titForTat.map((record) => [record.name, record] as const))('%s', (_name, record) => expectParity(record));
});

describe('rules', () => {
  it.each([
    [2, 1, 'DCCDDC', 'CDDCDD'],
    [0, 2, 'DDDDDD', 'CCCCCC'],
    [3, 0, 'CCCCCC', 'DDDDDD'],
    [1, 4, 'DDDDDC', 'CCCCDD'],
  ])('%i tits for %i tats', (N, M, opponent, expected) => {
    expect(replies(titForTat, 'n-tits-for-m-tats', opponent, { parameters: { N, M } })).toBe(expected);
  });

  it('Contrite Tit For Tat does not pay back the answer to its slip', () => {
    expect(replies(titForTat, 'contrite-tit-for-tat', 'CCDCC', { flips: [1] })).toBe('CDCCC');
    expect(replies(titForTat, 'tit-for-tat', 'CCDCC', { flips: [1] })).toBe('CDCDC');
  });

  it('Alexei closes with a defection only where the length is known', () => {
    expect(replies(titForTat, 'alexei', 'CCCC', { info: { length: 3 } })).toBe('CCDC');
    expect(replies(titForTat, 'alexei', 'CCCC', { info: { length: -1 } })).toBe('CCCC');
  });
});
