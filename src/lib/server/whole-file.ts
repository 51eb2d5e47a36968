// Files that are whole or not there, for threads that may wait for the disk: written beside their place, flushed,
// and moved into it, so that a thread that is ended, a crash or a cut of power leaves the old file or the new one.

import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';

/** Writes a text file in one step. */
export function writeWholeSync(path: string, text: string): void {
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}
