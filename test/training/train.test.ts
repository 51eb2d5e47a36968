import { expect, it } from 'vitest';
import { unwrap } from '#lib/game/problem.ts';
import { DEFAULTS } from '#lib/training/request.ts';
import { runOf } from '#lib/training/requested.ts';
import { train } from '#lib/training/train.ts';

it('tells of sweeps and scores in one count that never falls', async () => {
  const run = unwrap(runOf({ ...DEFAULTS.anneal, field: 'demo', sweeps: 1, chains: 2 }));
  const told: number[] = [];
  await train(run, {
    anneal: (sweeps, options) => {
      sweeps.forEach((_, i) => options?.onProgress?.({ done: i + 1, of: sweeps.length }));
      return Promise.resolve(sweeps.map(({ machine }) => ({ machine, kept: 0 })));
    },
    score: (forms, options) => {
      forms.forEach((_, i) => options?.onProgress?.({ done: i + 1, of: forms.length }));
      return Promise.resolve(forms.map(() => 1));
    },
    onProgress: ({ done, of }) => told.push(done / of),
    onGeneration: () => void told.push(0),
  });
  expect(told).toEqual([0.5, 1, 0, 0.25, 0.5, 0.75, 1, 0]);
});
