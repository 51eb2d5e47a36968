// Strategies to begin a training from: library names (machines and networks), machine files, strategy files of other
// archetypes, parameter files of the reference trainer.

import { existsSync } from 'node:fs';
import { splitNames } from '#lib/engine/field.ts';
import { isTrainerFile, parseTrainerFile, type TrainerRow } from '#lib/formats/trainer.ts';
import { unwrap } from '#lib/game/problem.ts';
import type { Form } from '#lib/library/form.ts';
import { networkOf } from '#lib/library/neural.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { formFromJson, formToJson } from '#lib/training/form-json.ts';
import { formOfArguments } from '#lib/training/reference.ts';
import { machineOf } from './contender.ts';
import { readText } from './input.ts';

/** The forms of a comma-separated list; of a parameter file, as many of its best as `most`. */
export async function readForms(list: string, most: number): Promise<Form[]> {
  return (await Promise.all(splitNames(list).map((argument) => formsOf(argument, most)))).flat();
}

async function formsOf(argument: string, most: number): Promise<Form[]> {
  if (/\.(json|csv)$/.test(argument)) {
    const text = await readText(argument);
    if (isTrainerFile(text)) return bestOf(unwrap(parseTrainerFile(text)), most);
    const strategy = strategyIn(text);
    if (strategy !== null) return [unwrap(formFromJson(strategy))];
  }
  const known = existsSync(argument) ? null : findStrategy(argument);
  const network = known?.ok ? networkOf(known.value.record.id) : undefined;
  if (network) return [{ kind: 'ann', hidden: network.hidden, weights: network.weights }];
  return [{ kind: 'fsm', machine: (await machineOf(argument)).machine }];
}

/** The best of a parameter file, each once, though it may have been the best of several generations. */
function bestOf(rows: readonly TrainerRow[], most: number): Form[] {
  const sorted = [...rows].sort((a, b) => b.best - a.best).map(({ parameters }) => unwrap(formOfArguments(parameters)));
  const once = new Map(sorted.map((form) => [JSON.stringify(formToJson(form)), form]));
  return [...once.values()].slice(0, most);
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
