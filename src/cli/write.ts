// A machine into a file, in the format that the file's ending names.

import { writeFile } from 'node:fs/promises';
import { formatOf } from '#lib/formats/formats.ts';
import { problem, StratagemError } from '#lib/game/problem.ts';
import type { MachineDocument } from '#lib/machine/document.ts';

/** Writes the document; a clear error where the ending names no format that can be written. */
export async function writeMachine(document: MachineDocument, path: string): Promise<void> {
  const format = formatOf(path);
  if (!format?.print) {
    throw new StratagemError(
      problem('cli/format', `No format that can be written has the ending of "${path}". Use .json, for example.`),
    );
  }
  await writeFile(path, format.print(document));
}
