import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StateIndex } from '#lib/library/state-index.ts';

const leaf = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.5, 0.25, 1e300, Infinity, 2 ** 40),
  fc.constantFrom('', 'C', 'D', 'CD', 'DC'),
  fc.boolean(),
  fc.constant(null),
);
const { state } = fc.letrec((tie) => ({
  state: fc.oneof(
    { maxDepth: 2 },
    leaf,
    fc.array(tie('state'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('state'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

/** JSON text that keeps what JSON loses; names in order. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'number') return `number ${part}`;
    if (typeof part === 'object' && part !== null && !Array.isArray(part)) {
      return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    return part;
  });

describe('StateIndex', () => {
  it('numbers values as a map by their text would', () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 200 }), (values) => {
        const index = new StateIndex();
        const texts = new Map<string, number>();
        for (const value of values) {
          const expected = texts.get(text(value));
          expect(index.find(value)).toBe(expected ?? -1);
          if (expected !== undefined) continue;
          index.add(value);
          texts.set(text(value), texts.size);
        }
      }),
    );
  });

  it('keeps many apart', () => {
    const index = new StateIndex();
    for (let i = 0; i < 20_000; i++) {
      const value = { turns: i % 200, score: Math.floor(i / 200), move: i % 3 === 0 ? 'C' : 'D' };
      expect(index.find(value)).toBe(-1);
      index.add(value);
    }
    expect(index.find({ turns: 7, score: 3, move: 'D' })).toBe(607);
  });
});
