import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { playMatch } from '#lib/engine/play.ts';
import { stream, type Random } from '#lib/game/random.ts';
import { formBehaviour, type FsmForm } from '#lib/library/form.ts';
import { archetypeOf, particleOf } from '#lib/training/archetypes.ts';
import { formFromJson, formToJson } from '#lib/training/form-json.ts';
import { mealyMachine } from '../machine-arbitrary.ts';
import { SPECS, parents } from './forms.ts';

/** Whether a form can be written, read back and played. */
function expectSound(form: Parameters<typeof formToJson>[0]): void {
  expect(formFromJson(JSON.parse(JSON.stringify(formToJson(form))))).toEqual({ ok: true, value: form, warnings: [] });
  const rules = { ...DEFAULT_RULES, turns: 12 };
  expect(playMatch(formBehaviour(form), formBehaviour(form), rules, 1).own).toMatch(/^[CD]{12}$/);
}

describe('every archetype', () => {
  it('makes, mutates and crosses sound forms, the same from the same stream, and leaves parents alone', () => {
    fc.assert(
      fc.property(
        parents,
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ spec, first, second }, seed, rate) => {
          const archetype = archetypeOf(spec);
          const before = JSON.stringify([formToJson(first), formToJson(second)]);
          const breed = (): unknown[] => {
            const random = stream(seed);
            const child = archetype.crossover(first, second, random);
            const mutant = archetype.mutate(child, rate, random);
            expectSound(child);
            expectSound(mutant);
            return [child, mutant];
          };
          expect(breed()).toEqual(breed());
          expect(JSON.stringify([formToJson(first), formToJson(second)])).toBe(before);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('crosses a form with itself into itself', () => {
    fc.assert(
      fc.property(parents, fc.nat(), ({ spec, first }, seed) => {
        expect(archetypeOf(spec).crossover(first, first, stream(seed))).toEqual(first);
      }),
    );
  });

  it('has neighbours that each differ from the form by one edit', () => {
    for (const spec of SPECS) {
      const archetype = archetypeOf(spec);
      const form = archetype.random(stream(4));
      const texts = archetype.neighbours(form).map((other) => JSON.stringify(formToJson(other)));
      expect(new Set([...texts, JSON.stringify(formToJson(form))]).size).toBe(texts.length + 1);
      if (spec.kind === 'fsm') expect(texts).toHaveLength(1 + 4 + 10 + 10 * 4);
      if (spec.kind === 'lookerup') expect(texts).toHaveLength(16 + 2);
    }
  });

  it('mutates as often as its rate says', () => {
    // Entries of a table of 16 that change at rate 0.25, over 2,000 mutants: 8,000 expected, sd 77.
    const archetype = archetypeOf(SPECS[3]!);
    const random = stream(1);
    let changed = 0;
    for (let k = 0; k < 2000; k++) {
      const form = archetype.random(random);
      const mutant = archetype.mutate(form, 0.25, random);
      if (form.kind !== 'lookerup' || mutant.kind !== 'lookerup') throw new Error('another kind');
      changed += [...form.pattern].filter((move, at) => move !== mutant.pattern[at]).length;
    }
    expect(Math.abs(changed - 8000)).toBeLessThan(400);
  });
});

describe('machines', () => {
  it('have replies flipped and rows exchanged by the published mutation, and no new targets', () => {
    const archetype = archetypeOf(SPECS[0]!);
    fc.assert(
      fc.property(mealyMachine, fc.nat(), (machine, seed) => {
        const mutant = archetype.mutate({ kind: 'fsm', machine }, 0.1, stream(seed)) as FsmForm;
        expect([...mutant.machine.next].sort()).toEqual([...machine.next].sort());
        expect(mutant.machine.names).toEqual(machine.names);
      }),
    );
  });

  it('of different sizes cross into one of the first size', () => {
    const archetype = archetypeOf(SPECS[0]!);
    fc.assert(
      fc.property(mealyMachine, mealyMachine, fc.nat(), (first, second, seed) => {
        const wrap = (machine: typeof first): FsmForm => ({ kind: 'fsm', machine });
        const child = archetype.crossover(wrap(first), wrap(second), stream(seed)) as FsmForm;
        expect(child.machine.names).toEqual(first.names);
        expectSound(child);
      }),
    );
  });

  it('share a key exactly when they play alike', () => {
    const archetype = archetypeOf(SPECS[0]!);
    const form = archetype.random(stream(3)) as FsmForm;
    const { machine } = form;
    const renamed: FsmForm = { kind: 'fsm', machine: { ...machine, names: machine.names.map((name) => `s${name}`) } };
    expect(archetype.key(renamed)).toBe(archetype.key(form));
    const opening = machine.opening === 'C' ? 'D' : 'C';
    expect(archetype.key({ kind: 'fsm', machine: { ...machine, opening } })).not.toBe(archetype.key(form));
  });
});

describe('points of a swarm', () => {
  it.each([
    { kind: 'hmm', states: 3 },
    { kind: 'gambler', depths: { own: 1, opponent: 1, openings: 1 }, initial: null },
  ] as const)('are sound forms of $kind', (spec) => {
    const particle = particleOf(spec);
    const coordinate: fc.Arbitrary<number> = fc.oneof(
      fc.constantFrom(0, 1),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    const point = fc.array(coordinate, { minLength: particle.dimensions, maxLength: particle.dimensions });
    fc.assert(fc.property(point, (at) => expectSound(particle.form(at))));
    const corner: Random = () => 0;
    expectSound(particle.form(Array.from({ length: particle.dimensions }, corner)));
  });
});
