import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { stream } from '#lib/game/random.ts';
import type { Form } from '#lib/library/form.ts';
import { MACHINE_MUTATIONS, mutateMachine } from '#lib/machine/mutations.ts';
import type { Annealer } from '#lib/training/annealer.ts';
import { ANNEALING, heat } from '#lib/training/annealing.ts';
import { archetypeOf, particleOf } from '#lib/training/archetypes.ts';
import { parseCheckpoint, printCheckpoint } from '#lib/training/checkpoint.ts';
import { begin, GENETIC } from '#lib/training/genetic.ts';
import type { Run } from '#lib/training/run.ts';
import { scatter, SWARM } from '#lib/training/swarm.ts';
import { train } from '#lib/training/train.ts';
import { SPECS } from './forms.ts';

const shared = {
  command: 'stratagem evolve',
  objective: { kind: 'score' },
  opponents: { field: 'demo', names: ['Cooperator'], rules: DEFAULT_RULES, repetitions: 10, seed: 1, exact: true },
  holdOut: null,
  history: [],
} as const;
const setting = { ...GENETIC, generations: 8 };
const runs: readonly Run[] = [
  ...SPECS.map((archetype): Run => ({
    method: 'genetic',
    archetype,
    ...shared,
    setting,
    state: begin(setting, archetypeOf(archetype)),
  })),
  {
    method: 'swarm',
    archetype: { kind: 'hmm', states: 2 },
    ...shared,
    setting: { ...SWARM, iterations: 8 },
    state: scatter(SWARM, particleOf({ kind: 'hmm', states: 2 })),
  },
  {
    method: 'anneal',
    archetype: { kind: 'fsm', states: 5, most: 5, mutations: MACHINE_MUTATIONS },
    ...shared,
    setting: { ...ANNEALING, sweeps: 8, most: 5 },
    state: heat({ ...ANNEALING, most: 5 }),
  },
];

/** Some score that depends on every number of a form. */
const score = (forms: readonly Form[]): Promise<number[]> =>
  Promise.resolve(
    forms.map((form) =>
      [...JSON.stringify(form)].reduce((sum, letter, k) => (sum * 31 + letter.charCodeAt(0) * k) % 9973, 7),
    ),
  );

/** A sweep that changes its machine by its own chance. */
const anneal: Annealer = (sweeps) =>
  Promise.resolve(
    sweeps.map(({ machine, seed, path, most }) => ({
      machine: mutateMachine(machine, 'redirect', most, stream(seed, ...path)),
      kept: 1,
    })),
  );

describe('checkpoints', () => {
  it.each(runs.map((run) => [run.method, run.archetype.kind, run] as const))(
    'let a run go on as if it had never stopped: %s, %s',
    async (_method, _kind, run) => {
      const texts: string[] = [];
      const whole = await train(run, {
        score,
        anneal,
        onGeneration: (reached) => void texts.push(printCheckpoint(reached)),
      });
      const middle = parseCheckpoint(texts[3]!);
      if (!middle.ok) throw new Error(middle.problems[0]!.message);
      expect(printCheckpoint(middle.value)).toBe(texts[3]);
      expect(await train(middle.value, { score, anneal })).toEqual(whole);
      expect(whole.history.length).toBeGreaterThanOrEqual(8);
    },
  );

  it.each([
    ['', 'breaks off'],
    ['[1]', 'no "format"'],
    ['{"format":"stratagem-training","version":2}', 'version 2'],
    ['{"format":"stratagem-training","version":1}', 'lacks a part'],
    [printCheckpoint(runs[0]!).slice(0, 400), 'breaks off'],
    [printCheckpoint(runs[0]!).replace('"mutation":0.1', '"mutation":"x"'), 'mutation'],
    [printCheckpoint(runs[0]!).replace(/"start":"\d"/, '"start":"nowhere"'), 'nowhere'],
  ])('that are damaged are refused with a reason: %#', (text, reason) => {
    const parsed = parseCheckpoint(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problems[0]!.message).toContain(reason);
  });
});
