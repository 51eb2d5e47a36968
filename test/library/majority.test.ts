import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { majority } from '#lib/library/majority.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play', () => {
  it.each(majority.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it.each([
    ['soft-go-by-majority', 0],
    ['hard-go-by-majority', 0],
    ['soft-go-by-majority', 1],
    ['hard-go-by-majority', 2],
    ['soft-go-by-majority', 27],
    ['hard-go-by-majority', 40],
    ['soft-go-by-majority', 52],
  ])('%s with window %i counts as one would', (id, size) => {
    const history = fc.string({ unit: fc.constantFrom('C', 'D'), maxLength: 150 });
    fc.assert(
      fc.property(history, (opponent) => {
        let expected = '';
        for (let n = 0; n < opponent.length; n++) {
          const seen = opponent.slice(size === 0 ? 0 : Math.max(0, n - size), n);
          const surplus = 2 * seen.replaceAll('C', '').length - seen.length;
          expected += surplus > 0 || (surplus === 0 && id.startsWith('hard')) ? 'D' : 'C';
        }
        expect(replies(majority, id, opponent, { parameters: { memory_depth: size } })).toBe(expected);
      }),
    );
  });

  it('soft = 0 makes the soft one hard', () => {
    const parameters = { memory_depth: 0, soft: 0 };
    expect(replies(majority, 'soft-go-by-majority', 'CDDCC', { parameters })).toBe('DCDDD');
  });
});

describe('reachable states', () => {
  it.each([
    ['soft-go-by-majority-5', 63],
    ['hard-go-by-majority-10', 2047],
  ])('%s has %s', (id, states) => {
    const record = majority.find((candidate) => candidate.id === id)!;
    expect(countStates(behaviourOf(record))).toBe(states);
  });
});
