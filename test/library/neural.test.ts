import { describe, it } from 'vitest';
import { neuralNetworks } from '#lib/library/neural.ts';
import { expectParity } from './parity.ts';

describe('recorded play of the reference', () => {
  it.each(neuralNetworks.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});
