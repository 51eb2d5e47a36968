import { describe, it } from 'vitest';
import { worse } from '#lib/library/worse.ts';
import { expectParity } from './parity.ts';

describe('recorded play of the reference', () => {
  it.each(worse.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});
