import { describe, it } from 'vitest';
import { hiddenMarkovs } from '#lib/library/hidden-markov.ts';
import { expectParity } from './parity.ts';

describe('recorded play of the reference', () => {
  it.each(hiddenMarkovs.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});
