import { describe, it } from 'vitest';
import { learners } from '#lib/library/learners.ts';
import { expectParity } from './parity.ts';

describe('recorded play of the reference', () => {
  it.each(learners.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});
