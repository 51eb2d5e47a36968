import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeWhole } from '#lib/server/whole-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stratagem-whole-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('makes a file, replaces it, and leaves nothing beside it', () => {
  const file = path.join(folder, 'a.json');
  for (const text of ['a longer first text', 'second']) {
    writeWhole(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
  expect(readdirSync(folder)).toEqual(['a.json']);
});

it('leaves nothing behind where the place cannot be taken', () => {
  mkdirSync(path.join(folder, 'taken', 'inside'), { recursive: true });
  const before = readdirSync(folder);
  expect(() => writeWhole(path.join(folder, 'taken'), 'text')).toThrow();
  expect(() => writeWhole(path.join(folder, 'missing', 'a.json'), 'text')).toThrow('ENOENT');
  expect(readdirSync(folder)).toEqual(before);
});
