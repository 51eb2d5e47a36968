import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { RunReport } from '#lib/training/report.ts';
import Rooms from '#lib/ui/studio/Rooms.svelte';
import { UnderWay, underWay } from '#lib/ui/studio/under-way.svelte.ts';
import { runReport } from './run-report.ts';

const run = (status: RunReport['status'], generations: number, within = 0): RunReport => ({
  ...runReport(`${status}-${generations}`, generations, status),
  within,
});

it('counts what waits and what goes on as one, and nothing else', () => {
  const seen = new UnderWay();
  seen.evolves([run('finished', 40), run('running', 9, 0.9), run('paused', 3)]);
  expect(seen.evolution).toEqual({ share: 9.9 / 40, text: 'evolution, 24 % done' });
  seen.evolves([run('running', 30), run('queued', 0)]);
  expect(seen.evolution).toEqual({ share: 30 / 80, text: '2 runs, 37 % done' });
  seen.evolves([{ ...run('running', 30), method: 'anneal' }]);
  expect(seen.evolution?.text).toBe('annealing, 75 % done');
  seen.evolves([run('stopped', 9), run('failed', 3)]);
  expect(seen.evolution).toBeNull();
});

it('asks for the runs until it is stopped, and shows none where nobody answers', async () => {
  const seen = new UnderWay();
  let answers = true;
  let asked = 0;
  const stop = seen.watch(() => {
    asked++;
    return Promise.resolve(
      answers ? { ok: true, value: [run('running', 20)], warnings: [] } : { ok: false, problems: [] },
    );
  });
  await expect.poll(() => seen.evolution?.text, { timeout: 5000 }).toBe('evolution, 50 % done');
  answers = false;
  await expect.poll(() => seen.evolution, { timeout: 8000 }).toBeNull();
  stop();
  expect(asked).toBe(2);
});

it('puts a sign at the link of another room, and takes it away', async () => {
  const rooms = await render(Rooms, { current: 'library' });
  const link = (name: string): Promise<void> =>
    expect.element(rooms.getByRole('link', { name, exact: true })).toBeInTheDocument();
  await link('Evolve');
  underWay.evolves([run('running', 20)]);
  underWay.plays({ done: 1, of: 4 });
  await link('Evolve, evolution, 50 % done');
  await link('Design, tournament, 25 % done');
  await rooms.rerender({ current: 'design' });
  await link('Design');
  underWay.evolves([]);
  underWay.plays(null);
  await link('Evolve');
});
