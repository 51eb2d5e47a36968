import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { engineVersion } from '#lib/server/engine-version.ts';
import { StandingStore } from '#lib/server/standings.ts';
import { readCandidate } from '../../src/cli/candidate.ts';
import { launch } from './run.ts';

describe('the standing of a field', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'stratagem-standing-'));
  afterAll(() => rm(home, { recursive: true }));
  const rank = (): Promise<{ code: number; out: string }> =>
    launch(['rank', 'strategies/evolved-fsm-8.json', '--field', 'demo', '--repetitions', '7', '--json'], { home })
      .ended;

  it('is played once and found again by the next command', async () => {
    const first = await rank();
    expect(first.code).toBe(0);
    const file = path.join(home, 'data', 'runs.sqlite');
    expect(existsSync(file)).toBe(true);
    expect((await rank()).out).toBe(first.out);

    // A mark in what is kept shows in what is answered: nobody reaches these scores.
    const store = new StandingStore(file);
    const { field: spec } = await readCandidate('strategies/evolved-fsm-8.json', { field: 'demo', repetitions: '7' });
    const standing = store.find(spec, engineVersion())!;
    store.keep(spec, engineVersion(), { ...standing, totals: standing.totals.map(() => 100) });
    store.close();
    expect(JSON.parse((await rank()).out)).toMatchObject({ rank: 6, of: 6 });
  });

  it('is played each time where nothing can be kept', async () => {
    const file = path.join(home, 'no-folder');
    await writeFile(file, '');
    const { code, out } = await launch(['rank', 'strategies/evolved-fsm-8.json', '--field', 'demo', '--json'], {
      home: file,
    }).ended;
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ of: 6 });
  });
});
