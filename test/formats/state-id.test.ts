import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keysForNames } from '#lib/formats/state-id.ts';
import { idFlaw } from '#lib/machine/validate.ts';

it('gives every name a key of its own that is sound, and keeps names that can be keys', () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom('a.b', 'a-b', 'a#b', 'a.b-2', '__proto__', 'constructor', '', ' ', '.', 'x'.repeat(500)),
  );
  fc.assert(
    fc.property(fc.uniqueArray(name), (names) => {
      const keys = keysForNames(names);
      expect([...keys.keys()].sort()).toEqual([...names].sort());
      const ids = [...keys.values()].map((key) => key.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [text, { id, label }] of keys) {
        expect(idFlaw(id)).toBeNull();
        if (idFlaw(text) === null) expect({ id, label }).toEqual({ id: text, label: null });
        else expect(label).toBe(text.trim() === '' ? null : text);
      }
    }),
    { numRuns: 500 },
  );
});
