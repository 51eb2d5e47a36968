// FIELD arguments: the named fields and filters of the library, `machines` (the folder), `@FILE`, names.

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseField, splitNames } from '#lib/engine/field.ts';
import type { ContenderSpec } from '#lib/engine/protocol.ts';
import { problem, StratagemError, unwrap } from '#lib/game/problem.ts';
import { allStrategies, namedStrategies } from '#lib/library/registry.ts';
import { readStrategy, specOf } from './contender.ts';
import { readText } from './input.ts';

/** The contenders that a FIELD means, in its order; a clear error where it means none. */
export async function readField(field: string): Promise<ContenderSpec[]> {
  const specs = await contenders(field.trim());
  if (specs.length > 0) return specs;
  throw new StratagemError(problem('cli/empty-field', `The field "${field}" holds no strategy.`));
}

async function contenders(field: string): Promise<ContenderSpec[]> {
  if (field.startsWith('@')) {
    const lines = (await readText(field.slice(1))).split(/\r?\n/).map((line) => line.trim());
    return given(lines.filter((line) => line !== '' && !line.startsWith('#')));
  }
  if (field === 'machines') {
    const files = (await readdir('strategies').catch(() => [])).filter((file) => file.endsWith('.json')).sort();
    return given(files.map((file) => path.join('strategies', file)));
  }
  // A list may hold files, which a field expression does not know.
  const items = splitNames(field);
  if (items.some(isFile)) {
    const parts = await Promise.all(items.map((item) => (isFile(item) ? given([item]) : inLibrary(item))));
    return parts.flat();
  }
  return inLibrary(field);
}

function isFile(item: string): boolean {
  return /\.(json|jff|dot|gv|csv|py|txt|oyun|ts)$/i.test(item);
}

function inLibrary(expression: string): ContenderSpec[] {
  const found = unwrap(parseField(expression, allStrategies(), namedStrategies()));
  return found.map(({ name }) => ({ kind: 'library', name }));
}

async function given(names: readonly string[]): Promise<ContenderSpec[]> {
  return Promise.all(names.map(async (name) => specOf(await readStrategy(name))));
}
