import { expect, it } from 'vitest';
import { printTrainerFile } from '#lib/formats/trainer.ts';
import { unwrap } from '#lib/game/problem.ts';
import { stream } from '#lib/game/random.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { toDraft } from '#lib/machine/mealy.ts';
import { trainerRow } from '#lib/training/reference.ts';
import type { Row } from '#lib/training/run.ts';
import { finish } from '#lib/analysis/steps.ts';
import { fileDocument, fileSteps } from '#lib/ui/evolve/trainer-file.ts';

const rows = Array.from({ length: 21 }, (_, i): Row => {
  const machine = randomMachine(stream(1, Math.floor(i / 3)), 8);
  // The reference numbers states from 0.
  const form = { kind: 'fsm', machine: { ...machine, names: machine.names.map((_, k) => String(k)) } } as const;
  return { generation: i + 1, best: 2 + i / 10, median: 0, worst: 0, mean: 1.5, deviation: 0.25, heldOut: null, form };
});

const text = printTrainerFile(rows.map((row) => trainerRow(row, 0.1)));

it('reads every generation of a parameter file with its machine', () => {
  const run = unwrap(finish(fileSteps('params.csv', text)));
  expect(run.rows).toEqual(rows.map((row) => ({ ...row, median: 1.5, worst: NaN })));
  expect(new Set(run.rows.map(({ form }) => form)).size, 'a champion that stays is one value').toBe(7);
  expect(run.request.from).toBe('params.csv');
  const draft = toDraft(rows[2]!.form.kind === 'fsm' ? rows[2]!.form.machine : (null as never));
  expect(fileDocument('params.csv', run.rows[2]!, draft, {})).toMatchObject({ id: 'params-3', name: 'params 3' });
});

it('says what is wrong with another file', () => {
  const message = (given: string): string => {
    const parsed = finish(fileSteps('notes.txt', given));
    return parsed.ok ? '' : parsed.problems[0]!.message;
  };
  expect(message('hello\n')).toContain('Line 1 is no generation');
  expect(message(`${text}\n\nhello\n`)).toContain('Line 24 is no generation');
  expect(message('')).toContain('holds no generation');
});
