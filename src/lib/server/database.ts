// The embedded database in which runs of tournaments and standings of fields are kept; both stand in one file.
// Write-ahead logging: a row is either there or not, whatever moment the process dies. Room that was freed is given
// back, which has to be said before the first table is made.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SETTING = `
  PRAGMA auto_vacuum = FULL;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
`;

/**
 * Opens a database (`:memory:` or a file, which is made with its folder where they are missing) and makes its tables.
 * Throws where that cannot be done.
 */
export function openDatabase(file: string, tables: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec(SETTING + tables);
  return database;
}
