// Strategies to begin a training from: library names and machine files, and strategy files of other archetypes.

import { splitNames } from '#lib/engine/field.ts';
import { unwrap } from '#lib/game/problem.ts';
import type { Form } from '#lib/library/form.ts';
import { formFromJson } from '#lib/training/form-json.ts';
import { machineOf } from './contender.ts';
import { readText } from './input.ts';

/** The forms of a comma-separated list. */
export async function readForms(list: string): Promise<Form[]> {
  return Promise.all(splitNames(list).map(readForm));
}

async function readForm(argument: string): Promise<Form> {
  if (argument.endsWith('.json')) {
    const text = await readText(argument);
    const strategy = strategyIn(text);
    if (strategy !== null) return unwrap(formFromJson(strategy));
  }
  return { kind: 'fsm', machine: (await machineOf(argument)).machine };
}

/** What a strategy file holds; null where it is another kind of file. */
function strategyIn(text: string): unknown {
  try {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    return value?.['format'] === 'stratagem-strategy' ? value['strategy'] : null;
  } catch {
    return null;
  }
}
