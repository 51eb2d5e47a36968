import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stream } from '#lib/game/random.ts';
import { toDraft } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { toMealy } from '#lib/machine/validate.ts';

it('makes valid machines, the same from the same stream', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 50 }), (seed, states) => {
      const machine = randomMachine(stream(seed), states);
      expect(toMealy(toDraft(machine))).toEqual({ ok: true, value: machine, warnings: [] });
      expect(randomMachine(stream(seed), states)).toEqual(machine);
    }),
  );
});

it('makes all kinds of them', () => {
  const texts = new Set(Array.from({ length: 20_000 }, (_, i) => JSON.stringify(toDraft(randomMachine(stream(i), 2)))));
  expect(texts.size).toBe(2 * 4 ** 4);
});
