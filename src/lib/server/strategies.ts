// The strategies folder: one machine a file, `<id>.json`. Every read gives a revision (a hash of the bytes);
// every write names the revision it was made from and is refused when the file has changed since, so two
// tabs, or a tab and an outside editor, never overwrite each other silently.

import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { problem, StratagemError } from '../game/problem.ts';
import { writeWhole } from './whole-file.ts';

/** Largest machine file read or written, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** A file's text with the revision it has. */
export interface Stored {
  readonly text: string;
  readonly revision: string;
}

/** A file as it stands in the folder's list. */
export interface Listed {
  readonly id: string;
  readonly revision: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly text: string;
}

/** The outcome of a write: done, or the file that stands in its way. */
export type Written =
  { readonly ok: true; readonly revision: string } | { readonly ok: false; readonly current: Stored | null };

const ID = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** Throws a clear error unless `id` can be a machine's file name: no path, no trick. */
export function assertId(id: string): void {
  if (ID.test(id)) return;
  throw new StratagemError(
    problem(
      'server/bad-id',
      `"${id.slice(0, 100)}" cannot be a machine's file name. Use 1 to 80 lower case letters, digits and hyphens, as in "evolved-fsm-8".`,
    ),
  );
}

/** The revision of a text: equal for equal bytes. */
export function revisionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}

/** A folder of machine files. */
export class StrategiesFolder {
  readonly folder: string;
  readonly #queue = new Map<string, Promise<unknown>>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Every machine file, sorted by id. Files over the size limit, links and other names are left out. */
  async list(): Promise<Listed[]> {
    const names = await readdir(this.folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
    const listed = await Promise.all(
      ids
        .filter((id) => ID.test(id))
        .sort()
        .map(async (id): Promise<Listed | null> => {
          const stored = await this.read(id).catch(() => null);
          if (!stored) return null;
          const { mtimeMs } = await stat(this.#path(id));
          return { id, ...stored, modified: Math.round(mtimeMs) };
        }),
    );
    return listed.filter((entry) => entry !== null);
  }

  /** One file, or null where there is none. */
  async read(id: string): Promise<Stored | null> {
    const file = this.#path(id);
    try {
      const info = await lstat(file);
      if (!info.isFile()) throw notAFile(id);
      if (info.size > MAX_FILE_BYTES) throw tooLarge(id, info.size);
      const text = await readFile(file, 'utf8');
      return { text, revision: revisionOf(text) };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /**
   * Writes a file made from revision `base` (null: there was none). Refused with the present file when that
   * has another revision.
   */
  write(id: string, text: string, base: string | null): Promise<Written> {
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_FILE_BYTES) throw tooLarge(id, bytes);
    return this.#inTurn(id, async () => {
      const current = await this.read(id);
      if ((current?.revision ?? null) !== base) return { ok: false, current };
      const revision = revisionOf(text);
      if (current?.revision === revision) return { ok: true, revision };
      await mkdir(this.folder, { recursive: true });
      writeWhole(this.#path(id), text);
      return { ok: true, revision };
    });
  }

  /** Removes a file of revision `base`; refused with the present file when that has another revision. */
  remove(id: string, base: string): Promise<Written> {
    return this.#inTurn(id, async () => {
      const current = await this.read(id);
      if (current && current.revision !== base) return { ok: false, current };
      await rm(this.#path(id), { force: true });
      return { ok: true, revision: base };
    });
  }

  #path(id: string): string {
    assertId(id);
    return path.join(this.folder, `${id}.json`);
  }

  /** One write at a time for each id, so that comparing and writing are one step. */
  async #inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    this.#path(id);
    const before = this.#queue.get(id) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#queue.set(id, mine);
    try {
      return await mine;
    } finally {
      if (this.#queue.get(id) === mine) this.#queue.delete(id);
    }
  }
}

function tooLarge(id: string, bytes: number): StratagemError {
  return new StratagemError(
    problem(
      'server/too-large',
      `${id}.json would have ${bytes} bytes; a machine file may have up to ${MAX_FILE_BYTES}.`,
    ),
  );
}

function notAFile(id: string): StratagemError {
  return new StratagemError(
    problem('server/not-a-file', `strategies/${id}.json is a link or a folder. Put the machine's file itself there.`),
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
