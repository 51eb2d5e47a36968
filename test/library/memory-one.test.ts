import { describe, it } from 'vitest';
import { memoryOnes } from '#lib/library/memory-one.ts';
import { expectParity } from './parity.ts';

describe('recorded play of the reference', () => {
  it.each(memoryOnes.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});
