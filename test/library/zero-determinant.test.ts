import { describe, it } from 'vitest';
import { zeroDeterminants } from '#lib/library/zero-determinant.ts';
import { expectParity } from './parity.ts';

describe('recorded play of the reference', () => {
  it.each(zeroDeterminants.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});
