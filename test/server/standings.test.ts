import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { FieldStanding } from '#lib/engine/candidate.ts';
import type { TournamentSpec } from '#lib/engine/protocol.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { RunStore } from '#lib/server/runs.ts';
import { StandingStore } from '#lib/server/standings.ts';

const spec: TournamentSpec = {
  contenders: ['Tit For Tat', 'Random: 0.5'].map((name) => ({ kind: 'library', name })),
  rules: DEFAULT_RULES,
  repetitions: 1,
  seed: 1,
  exact: true,
};
const standing: FieldStanding = {
  ids: ['tit-for-tat', 'random'],
  names: ['Tit For Tat', 'Random: 0.5'],
  rules: spec.rules,
  repetitions: 1,
  seed: 1,
  totals: Float64Array.of(2.25, 1 / 3),
  errors: Float64Array.of(0, NaN),
  spreads: Float64Array.of(0.5, NaN),
};

describe('the store of standings', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'stratagem-standings-'));
  afterAll(() => rm(folder, { recursive: true }));

  it('shares a file with the runs and gives back what it was given', () => {
    const file = path.join(folder, 'data', 'runs.sqlite');
    const store = new StandingStore(file);
    const runs = new RunStore(file);
    store.keep(spec, 'e1', standing);
    store.close();
    runs.close();
    const again = new StandingStore(file);
    expect(again.find(spec, 'e1')).toEqual(standing);
    again.close();
  });

  it('serves the same players, setting and engine only, the newest of each', () => {
    const store = new StandingStore(':memory:');
    store.keep(spec, 'e1', standing);
    expect(store.find(spec, 'e2')).toBeNull();
    expect(store.find({ ...spec, rules: { ...spec.rules, noise: 0.05 } }, 'e1')).toBeNull();
    expect(store.find({ ...spec, contenders: spec.contenders.toReversed() }, 'e1')).toBeNull();
    store.keep(spec, 'e1', { ...standing, totals: Float64Array.of(1, 2) });
    expect(store.find(spec, 'e1')!.totals).toEqual(Float64Array.of(1, 2));
    store.close();
  });

  it('drops the oldest beyond a few dozen', () => {
    const store = new StandingStore(':memory:');
    for (let seed = 1; seed <= 33; seed++) store.keep({ ...spec, seed }, 'e1', standing);
    expect(store.find({ ...spec, seed: 1 }, 'e1')).toBeNull();
    expect(store.find({ ...spec, seed: 2 }, 'e1')).toEqual(standing);
    store.close();
  });
});
