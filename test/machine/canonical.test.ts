import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, canonicalKey, machineHash } from '#lib/machine/canonical.ts';
import { compare } from '#lib/machine/equivalence.ts';
import { minimise } from '#lib/machine/minimise.ts';
import {
  anyMachine,
  anyRedundantMachine,
  EVOLVED_FSM_8,
  GRUDGER,
  LIBRARY,
  machineOf,
  TIT_FOR_TAT,
} from './machines.ts';

describe('canonical', () => {
  it('numbers the states as play meets them', () => {
    const same = machineOf('calm C | war:warD,warD calm:calmC,warD');
    expect(canonical(same)).toEqual(GRUDGER);
  });

  it('has one text for Evolved FSM 8, pruned or not, and the 6 of the library', () => {
    expect(canonicalKey(TIT_FOR_TAT)).toBe('C C1D1');
    expect(canonicalKey(EVOLVED_FSM_8)).toBe(canonicalKey(LIBRARY.get('evolved-fsm-6')!));
  });

  it('has the same text exactly for equivalent machines', () => {
    const pair = fc.tuple(anyMachine(3), anyMachine(3));
    const copies = anyRedundantMachine(5).map((machine) => [machine, minimise(machine).machine] as const);
    let equal = 0;
    fc.assert(
      fc.property(fc.oneof(pair, copies), ([a, b]) => {
        const { equivalent } = compare(a, b);
        if (equivalent) equal++;
        expect(canonicalKey(a) === canonicalKey(b)).toBe(equivalent);
        expect(machineHash(a) === machineHash(b)).toBe(equivalent);
      }),
      { numRuns: 1000 },
    );
    expect(equal).toBeGreaterThan(100);
  });

  it('is its own canonical form', () => {
    fc.assert(
      fc.property(anyMachine(12), (machine) => {
        const form = canonical(machine);
        expect(canonical(form)).toEqual(form);
        expect(compare(form, machine).equivalent).toBe(true);
      }),
    );
  });

  it('does not change its hash from one version to the next', () => {
    expect(machineHash(TIT_FOR_TAT)).toBe('66a5a7465c834231');
  });
});
