import { describe, expect, it } from 'vitest';
import { dbs } from '#lib/library/dbs.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(dbs.map((record) => [record.name, record] as const))('%s', (_name, record) => expectParity(record));
});

describe('parameters', () => {
  it('looks one turn ahead where told to, and then defects at once', () => {
    expect(replies(dbs, 'dbs', 'CCC', { parameters: { tree_depth: 1 } })).toBe('CDD');
    expect(replies(dbs, 'dbs', 'CCC')).toBe('CCC');
  });
});
