import { afterAll, expect, it } from 'vitest';
import { createEngine } from '#lib/engine/node.ts';
import type { TournamentSpec } from '#lib/engine/protocol.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { stream } from '#lib/game/random.ts';
import { archetypeOf } from '#lib/training/archetypes.ts';
import { fixation } from '#lib/training/objective.ts';
import { scorer } from '#lib/training/scorer.ts';

const engine = createEngine(2);
afterAll(() => engine.close());

const names = ['Tit For Tat', 'Defector', 'Random: 0.5'];
const field: TournamentSpec = {
  contenders: names.map((name) => ({ kind: 'library', name })),
  rules: { ...DEFAULT_RULES, turns: 10 },
  repetitions: 5,
  seed: 1,
  exact: true,
};
const archetype = archetypeOf({ kind: 'cycler', length: 1 });
const cooperator = { kind: 'cycler', cycle: 'C' } as const;

it('gives each objective its value', async () => {
  // Against Tit For Tat 3 each, against Defector 0 and 5, against Random 1.5 and 4.
  expect(await scorer(engine, field, { kind: 'score' }, archetype)([cooperator])).toEqual([expect.closeTo(1.5, 9)]);
  const difference = await scorer(engine, field, { kind: 'difference' }, archetype)([cooperator]);
  expect(difference).toEqual([expect.closeTo(-7.5 / 3, 9)]);
  const moran = await scorer(engine, field, { kind: 'moran', each: 3 }, archetype)([cooperator]);
  const chances = [fixation(3, 3, 3, 3, 3), fixation(3, 0, 5, 1, 3), fixation(3, 1.5, 4, 2.25, 3)];
  expect(moran).toEqual([expect.closeTo(chances.reduce((a, b) => a + b) / 3, 9)]);
});

it('scores equals alike, in their order, and plays each of them once', async () => {
  const score = scorer(engine, field, { kind: 'score' }, archetype);
  const random = stream(2);
  const forms = Array.from({ length: 12 }, () => archetype.random(random));
  const played: number[] = [];
  const first = await score(forms, { onProgress: ({ of }) => void played.push(of) });
  expect(Math.max(...played)).toBe(2);
  played.length = 0;
  expect(await score([...forms].reverse(), { onProgress: ({ of }) => void played.push(of) })).toEqual(first.reverse());
  expect(played).toEqual([]);
});

it('stops when it is told to', async () => {
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  const score = scorer(engine, field, { kind: 'score' }, archetype);
  await expect(score([cooperator], { signal: stop.signal })).rejects.toThrow('enough');
  expect(await score([cooperator])).toHaveLength(1);
});
