import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '#lib/server/database.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stratagem-database-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('makes the file and its folder, logs ahead, and gives back what is freed, whoever opens it first', () => {
  const file = path.join(folder, 'deep', 'er', 'a.sqlite');
  for (const tables of ['CREATE TABLE a (x INTEGER) STRICT', '']) {
    const database = openDatabase(file, tables);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA auto_vacuum').get()).toEqual({ auto_vacuum: 1 });
    database.prepare('INSERT INTO a VALUES (1)').run();
    database.close();
  }
});
