import { describe, it } from 'vitest';
import { memoryTwos } from '#lib/library/memory-two.ts';
import { expectParity } from './parity.ts';

describe('recorded play of the reference', () => {
  it.each(memoryTwos.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});
