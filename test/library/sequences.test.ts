import { describe, it } from 'vitest';
import { cyclers, sequences } from '#lib/library/sequences.ts';
import { expectParity } from './parity.ts';

describe('recorded play of the reference', () => {
  it.each([...cyclers, ...sequences].map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});
