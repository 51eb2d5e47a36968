import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idFromName } from '#lib/machine/document.ts';

describe('idFromName', () => {
  it.each([
    ['Evolved FSM 8', 'evolved-fsm-8'],
    ['Second by Colbert: machine', 'second-by-colbert-machine'],
    ['Übermut & Größe', 'ubermut-groe'],
    ['../../etc/passwd', 'etcpasswd'],
    ['π', 'machine'],
    ['', 'machine'],
    [`${'a'.repeat(79)} b`, 'a'.repeat(79)],
  ])('makes %j into %j', (name, id) => {
    expect(idFromName(name)).toBe(id);
  });

  it('always gives a safe file name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const id = idFromName(name);
        expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(id.length).toBeLessThanOrEqual(80);
        expect(idFromName(id)).toBe(id);
      }),
      { numRuns: 1000 },
    );
  });
});
