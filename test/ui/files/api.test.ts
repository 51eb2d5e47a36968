import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDocument } from '#lib/editor/about.ts';
import { printXState } from '#lib/formats/xstate.ts';
import { StrategyFiles } from '#lib/ui/files/api.ts';

/** The routes' own handlers over a folder of the test's. */
async function served(home: string): Promise<StrategyFiles> {
  vi.stubEnv('STRATAGEM_HOME', home);
  vi.resetModules();
  const list = await import('../../../src/routes/api/strategies/+server.ts');
  const one = await import('../../../src/routes/api/strategies/[id]/+server.ts');
  return new StrategyFiles(async (url, init) => {
    const id = /^\/api\/strategies\/(.+)$/.exec(url)?.[1];
    if (id === undefined) return list.GET();
    const handler = { GET: one.GET, PUT: one.PUT, DELETE: one.DELETE }[init?.method ?? 'GET']!;
    const request = new Request(`http://127.0.0.1${url}`, init);
    return handler({ params: { id: decodeURIComponent(id) }, request } as Parameters<typeof handler>[0]);
  });
}

const text = (name: string): string => printXState(emptyDocument(name));

describe('the strategies folder over HTTP', () => {
  let home: string;
  let files: StrategyFiles;

  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'stratagem-files-'));
    files = await served(home);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(home, { recursive: true });
  });

  it('writes, lists, reads and removes a machine', async () => {
    expect(await files.list()).toEqual({ kind: 'listed', files: [] });
    const written = await files.write('mine', text('Mine'), null);
    if (written.kind !== 'written') throw new Error(written.kind);
    const { revision } = written;
    expect(await readFile(path.join(home, 'strategies', 'mine.json'), 'utf8')).toBe(text('Mine'));
    expect(await files.list()).toMatchObject({ kind: 'listed', files: [{ id: 'mine', revision, text: text('Mine') }] });
    expect(await files.read('mine')).toEqual({ kind: 'read', file: { text: text('Mine'), revision } });
    expect(await files.remove('mine', revision)).toMatchObject({ kind: 'written' });
    expect(await files.read('mine')).toEqual({ kind: 'read', file: null });
  });

  it('gives the file that stands in the way of a write or a removal', async () => {
    await files.write('mine', text('First'), null);
    const late = await files.write('mine', text('Second'), null);
    expect(late).toMatchObject({ kind: 'conflict', current: { text: text('First') } });
    await writeFile(path.join(home, 'strategies', 'mine.json'), text('Outside'));
    const current = late.kind === 'conflict' ? late.current!.revision : '';
    expect(await files.write('mine', text('Second'), current)).toMatchObject({
      kind: 'conflict',
      current: { text: text('Outside') },
    });
    expect(await files.remove('mine', current)).toMatchObject({ kind: 'conflict' });
    expect(await files.read('mine')).toMatchObject({ file: { text: text('Outside') } });
  });

  it('says why a machine is refused', async () => {
    expect(await files.write('tf1', text('TF1'), null)).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'server/library-machine' }],
    });
    expect(await files.write('broken', '{"id": 1', null)).toMatchObject({ kind: 'refused' });
    expect(await files.read('../secret')).toMatchObject({ kind: 'refused', problems: [{ code: 'server/bad-id' }] });
  });

  it('says that a server which is away does not answer, and what to do', async () => {
    const away = new StrategyFiles(() => Promise.reject(new TypeError('Failed to fetch')));
    for (const answer of [await away.list(), await away.read('mine'), await away.write('mine', '', null)]) {
      expect(answer).toMatchObject({ kind: 'unreachable', problems: [{ code: 'files/unreachable' }] });
    }
  });

  it('reports a failure without an explanation by its status', async () => {
    const failing = new StrategyFiles(() => Promise.resolve(new Response('<html>', { status: 502 })));
    const answer = await failing.list();
    expect(answer.kind === 'refused' && answer.problems[0]?.message).toContain('502');
  });
});
