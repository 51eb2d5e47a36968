import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePickle, printPickle, type Pickled } from '#lib/formats/pickle.ts';
import { parseTrainerFile } from '#lib/formats/trainer.ts';
import { unwrap } from '#lib/game/problem.ts';
import { formToJson } from '#lib/training/form-json.ts';
import { argumentsOf, formOfArguments } from '#lib/training/reference.ts';
import { parents } from './forms.ts';

it('reads every archetype that the reference library wrote', () => {
  const text = readFileSync(new URL('../fixtures/trainer/archetypes.csv', import.meta.url), 'utf8');
  const forms = unwrap(parseTrainerFile(text)).map(({ parameters }) => unwrap(formOfArguments(parameters)));
  expect(forms.map(({ kind }) => kind)).toEqual(['fsm', 'fsm', 'hmm', 'lookerup', 'gambler', 'ann', 'cycler']);
  expect(forms[2]).toMatchObject({ emission: [0.48841118879482914, 0.18772122866125163], start: 1, opening: 'C' });
  expect(forms[3]).toEqual({
    kind: 'lookerup',
    depths: { own: 1, opponent: 1, openings: 1 },
    initial: 'C',
    pattern: 'CDDCCDDC',
  });
  expect(forms[4]).toMatchObject({
    initial: 'D',
    table: [0.07630828937395717, 0.7799187922401146, 0.4384092314408935, 0.7234651778309412],
  });
  expect(forms[6]).toEqual({ kind: 'cycler', cycle: 'CCCDC' });
});

it('reads back what it writes', () => {
  fc.assert(
    fc.property(parents, ({ first }) => {
      const pickled = unwrap(parsePickle(printPickle(argumentsOf(first, 0.1)))) as ReadonlyMap<Pickled, Pickled>;
      expect(pickled.get('mutation_probability')).toBe(0.1);
      const read = unwrap(formOfArguments(pickled));
      // The reference numbers states from 0, and names are the one thing that is lost.
      const numbered =
        first.kind === 'fsm'
          ? { ...first, machine: { ...first.machine, names: first.machine.names.map((_, k) => String(k)) } }
          : first;
      expect(formToJson(read)).toEqual(formToJson(numbered));
    }),
  );
});

it('says which parameters are not those of an archetype', () => {
  const strange = formOfArguments(new Map<Pickled, Pickled>([['speed', 3]]));
  expect(strange.ok ? '' : strange.problems[0]!.message).toContain('speed');
  const network = formOfArguments(
    new Map<Pickled, Pickled>([
      ['weights', []],
      ['num_features', 4],
    ]),
  );
  expect(network.ok ? '' : network.problems[0]!.message).toContain('features');
});
