// Files that are whole or not there: written beside their place under a hidden name, flushed, and moved into it, so
// that a thread that is ended, a crash or a cut of power leaves the old file or the new one. Waits for the disk:
// threads that train call it between generations, and nothing may come between a checkpoint and what tells of it.

import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a text file in one step; throws what the file system says, and leaves nothing behind. */
export function writeWhole(place: string, text: string): void {
  const temporary = path.join(path.dirname(place), `.${path.basename(place)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'w');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, place);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
