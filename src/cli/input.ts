// Arguments to values: machine files, strategies by name or file, numbers.

import { readFile, stat } from 'node:fs/promises';
import { parseAny } from '#lib/formats/formats.ts';
import { problem, StratagemError, unwrap } from '#lib/game/problem.ts';
import type { MachineDocument } from '#lib/machine/document.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { toMealy } from '#lib/machine/validate.ts';
import { note, UsageError } from './command.ts';

/** The text of a file; a clear error where it can't be read. */
export async function readText(path: string): Promise<string> {
  try {
    const info = await stat(path);
    if (info.size > 64 * 1024 * 1024) {
      throw new StratagemError(problem('cli/too-large', `"${path}" has ${info.size} bytes; up to 64 MB are read.`));
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof StratagemError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const reason =
      code === 'ENOENT' ? 'There is no file' : code === 'EISDIR' ? 'A file is needed, not the folder' : 'Cannot read';
    throw new StratagemError(problem('cli/unreadable', `${reason} "${path}".`));
  }
}

/** A machine file of any format; warnings go to standard error. */
export async function readDocument(path: string): Promise<MachineDocument> {
  const text = await readText(path);
  const parsed = parseAny(text, path);
  if (!parsed.ok) {
    throw new StratagemError(parsed.problems.map((each) => ({ ...each, message: `${path}: ${each.message}` })));
  }
  for (const each of parsed.warnings) note(`${path}: ${each.message}`);
  return parsed.value;
}

/** A complete machine with its document. */
export async function readMachine(path: string): Promise<{ document: MachineDocument; machine: Mealy }> {
  const document = await readDocument(path);
  return { document, machine: unwrap(toMealy(document.machine)) };
}

/** A number within a range from an option's text. */
export function numberOption(
  name: string,
  text: string | boolean | undefined,
  fallback: number,
  { min, max, whole }: { min: number; max: number; whole: boolean },
): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  const fits = String(text).trim() !== '' && Number.isFinite(value) && value >= min && value <= max;
  if (fits && (!whole || Number.isInteger(value))) return value;
  throw new UsageError(
    `--${name} takes a ${whole ? 'whole ' : ''}number from ${min} to ${max}, not "${String(text)}".`,
  );
}
