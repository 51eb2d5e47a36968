import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '#lib/game/random.ts';
import { compare } from '#lib/machine/equivalence.ts';
import { replies, toDraft, type Mealy } from '#lib/machine/mealy.ts';
import { minimise, minimiseDraft } from '#lib/machine/minimise.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { toMealy } from '#lib/machine/validate.ts';
import { unwrap } from '#lib/game/problem.ts';
import {
  anyMachine,
  anyRedundantMachine,
  EVOLVED_FSM_8,
  LIBRARY,
  SECOND_PRAC,
  SECOND_PRAC_2,
  SECOND_PRAC_3,
  wordsUpTo,
} from './machines.ts';

/**
 * The classes by brute force: walk every word of up to n states' length from the start to see which states
 * there are, then group them by their replies to every word, which n - 1 moves suffice to tell apart.
 */
function bruteForce(machine: Mealy, words: readonly string[]): Map<string, string[]> {
  const reached = new Set([machine.start]);
  for (const state of reached) for (const input of [0, 1]) reached.add(machine.next[2 * state + input]!);
  const groups = new Map<string, string[]>();
  for (const state of reached) {
    const behaviour = words
      .map((word) =>
        replies({ ...machine, start: state }, word)
          .slice(1)
          .join(''),
      )
      .join(' ');
    groups.set(behaviour, [...(groups.get(behaviour) ?? []), machine.names[state]!]);
  }
  return groups;
}

const sorted = (classes: Iterable<readonly string[]>): string[] =>
  [...classes].map((group) => [...group].sort().join(' ')).sort();

describe('minimise', () => {
  it('sees that states 3 and 6 of Evolved FSM 8 are the same', () => {
    const { machine, merged, classes } = minimise(EVOLVED_FSM_8);
    expect(machine.names).toEqual(['4', '5', '6', '7', '8']);
    expect(Object.fromEntries(merged)).toEqual({ 3: '6', 4: '4', 5: '5', 6: '6', 7: '7', 8: '8' });
    expect(classes).toEqual([['4'], ['5'], ['6', '3'], ['7'], ['8']]);
    expect(minimise(LIBRARY.get('evolved-fsm-6')!).machine.names).toHaveLength(5);
    expect(compare(LIBRARY.get('evolved-fsm-6')!, machine)).toEqual({ equivalent: true });
  });

  it('leaves the ten states of SecondPrac, 2 and 3 alone', () => {
    for (const machine of [SECOND_PRAC, SECOND_PRAC_2, SECOND_PRAC_3]) expect(minimise(machine).machine).toBe(machine);
  });

  it('makes two states of SolutionB1', () => {
    expect(minimise(LIBRARY.get('solution-b1')!).machine.names).toHaveLength(2);
  });

  it('agrees with brute force on 10,000 random machines', () => {
    const random = stream(20_210_407);
    const words = Array.from({ length: 7 }, (_, n) => wordsUpTo(n).filter((word) => word.length === n));
    let shrunk = 0;
    for (let i = 0; i < 10_000; i++) {
      const states = 1 + (i % 7);
      const machine = randomMachine(random, states);
      const { classes } = minimise(machine);
      const expected = sorted(bruteForce(machine, words[Math.max(1, states - 1)]!).values());
      if (JSON.stringify(sorted(classes)) !== JSON.stringify(expected)) {
        expect.fail(`machine ${i}: ${JSON.stringify(toDraft(machine))} gave ${sorted(classes).join(' | ')}`);
      }
      if (expected.length < expected.join(' ').split(' ').length) shrunk++;
    }
    // The comparison would mean little if hardly any of the machines had equal states.
    expect(shrunk).toBeGreaterThan(1000);
  });

  it('keeps the play, never grows, and finds nothing more the second time', () => {
    fc.assert(
      fc.property(fc.oneof(anyMachine(30), anyRedundantMachine(12)), (machine) => {
        const once = minimise(machine);
        expect(compare(machine, once.machine)).toEqual({ equivalent: true });
        expect(once.machine.names.length).toBeLessThanOrEqual(machine.names.length);
        expect(minimise(once.machine).machine).toBe(once.machine);
        expect(new Set(once.merged.values())).toEqual(new Set(once.machine.names));
        expect(once.classes.map(([first]) => first)).toEqual(once.machine.names);
        expect(machine.names.filter((name) => once.machine.names.includes(name))).toEqual(once.machine.names);
      }),
    );
  });

  it('takes a machine down to the one its states were copied from', () => {
    fc.assert(
      fc.property(anyMachine(12), fc.nat(), (machine, seed) => {
        const n = machine.names.length;
        const random = stream(seed);
        const copied = {
          ...machine,
          names: Array.from({ length: 3 * n }, (_, i) => `s${i}`),
          next: Int32Array.from({ length: 6 * n }, (_, c) => machine.next[c % (2 * n)]! + n * Math.floor(3 * random())),
          output: Uint8Array.from({ length: 6 * n }, (_, c) => machine.output[c % (2 * n)]!),
        };
        expect(minimise(copied).machine.names.length).toBe(minimise(machine).machine.names.length);
      }),
    );
  });

  it('copes with 100,000 states, in a chain and in a ring', () => {
    const n = 100_000;
    const names = Array.from({ length: n }, (_, i) => String(i));
    const chain = Int32Array.from({ length: 2 * n }, (_, cell) => Math.min(n - 1, (cell >> 1) + 1));
    const ring = Int32Array.from({ length: 2 * n }, (_, cell) => ((cell >> 1) + 1 + (cell & 1)) % n);
    const odd = new Uint8Array(2 * n);
    odd[2 * n - 2] = 1;
    const base = { names, start: 0, opening: 'C' as const };
    expect(minimise({ ...base, next: chain, output: odd }).machine.names).toHaveLength(n);
    expect(minimise({ ...base, next: ring, output: odd }).machine.names).toHaveLength(n);
    expect(minimise({ ...base, next: ring, output: new Uint8Array(2 * n) }).machine.names).toEqual(['0']);
  });
});

describe('minimiseDraft', () => {
  it('does the same to a draft', () => {
    fc.assert(
      fc.property(anyRedundantMachine(8), (machine) => {
        const { draft } = unwrap(minimiseDraft(toDraft(machine)));
        expect(unwrap(toMealy(draft))).toEqual(minimise(machine).machine);
      }),
    );
  });

  it('keeps labels', () => {
    const draft = toDraft(EVOLVED_FSM_8);
    const labelled = { ...draft, states: draft.states.map((state) => ({ ...state, label: `State ${state.id}` })) };
    const { states } = unwrap(minimiseDraft(labelled)).draft;
    expect(states.map(({ label }) => label)).toEqual(['State 4', 'State 5', 'State 6', 'State 7', 'State 8']);
  });

  it('gives the problems of a draft that is not a machine', () => {
    expect(minimiseDraft({ initial: null, opening: 'C', states: [] })).toMatchObject({ ok: false });
  });
});
