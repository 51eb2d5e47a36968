// Files that are whole or not there: written beside their place, flushed, and moved into it, so that a crash or a
// cut of power leaves the old file or the new one.

import { open, rename, rm } from 'node:fs/promises';

/** Writes a text file in one step. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
