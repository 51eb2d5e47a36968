import { describe, expect, it } from 'vitest';
import { cyclers, sequences } from '#lib/library/sequences.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play of the reference', () => {
  it.each([...cyclers, ...sequences].map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('long sequences', () => {
  const turns = 2000;
  const opponent = 'C'.repeat(turns);

  it('AntiCycler is C, D, D and then blocks of k times C and a D', () => {
    let expected = 'CDD';
    for (let k = 1; expected.length < turns; k++) expected += `${'C'.repeat(k)}D`;
    expect(replies(sequences, 'anti-cycler', opponent)).toBe(expected.slice(0, turns));
  });

  it('ThueMorse follows a word by its complement, over and over', () => {
    let expected = 'D';
    while (expected.length < turns) expected += expected.replace(/./g, (move) => (move === 'C' ? 'D' : 'C'));
    expect(replies(sequences, 'thue-morse', opponent)).toBe(expected.slice(0, turns));
  });

  it('a cycle has as many states as moves', () => {
    expect(cyclers.map((record) => countStates(behaviourOf(record)))).toEqual([2, 3, 3, 4, 6, 6]);
  });
});
