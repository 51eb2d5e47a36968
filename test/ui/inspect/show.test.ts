import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { show } from '#lib/ui/inspect/show.ts';

describe('values as text', () => {
  it('are much like JSON', () => {
    expect(show({ a: [1, 'x', null], b: { c: {} }, d: undefined }, { depth: 4, letters: 100 })).toBe(
      '{ a: [1, "x", null], b: { c: {} }, d: undefined }',
    );
    expect(show(undefined, { depth: 4, letters: 100 })).toBe('');
    expect(show({ a: { b: { c: 1 } } }, { depth: 2, letters: 100 })).toBe('{ a: { b: … } }');
  });

  it('are never longer than asked for, cyclic or not', () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic, cyclic);
    expect(show(cyclic, { depth: 50, letters: 40 }).length).toBeLessThanOrEqual(41);
    fc.assert(
      fc.property(fc.object(), (value) => {
        expect(show(value, { depth: 5, letters: 60 }).length).toBeLessThanOrEqual(61);
      }),
    );
  });
});
