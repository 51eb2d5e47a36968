import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAny } from '#lib/formats/formats.ts';
import { parsePickle, printPickle } from '#lib/formats/pickle.ts';
import {
  argumentsOfMachine,
  machineFromArguments,
  parseTrainerFile,
  parseTrainerMachine,
  printTrainerFile,
} from '#lib/formats/trainer.ts';
import { unwrap } from '#lib/game/problem.ts';
import { compare } from '#lib/machine/equivalence.ts';
import { mealyMachine } from '../machine-arbitrary.ts';

/** Seven players of the reference library 4.13, written by it: two machines, then one of each other archetype. */
const fixture = readFileSync(new URL('../fixtures/trainer/archetypes.csv', import.meta.url), 'utf8');

describe('parameter files', () => {
  it('are read as the reference wrote them', () => {
    const rows = unwrap(parseTrainerFile(fixture));
    expect(rows.map(({ generation, best }) => [generation, best])).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((generation) => [generation, expect.closeTo(2.49 + generation / 100, 9)]),
    );
    expect(unwrap(machineFromArguments(rows[0]!.parameters))).toEqual({
      names: ['0', '1', '2'],
      start: 1,
      opening: 'D',
      next: Int32Array.of(2, 1, 0, 0, 1, 2),
      output: Uint8Array.of(0, 1, 0, 1, 1, 1),
    });
    expect(rows[6]!.parameters.get('cycle')).toBe('CCCDC');
  });

  it('open as the best machine, whatever the name says', () => {
    const machines = fixture.split('\r\n').slice(0, 2).join('\r\n');
    for (const name of ['fsm_params.csv', 'notes.txt', undefined]) {
      const parsed = parseAny(machines, name);
      if (!parsed.ok) throw new Error(parsed.problems[0]!.message);
      expect(parsed.value).toMatchObject({ name: 'Generation 2', machine: { initial: '1', opening: 'C' } });
      expect(parsed.warnings[0]!.message).toContain('best of 2 generations');
    }
    const other = parseTrainerMachine(fixture.split('\r\n')[5]!);
    expect(other.ok ? '' : other.problems[0]!.message).toContain('num_features');
  });

  it('hold what was written into them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(mealyMachine, fc.double({ min: 0, max: 5, noNaN: true })), { minLength: 1, maxLength: 4 }),
        (list) => {
          const rows = list.map(([machine, best], k) => ({
            generation: k + 1,
            mean: best / 2,
            deviation: 0.1,
            best,
            parameters: argumentsOfMachine(machine),
          }));
          const text = printTrainerFile(rows);
          expect(text.split('\r\n')).toHaveLength(list.length + 1);
          unwrap(parseTrainerFile(text)).forEach((row, k) => {
            expect(row.best).toBe(list[k]![1]);
            expect(compare(unwrap(machineFromArguments(row.parameters)), list[k]![0])).toEqual({ equivalent: true });
          });
        },
      ),
    );
  });

  it.each([
    ['1,2,3', 'Line 1'],
    ['1,2,3,4,gASV', 'breaks off'],
    ['1,2,3,4,gASVNg==', 'cannot be read'],
    [`${fixture.split('\r\n')[0]!}\r\nx,1,2,3,AAAA`, 'Line 2'],
    ['', 'no generation'],
  ])('that are damaged are refused with a reason: %#', (text, reason) => {
    const parsed = parseTrainerFile(text);
    expect(parsed.ok ? '' : parsed.problems[0]!.message).toContain(reason);
  });
});

describe('pickles', () => {
  it('never throw on any bytes', () => {
    const opcode = fc.constantFrom(
      0x80,
      0x95,
      0x28,
      0x4b,
      0x4a,
      0x47,
      0x8c,
      0x5d,
      0x7d,
      0x65,
      0x75,
      0x74,
      0x85,
      0x94,
      0x68,
      0x52,
      0x93,
      0x2e,
    );
    const bytes = fc.array(fc.oneof(opcode, fc.nat(255)), { maxLength: 60 });
    fc.assert(
      fc.property(bytes, (list) => typeof parsePickle(Uint8Array.from(list)).ok === 'boolean'),
      { numRuns: 2000 },
    );
  });

  it('hold numbers in full, and texts of any letters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.string({ unit: 'binary' }))),
        (list) => {
          const read = unwrap(parsePickle(printPickle(list)));
          expect(read).toEqual(list.map((value) => (value === 0 ? 0 : value)));
        },
      ),
    );
  });
});
