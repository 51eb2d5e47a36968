import { expect, it } from 'vitest';
import { MACHINE_MUTATIONS, mutateMachine } from '#lib/machine/mutations.ts';
import { stream } from '#lib/game/random.ts';
import type { FsmForm } from '#lib/library/form.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { annealed, ANNEALING, cool, heat, sweepsFor, type AnnealSetting } from '#lib/training/annealing.ts';

const setting: AnnealSetting = { ...ANNEALING, chains: 3, sweeps: 4, migration: 2, hot: 0.08, cold: 0.01 };
const form = (seed: number): FsmForm => ({ kind: 'fsm', machine: randomMachine(stream(seed), 4) });

it('scores what it was given, cools by the same factor from sweep to sweep and ends after the last', () => {
  const given = [form(1), form(2)];
  let state = heat(setting, given);
  expect(state.chains).toEqual([given[0], given[1], given[0]]);
  expect(sweepsFor(setting, state)).toEqual([]);
  const temperatures: number[] = [];
  const paths = new Set<string>();
  for (let number = 0; !state.done; number++) {
    const sweeps = sweepsFor(setting, state);
    sweeps.forEach(({ path }) => paths.add(path.join()));
    if (sweeps.length > 0) {
      temperatures.push(sweeps[0]!.temperature);
      state = annealed(
        state,
        sweeps.map(({ machine }) => ({
          machine: mutateMachine(machine, MACHINE_MUTATIONS[0], 16, stream(number)),
          kept: 1,
        })),
      );
    }
    const stepped = cool(setting, state, [number, 1, 2]);
    expect(stepped.row).toMatchObject({ generation: number, best: Math.max(number, 2), worst: Math.min(number, 1) });
    state = stepped.state;
  }
  expect(temperatures.map((t) => t.toFixed(6))).toEqual(['0.080000', '0.040000', '0.020000', '0.010000']);
  expect(paths.size).toBe(12);
  expect(state.champion).toMatchObject({ generation: 4, score: 4 });
});

it('lets the worst chain go on from the best one now and then', () => {
  const chains = [form(1), form(2), form(3)];
  const state = { sweep: 1, chains, champion: null, done: false };
  expect(cool(setting, state, [3, 1, 2]).state.chains).toEqual(chains);
  expect(cool(setting, { ...state, sweep: 2 }, [3, 1, 2]).state.chains).toEqual([chains[0], chains[0], chains[2]]);
});

it('begins with random machines of the most states, others for another seed', () => {
  const [first, second] = heat({ ...setting, most: 6 }).chains;
  expect(first!.machine.names).toHaveLength(6);
  expect(first).not.toEqual(second);
  expect(heat({ ...setting, most: 6 })).toEqual(heat({ ...setting, most: 6 }));
  expect(heat({ ...setting, most: 6, seed: 2 }).chains[0]).not.toEqual(first);
});
