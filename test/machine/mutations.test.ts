import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stream } from '#lib/game/random.ts';
import { canonicalKey } from '#lib/machine/canonical.ts';
import { mealy, size, toDraft, type Mealy } from '#lib/machine/mealy.ts';
import { toMealy } from '#lib/machine/validate.ts';
import { MACHINE_MUTATIONS, mutateMachine } from '#lib/machine/mutations.ts';
import { mealyMachine } from '../machine-arbitrary.ts';

const MOST = 9;

it('makes complete machines of the size it should', () => {
  fc.assert(
    fc.property(mealyMachine, fc.constantFrom(...MACHINE_MUTATIONS), fc.nat(), (machine, mutation, seed) => {
      const mutant = mutateMachine(machine, mutation, MOST, stream(seed));
      expect(toMealy(toDraft(mutant))).toEqual({ ok: true, value: mutant, warnings: [] });
      const n = size(machine);
      const grows = (mutation === 'split' || mutation === 'add') && n < MOST ? 1 : 0;
      const shrinks = (mutation === 'merge' || mutation === 'remove') && n > 1 ? 1 : 0;
      expect(size(mutant)).toBe(n + grows - shrinks);
      const names = new Set(mutant.names);
      expect(machine.names.filter((name) => !names.has(name))).toHaveLength(shrinks);
    }),
    { numRuns: 500 },
  );
});

/** Every machine that a mutation makes of Grudger. */
function reachedFrom(machine: Mealy, mutation: (typeof MACHINE_MUTATIONS)[number]): Set<string> {
  return new Set(
    Array.from({ length: 2000 }, (_, seed) => canonicalKey(mutateMachine(machine, mutation, MOST, stream(seed)))),
  );
}

const grudger = mealy('nice', 'C', {
  nice: [
    ['nice', 'C'],
    ['angry', 'D'],
  ],
  angry: [
    ['angry', 'D'],
    ['angry', 'D'],
  ],
});
const [tft, alwaysC, alwaysD] = ['C C1D1', 'C C1C1', 'D D1D1'];

it.each([
  ['redirect', [tft, alwaysD]],
  ['flip', ['D C1D2 D2D2', 'C D1D2 D2D2']],
  ['merge', [tft]],
  ['remove', [tft]],
] as const)('reaches by %s what a single change can make of Grudger', (mutation, some) => {
  const reached = reachedFrom(grudger, mutation);
  if (mutation === 'redirect') {
    // The arrow to "angry" leads back: Tit For Tat.
    expect(reached).toContain(some[0]);
    expect(reached.size).toBe(5);
  } else if (mutation === 'flip') {
    expect(reached.size).toBe(5);
    expect(reached).not.toContain(canonicalKey(grudger));
  } else expect([...reached]).toContain(some[0]);
  expect(reached).not.toContain(alwaysC);
});

it('grows a machine by a state that play can reach', () => {
  for (const mutation of ['add', 'split'] as const) {
    const sizes = [...reachedFrom(grudger, mutation)].map((key) => key.split(' ').length - 1);
    expect(Math.max(...sizes)).toBe(3);
  }
});
