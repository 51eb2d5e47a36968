import { describe, it } from 'vitest';
import { lookUpTables } from '#lib/library/look-up-tables.ts';
import { expectParity } from './parity.ts';

describe('recorded play of the reference', () => {
  it.each(lookUpTables.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});
