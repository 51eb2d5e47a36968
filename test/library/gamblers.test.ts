import { describe, it } from 'vitest';
import { gamblers } from '#lib/library/gamblers.ts';
import { expectParity } from './parity.ts';

describe('recorded play of the reference', () => {
  it.each(gamblers.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});
