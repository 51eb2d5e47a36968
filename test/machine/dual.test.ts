import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ACTIONS, flip } from '#lib/game/action.ts';
import { dual } from '#lib/machine/dual.ts';
import { replies } from '#lib/machine/mealy.ts';
import { anyMachine } from './machines.ts';

it('plays the opposite after every history, and is undone by itself', () => {
  fc.assert(
    fc.property(anyMachine(10), fc.array(fc.constantFrom(...ACTIONS), { maxLength: 40 }), (machine, history) => {
      expect(replies(dual(machine), history)).toEqual(replies(machine, history).map(flip));
      expect(dual(dual(machine))).toEqual(machine);
    }),
  );
});
