import { describe, expect, it } from 'vitest';
import { adaptors } from '#lib/library/adaptors.ts';
import { expectParity } from './parity.ts';
import { behaviourOf } from './states.ts';

describe('recorded play', () => {
  it.each(adaptors.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it('the interval is closed below and open above', () => {
    const behaviour = behaviourOf(adaptors[0]!);
    if (behaviour.kind !== 'automaton') throw new Error('AdaptorBrief is an automaton');
    expect([-1.000001, -1, 0, 0.999999, 1].map((sum) => behaviour.automaton.cooperate(sum))).toEqual([
      0.01, 0.99, 0.99, 0.99, 0.01,
    ]);
  });
});
