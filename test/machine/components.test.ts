import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absorbingSets, components } from '#lib/machine/components.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { anyMachine, EVOLVED_FSM_8, GRUDGER, LIBRARY } from './machines.ts';

/** The states that can be reached from one in one turn or more. */
function ahead(machine: Mealy, from: number): Set<number> {
  const found = new Set([machine.next[2 * from]!, machine.next[2 * from + 1]!]);
  for (const state of found) for (const input of [0, 1]) found.add(machine.next[2 * state + input]!);
  return found;
}

describe('components', () => {
  it('finds where play of well-known machines stays', () => {
    expect(absorbingSets(GRUDGER)).toEqual([['2']]);
    expect(absorbingSets(LIBRARY.get('ripoff')!)).toEqual([['3']]);
    expect(absorbingSets(EVOLVED_FSM_8)).toEqual([['3', '4', '5', '6', '7', '8']]);
  });

  it('agrees with the definition, state by state', () => {
    fc.assert(
      fc.property(anyMachine(12), (machine) => {
        const from = machine.names.map((_, state) => ahead(machine, state));
        const found = components(machine);
        expect(found.flatMap(({ states }) => states).sort((a, b) => a - b)).toEqual([...machine.names.keys()]);
        found.forEach(({ states, absorbing, cyclic, reachable }, position) => {
          const state = states[0]!;
          const mutual = [...machine.names.keys()].filter(
            (other) => other === state || (from[state]!.has(other) && from[other]!.has(state)),
          );
          expect(states).toEqual(mutual);
          expect(absorbing).toBe([...from[state]!].every((other) => states.includes(other)));
          expect(cyclic).toBe(from[state]!.has(state));
          expect(reachable).toBe(state === machine.start || states.some((s) => from[machine.start]!.has(s)));
          const earlier = found.slice(0, position).flatMap((component) => component.states);
          expect(earlier.some((other) => from[state]!.has(other))).toBe(false);
        });
        expect(absorbingSets(machine).length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('does not run out of stack on a chain of 100,000 states', () => {
    const n = 100_000;
    const names = Array.from({ length: n }, (_, i) => String(i));
    const next = Int32Array.from({ length: 2 * n }, (_, cell) => Math.min(n - 1, (cell >> 1) + 1));
    const chain: Mealy = { names, start: 0, opening: 'C', next, output: new Uint8Array(2 * n) };
    expect(components(chain)).toHaveLength(n);
  });
});
