// The runs of tournaments in an embedded database: what was asked for, and the results chunk by chunk, each written
// as it comes, so that a run which was killed goes on where it stood. Equal runs (players, rules, repetitions, seed,
// engine) have equal hashes.

import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { specKey } from '../engine/pool.ts';
import type { TournamentSpec } from '../engine/protocol.ts';
import { pairCount, type Chunk } from '../engine/tournament.ts';
import { openDatabase } from './database.ts';
import { pack, unpack } from './packed.ts';

/** The newest runs are kept, finished or not; older ones make room. */
const MOST_RUNS = 8;

const TABLES = `
  CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    engine TEXT NOT NULL,
    seed INTEGER NOT NULL,
    setting TEXT NOT NULL,
    roster TEXT NOT NULL,
    pairs INTEGER NOT NULL,
    started TEXT NOT NULL,
    finished TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS chunks (
    run INTEGER NOT NULL,
    first INTEGER NOT NULL,
    beyond INTEGER NOT NULL,
    result BLOB NOT NULL,
    PRIMARY KEY (run, first)
  ) STRICT;
`;

/** A run and its results so far. */
export interface Run {
  readonly id: number;
  /** Pairs of the tournament, and how many of them had been played when the run was opened. */
  readonly pairs: number;
  readonly played: number;
  /** The results, read one at a time, each once. */
  results(): Iterable<Chunk>;
  /** Keeps a result; throws where the disk does not take it. */
  add(chunk: Chunk): void;
  /** Notes that all is played. */
  finish(): void;
}

/** A database of runs. */
export class RunStore {
  readonly #database: DatabaseSync;

  /** Opens the file, making it and its folder where they are missing; throws where that cannot be done. */
  constructor(file: string) {
    this.#database = openDatabase(file, TABLES);
  }

  /** A new run. The oldest beyond a handful are dropped. */
  begin(spec: TournamentSpec, engine: string): Run {
    const { contenders, rules, repetitions, seed, exact } = spec;
    const roster = contenders.map((entry) => entry.name);
    const pairs = pairCount(contenders.length);
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO runs (hash, engine, seed, setting, roster, pairs, started) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(
        runHash(spec, engine),
        engine,
        seed,
        JSON.stringify({ rules, repetitions, exact }),
        JSON.stringify(roster),
        pairs,
        new Date().toISOString(),
      );
    this.#database.exec(`
      DELETE FROM runs WHERE id NOT IN (SELECT id FROM runs ORDER BY id DESC LIMIT ${MOST_RUNS});
      DELETE FROM chunks WHERE run NOT IN (SELECT id FROM runs);
    `);
    return this.#open(Number(lastInsertRowid), pairs);
  }

  /** The newest run of the same players, setting and engine, finished or not; null where there is none. */
  find(spec: TournamentSpec, engine: string): Run | null {
    const found = this.#database
      .prepare('SELECT id, pairs FROM runs WHERE hash = ? ORDER BY id DESC LIMIT 1')
      .get(runHash(spec, engine)) as { id: number; pairs: number } | undefined;
    return found ? this.#open(found.id, found.pairs) : null;
  }

  close(): void {
    this.#database.close();
  }

  #open(id: number, pairs: number): Run {
    const database = this.#database;
    const { played } = database
      .prepare('SELECT coalesce(sum(beyond - first), 0) AS played FROM chunks WHERE run = ?')
      .get(id) as { played: number };
    const rows = database.prepare('SELECT first, beyond, result FROM chunks WHERE run = ? ORDER BY first');
    const insert = database.prepare('INSERT OR REPLACE INTO chunks VALUES (?, ?, ?, ?)');
    return {
      id,
      pairs,
      played,
      *results() {
        // Two commands that went on with the same run at once may have left parts that overlap.
        let end = 0;
        for (const { first, beyond, result } of rows.iterate(id)) {
          if (Number(first) < end) continue;
          end = Number(beyond);
          yield unpack<Chunk>(result as Uint8Array);
        }
      },
      add: (chunk) => void insert.run(id, chunk.from, chunk.to, pack(chunk)),
      finish: () => {
        database.prepare('UPDATE runs SET finished = ? WHERE id = ?').run(new Date().toISOString(), id);
      },
    };
  }
}

/** Equal for runs with equal results. */
export function runHash(spec: TournamentSpec, engine: string): string {
  return createHash('sha256')
    .update(JSON.stringify([engine, specKey(spec)]))
    .digest('hex');
}
