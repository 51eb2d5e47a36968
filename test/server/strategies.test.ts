import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, revisionOf, StrategiesFolder } from '#lib/server/strategies.ts';

let home: string;
let folder: StrategiesFolder;

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'stratagem-server-'));
  folder = new StrategiesFolder(path.join(home, 'strategies'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('StrategiesFolder', () => {
  it('writes, reads, lists and removes a machine', async () => {
    expect(await folder.list()).toEqual([]);
    const written = await folder.write('grim', '{}', null);
    expect(written).toEqual({ ok: true, revision: revisionOf('{}') });
    expect(await folder.read('grim')).toEqual({ text: '{}', revision: revisionOf('{}') });
    expect((await folder.list()).map((entry) => entry.id)).toEqual(['grim']);
    expect(await folder.remove('grim', revisionOf('{}'))).toMatchObject({ ok: true });
    expect(await folder.read('grim')).toBeNull();
  });

  it('refuses a write that was made from another revision and gives the present file', async () => {
    await folder.write('grim', 'one', null);
    const stale = await folder.write('grim', 'two', null);
    expect(stale).toEqual({ ok: false, current: { text: 'one', revision: revisionOf('one') } });
    expect((await folder.read('grim'))?.text).toBe('one');
  });

  it('lets exactly one of many simultaneous writes from the same revision through', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, (_, i) => folder.write('race', `text ${i}`, null)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  it('refuses to remove what has changed', async () => {
    await folder.write('grim', 'one', null);
    expect(await folder.remove('grim', revisionOf('other'))).toMatchObject({ ok: false });
    expect((await folder.read('grim'))?.text).toBe('one');
  });

  it.each([
    '..',
    '../evil',
    'a/b',
    'a\\b',
    '',
    '.hidden',
    'UPPER',
    'con.txt',
    '%2e%2e',
    'a'.repeat(81),
    '__proto__',
    'x\0',
  ])('refuses the id %j with what would be right', async (id) => {
    await expect(folder.read(id)).rejects.toThrow(/lower case letters, digits and hyphens/);
    await expect(async () => folder.write(id, 'x', null)).rejects.toThrow(/cannot be a machine's file name/);
  });

  it('never reads or writes through a link that leads out of the folder', async () => {
    await folder.write('here', 'x', null);
    const outside = path.join(home, 'outside.json');
    writeFileSync(outside, 'secret');
    symlinkSync(outside, path.join(home, 'strategies', 'link.json'));
    await expect(folder.read('link')).rejects.toThrow(/is a link/);
    await expect(folder.write('link', 'overwritten', null)).rejects.toThrow(/is a link/);
    expect(readFileSync(outside, 'utf8')).toBe('secret');
    expect((await folder.list()).map((entry) => entry.id)).toEqual(['here']);
  });

  it('refuses a file of more than 10 MB and leaves no temporary file behind', async () => {
    await folder.write('grim', 'x', null);
    await expect(async () => folder.write('big', 'x'.repeat(MAX_FILE_BYTES + 1), null)).rejects.toThrow(
      /may have up to/,
    );
    expect(readdirSync(folder.folder)).toEqual(['grim.json']);
  });
});
