import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formToJson } from '#lib/training/form-json.ts';
import type { News, RunReport } from '#lib/training/report.ts';
import { DEFAULTS, REQUEST, type AnnealRequest, type Request } from '#lib/training/request.ts';
import { runOf } from '#lib/training/requested.ts';
import { Evolutions, type EvolutionsOptions } from '#lib/server/evolutions.ts';
import type { Told } from '#lib/server/evolution-thread.ts';
import { machineDocuments, thesisDocuments } from '#lib/library/machines.ts';
import { toMealy } from '#lib/machine/validate.ts';
import { unwrap } from '#lib/game/problem.ts';
import { startOfDocument } from '#lib/ui/evolve/start.ts';
import { stratagem } from '../cli/run.ts';

let folder: string;
let opened: Evolutions[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stratagem-evolve-'));
  opened = [];
});
afterEach(async () => {
  for (const each of opened) await each.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Checkpoint {
  readonly state: { readonly champion: object };
}

const SMALL: Request = {
  ...REQUEST,
  field: 'demo',
  turns: 20,
  population: 12,
  bottleneck: 3,
  generations: 40,
  states: 4,
};

/** One that takes long enough for a pause to come in the middle of it. */
const LONG: Request = { ...SMALL, turns: 200, population: 60, generations: 100, states: 8 };

function server(options: EvolutionsOptions = {}): Evolutions {
  const made = new Evolutions(folder, options);
  opened.push(made);
  return made;
}

/** Waits for news of a run that is as wanted. */
function heard(runs: Evolutions, wanted: (run: RunReport) => boolean): Promise<RunReport> {
  return new Promise((resolve) => {
    const stop = runs.listen((news: News) => {
      if (news.kind !== 'run' || !wanted(news.run)) return;
      stop();
      resolve(news.run);
    });
  });
}

/** Threads that do nothing, in the order of their starts. */
function puppets() {
  const threads: { hear: (told: Told) => void; ended: boolean }[] = [];
  const spawn = (_: string, hear: (told: Told) => void) => {
    const thread = { hear, ended: false };
    threads.push(thread);
    return { end: () => Promise.resolve(void (thread.ended = true)) };
  };
  return { threads, spawn };
}

test('a run that is paused, abandoned and resumed ends as one that is left alone', async () => {
  const runs = server({ atOnce: 2 });
  const alone = await runs.start(LONG);
  await heard(runs, ({ id, status }) => id === alone.id && status === 'finished');
  const whole = (await runs.read(alone.id))!.rows;
  expect(whole.map(({ generation }) => generation)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));

  const { id } = await runs.start(LONG);
  await heard(runs, (run) => run.id === id && run.generations >= 2);
  const paused = await runs.pause(id);
  expect(paused.status).toBe('paused');
  expect(paused.generations).toBe((await runs.read(id))!.rows.length);
  await runs.resume(id);
  await heard(runs, (run) => run.id === id && (run.generations > paused.generations || run.status === 'finished'));
  // As after a crash: the threads are gone, and nothing was written about it.
  await runs.close();

  const again = server();
  const found = (await again.list()).find((run) => run.id === id)!;
  if (found.status !== 'finished') {
    expect(found.status).toBe('paused');
    const over = heard(again, (run) => run.id === id && run.status === 'finished');
    await again.resume(id);
    await over;
  }
  expect((await again.read(id))!.rows).toEqual(whole);
});

test('an annealing that is paused and abandoned ends with the machine of the command line, by the command it tells of', async () => {
  const drawn = thesisDocuments.find(({ name }) => name === 'Evolved FSM 8')!;
  const { states: _states, ...start } = startOfDocument(drawn)!;
  const request: AnnealRequest = {
    ...DEFAULTS.anneal,
    ...start,
    field: 'demo',
    turns: 100,
    noise: 0.05,
    most: 10,
    sweeps: 12,
    proposals: 150,
    migration: 5,
    seed: 4,
  };
  const { command } = unwrap(runOf(request));
  expect(command).toMatch(
    /^stratagem anneal --from strategies\/evolved-fsm-8\.json --field demo --chains 2 --sweeps 12 --proposals 150 /,
  );
  const own = path.join(folder, 'own.json');
  const ran = await stratagem(...command.split(' ').slice(1), '--checkpoint', own, '--workers', '1', '--json');
  expect(ran).toMatchObject({ code: 0 });
  const told = JSON.parse(ran.out) as { score: number; form: unknown; history: object[] };
  expect(told.history).toHaveLength(13);

  const runs = server();
  const { id, planned, method } = await runs.start(request);
  expect([planned, method]).toEqual([13, 'anneal']);
  await heard(runs, (run) => run.id === id && run.generations >= 3);
  await runs.pause(id);
  await runs.resume(id);
  await heard(runs, (run) => run.id === id && (run.generations >= 6 || run.status === 'finished'));
  await runs.close();
  const again = server();
  const over = heard(again, (run) => run.id === id && run.status === 'finished');
  if ((await again.list())[0]!.status !== 'finished') {
    expect((await again.resume(id)).status).toBe('running');
    await over;
  }
  const { rows, request: kept } = (await again.read(id))!;
  expect(kept).toEqual(request);
  expect(rows.map(({ form: _form, ...figures }) => figures)).toEqual(told.history);
  const mine = JSON.parse(readFileSync(path.join(folder, id, 'checkpoint.json'), 'utf8')) as Checkpoint;
  const theirs = JSON.parse(readFileSync(own, 'utf8')) as Checkpoint;
  expect(mine.state).toEqual(theirs.state);
  expect(mine.state.champion).toMatchObject({ score: told.score, form: told.form });
});

test('a run of the time when there was one method is found again', async () => {
  const { spawn } = puppets();
  const { id } = await server({ spawn }).start(SMALL);
  const file = path.join(folder, id, 'run.json');
  const stored = JSON.parse(readFileSync(file, 'utf8')) as { request: object };
  const { method: _method, ...before } = SMALL;
  writeFileSync(file, JSON.stringify({ ...stored, request: before }));
  expect(await server({ spawn }).list()).toMatchObject([{ id, method: 'genetic', planned: 40, objective: 'score' }]);
});

test('rows that are told one by one are those of the checkpoint', async () => {
  const runs = server();
  const told: unknown[] = [];
  runs.listen((news) => {
    if (news.kind !== 'rows') return;
    expect(news.from).toBe(told.length);
    told.push(...news.rows);
  });
  const machine = formToJson({ kind: 'fsm', machine: unwrap(toMealy(machineDocuments[0]!.machine)) });
  const { id } = await runs.start({ ...SMALL, machine, from: 'Fortress3', generations: 8, holdOut: 'Tit For Tat' });
  await heard(runs, (run) => run.status === 'finished');
  expect(told).toEqual((await runs.read(id))!.rows);
  expect(told[0]).toMatchObject({ generation: 1, form: machine, heldOut: expect.any(Number) as number });
});

test('as many run as may; the others wait their turn', async () => {
  const { threads, spawn } = puppets();
  const runs = server({ atOnce: 1, spawn });
  const first = await runs.start(SMALL);
  const second = await runs.start(SMALL);
  expect([first.status, second.status]).toEqual(['running', 'queued']);
  expect(threads).toHaveLength(1);
  await runs.pause(first.id);
  expect(threads[0]!.ended).toBe(true);
  expect((await runs.list()).map(({ id, status }) => [id, status])).toEqual([
    [second.id, 'running'],
    [first.id, 'paused'],
  ]);
  await runs.resume(first.id);
  threads[1]!.hear({ kind: 'finished' });
  expect((await runs.list()).map(({ status }) => status)).toEqual(['finished', 'running']);
  await expect(runs.resume(second.id)).rejects.toThrow('only a paused run can be resumed');
  // A word from a thread that was ended is no news.
  threads[0]!.hear({ kind: 'failed', problems: [] });
  expect((await runs.list())[1]!.status).toBe('running');
});

test('a run that breaks down says why and can be gone on with', async () => {
  const { threads, spawn } = puppets();
  const runs = server({ spawn });
  const { id } = await runs.start(SMALL);
  threads[0]!.hear({ kind: 'failed', problems: [{ code: 'x', message: 'No.', place: {}, severity: 'error' }] });
  expect(await runs.list()).toMatchObject([{ id, status: 'failed', problems: [{ message: 'No.' }] }]);
  expect((await runs.resume(id)).status).toBe('running');
});

test('stopped runs stay, deleted ones go, and what is no run is left alone', async () => {
  const { spawn } = puppets();
  const runs = server({ spawn, atOnce: 2 });
  const [kept, gone] = [await runs.start(SMALL), await runs.start(SMALL)];
  await runs.stop(kept.id);
  await runs.remove(gone.id);
  writeFileSync(path.join(folder, 'notes.txt'), 'mine');
  writeFileSync(path.join(folder, kept.id, '.checkpoint.json.7.tmp'), '{"half"');
  expect(await server().list()).toMatchObject([{ id: kept.id, status: 'stopped', generations: 0, best: null }]);
  expect(await runs.read(gone.id)).toBeNull();
  await expect(runs.pause('../../etc')).rejects.toThrow('There is no run');
  expect(readFileSync(path.join(folder, 'notes.txt'), 'utf8')).toBe('mine');
});

test('a bad request is refused with every problem', async () => {
  const runs = server();
  const bad = { ...SMALL, population: 1e9, mutation: 'much', field: 'nobody at all', machine: { kind: 'cycler' } };
  const parsed = runOf(bad);
  expect(parsed.ok || parsed.problems.map(({ message }) => message).join(' ')).toMatch(
    /population must be a whole number from 2 to 1,000.*mutation rate must be a number.*cycle.*nobody at all/s,
  );
  await expect(runs.start(bad)).rejects.toThrow('population');
  await expect(runs.start([])).rejects.toThrow('must be an object');
  expect(await runs.list()).toEqual([]);
});
