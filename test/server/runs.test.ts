import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contender } from '#lib/engine/contender.ts';
import type { TournamentSpec } from '#lib/engine/protocol.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { playChunk, type Chunk } from '#lib/engine/tournament.ts';
import { unwrap } from '#lib/game/problem.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { engineVersion } from '#lib/server/engine-version.ts';
import { RunStore } from '#lib/server/runs.ts';

const spec: TournamentSpec = {
  contenders: ['Random: 0.5', 'Tit For Tat', 'Joss: 0.9'].map((name) => ({ kind: 'library', name })),
  rules: { ...DEFAULT_RULES, turns: 10 },
  repetitions: 3,
  seed: Number.MAX_SAFE_INTEGER,
  exact: false,
  wins: true,
};
const roster = spec.contenders.map((entry) => contender(entry, spec.rules, (name) => unwrap(findStrategy(name))));
const parts: Chunk[] = [playChunk(roster, spec, 0, 4), playChunk(roster, spec, 4, 6)];

describe('the run store', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'stratagem-runs-'));
  afterAll(() => rm(folder, { recursive: true }));

  it('gives back results to the bit, from another connection, while the first is open', () => {
    const file = path.join(folder, 'new', 'runs.sqlite');
    const store = new RunStore(file);
    const run = store.begin(spec, 'e1');
    // NaN and results out of order.
    const odd = { ...parts[1]!, deviations: Float64Array.of(NaN, -0, Infinity, 1 / 3) };
    run.add(odd);
    run.add(parts[0]!);
    const reader = new RunStore(file);
    const found = reader.find(spec, 'e1')!;
    expect(found).toMatchObject({ id: run.id, pairs: 6, played: 6 });
    expect([...found.results()]).toEqual([parts[0], odd]);
    reader.close();
    store.close();
  });

  it('finds the newest run of equal setting, players and engine only', () => {
    const store = new RunStore(':memory:');
    expect(store.find(spec, 'e1')).toBeNull();
    store.begin(spec, 'e1').add(parts[0]!);
    const newest = store.begin(spec, 'e1');
    newest.add(parts[1]!);
    newest.finish();
    expect(store.find(spec, 'e1')).toMatchObject({ id: newest.id, played: 2 });
    expect(store.find(spec, 'e2')).toBeNull();
    expect(store.find({ ...spec, seed: 2 }, 'e1')).toBeNull();
    expect(store.find({ ...spec, repetitions: 4 }, 'e1')).toBeNull();
    expect(store.find({ ...spec, rules: { ...spec.rules, noise: 0.1 } }, 'e1')).toBeNull();
    expect(store.find({ ...spec, contenders: spec.contenders.toReversed() }, 'e1')).toBeNull();
    store.close();
  });

  it('drops the oldest runs and their results', () => {
    const store = new RunStore(':memory:');
    store.begin(spec, 'old').add(parts[0]!);
    for (let k = 0; k < 7; k++) store.begin(spec, `e${k}`);
    expect(store.find(spec, 'old')!.played).toBe(4);
    store.begin(spec, 'e7');
    expect(store.find(spec, 'old')).toBeNull();
    expect(store.find(spec, 'e0')).not.toBeNull();
    store.close();
  });

  it('refuses a file that is no database', async () => {
    const file = path.join(folder, 'text.sqlite');
    await writeFile(file, 'This is not a database, but a text of some length. '.repeat(50));
    expect(() => new RunStore(file)).toThrow('not a database');
  });
});

describe('engineVersion', () => {
  it('is the version and a hash of the source, the same at every call', () => {
    expect(engineVersion()).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/);
    expect(engineVersion()).toBe(engineVersion());
  });
});
