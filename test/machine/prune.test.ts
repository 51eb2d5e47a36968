import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDraft } from '#lib/machine/mealy.ts';
import { prune, pruneDraft } from '#lib/machine/prune.ts';
import { reach } from '#lib/machine/reach.ts';
import { compare } from '#lib/machine/equivalence.ts';
import { anyMachine, EVOLVED_FSM_8, SECOND_PRAC } from './machines.ts';

describe('prune', () => {
  it('leaves the six states of Evolved FSM 8 that play can reach, names and order kept', () => {
    expect(prune(EVOLVED_FSM_8).names).toEqual(['3', '4', '5', '6', '7', '8']);
    expect(prune(SECOND_PRAC)).toBe(SECOND_PRAC);
  });

  it('keeps exactly the reachable states, the play, and nothing to prune', () => {
    fc.assert(
      fc.property(anyMachine(20), (machine) => {
        const pruned = prune(machine);
        const { reachable } = reach(machine);
        expect(pruned.names).toEqual(machine.names.filter((_, state) => reachable[state] === 1));
        expect(compare(machine, pruned)).toEqual({ equivalent: true });
        expect(prune(pruned)).toBe(pruned);
      }),
    );
  });
});

describe('pruneDraft', () => {
  it('agrees with prune and names what went', () => {
    fc.assert(
      fc.property(anyMachine(20), (machine) => {
        const { draft, removed } = pruneDraft(toDraft(machine));
        expect(draft).toEqual(toDraft(prune(machine)));
        const kept = new Set(prune(machine).names);
        expect(removed).toEqual(machine.names.filter((name) => !kept.has(name)));
      }),
    );
  });

  it('keeps labels and open ends', () => {
    const open = { id: 'a', label: 'Open', C: null, D: null };
    const { draft, removed } = pruneDraft({ initial: 'a', opening: 'D', states: [{ ...open, id: 'b' }, open] });
    expect(draft).toEqual({ initial: 'a', opening: 'D', states: [open] });
    expect(removed).toEqual(['b']);
  });
});
