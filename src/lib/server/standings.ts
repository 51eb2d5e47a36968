// What fields came to that have played among themselves, kept beside the runs of tournaments: the live rank of a
// machine then costs its own matches only. Found again for the same players, setting and engine.

import type { DatabaseSync } from 'node:sqlite';
import type { FieldStanding } from '../engine/candidate.ts';
import type { TournamentSpec } from '../engine/protocol.ts';
import { openDatabase } from './database.ts';
import { pack, unpack } from './packed.ts';
import { runHash } from './runs.ts';

/** The newest standings are kept; older ones make room. */
const MOST_STANDINGS = 32;

const TABLES = `
  CREATE TABLE IF NOT EXISTS standings (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    engine TEXT NOT NULL,
    standing BLOB NOT NULL
  ) STRICT;
`;

/** A database of standings. */
export class StandingStore {
  readonly #database: DatabaseSync;

  /** Opens the file, making it and its folder where they are missing; throws where that cannot be done. */
  constructor(file: string) {
    this.#database = openDatabase(file, TABLES);
  }

  /** The standing of a field under this setting by this engine; null where none is kept. */
  find(spec: TournamentSpec, engine: string): FieldStanding | null {
    const found = this.#database.prepare('SELECT standing FROM standings WHERE hash = ?').get(runHash(spec, engine));
    return found ? unpack<FieldStanding>(found['standing'] as Uint8Array) : null;
  }

  /** Keeps a standing in place of an older one of the same hash. */
  keep(spec: TournamentSpec, engine: string, standing: FieldStanding): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO standings (hash, engine, standing) VALUES (?, ?, ?)')
      .run(runHash(spec, engine), engine, pack(standing));
    this.#database.exec(
      `DELETE FROM standings WHERE id NOT IN (SELECT id FROM standings ORDER BY id DESC LIMIT ${MOST_STANDINGS})`,
    );
  }

  close(): void {
    this.#database.close();
  }
}
