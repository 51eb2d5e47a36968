import { expect, it } from 'vitest';
import { move, scatter, SWARM, swarmChampion, waitingForms, type SwarmState } from '#lib/training/swarm.ts';
import { particleOf } from '#lib/training/archetypes.ts';

const particle = particleOf({ kind: 'gambler', depths: { own: 1, opponent: 1, openings: 0 }, initial: null });
const goal = [0.2, 0.9, 0, 1];
const scoreAt = (point: readonly number[]): number => -point.reduce((sum, x, d) => sum + (x - goal[d]!) ** 2, 0);

function run(seed: number): { state: SwarmState; best: number[] } {
  const setting = { ...SWARM, seed };
  let state = scatter(setting, particle);
  const best: number[] = [];
  while (waitingForms(state, particle).length > 0) {
    state = move(setting, particle, state, state.points.map(scoreAt)).state;
    best.push(state.best!.score);
  }
  return { state, best };
}

it('finds the top of a hill, never loses its best, and stays within the cube', () => {
  const { state, best } = run(1);
  for (let k = 1; k < best.length; k++) expect(best[k]).toBeGreaterThanOrEqual(best[k - 1]!);
  const champion = swarmChampion(state, particle)!;
  expect(champion.score).toBeGreaterThan(-1e-3);
  expect(champion.form).toMatchObject({ kind: 'gambler', initial: 'C' });
  for (const { point } of state.bests) for (const x of point) expect(x >= 0 && x <= 1).toBe(true);
});

it('is the same from the same seed and another from another', () => {
  expect(run(3)).toEqual(run(3));
  expect(run(3).best).not.toEqual(run(4).best);
});

it('stops when its best gets better by next to nothing', () => {
  const first = scatter(SWARM, particle);
  const second = move(
    SWARM,
    particle,
    first,
    first.points.map(() => 1),
  ).state;
  expect(second.done).toBe(false);
  expect(
    move(
      SWARM,
      particle,
      second,
      second.points.map(() => 1 + 1e-9),
    ).state.done,
  ).toBe(true);
});
