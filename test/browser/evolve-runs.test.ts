import { expect, it } from 'vitest';
import type { News, RowReport, RunReport } from '#lib/training/report.ts';
import { REQUEST } from '#lib/training/request.ts';
import { RunsApi, type RunEvents } from '#lib/ui/evolve/api.ts';
import { Runs } from '#lib/ui/evolve/runs.svelte.ts';
import { runReport as report } from './run-report.ts';

const form = { kind: 'cycler', cycle: 'CD' };
const rows = (from: number, to: number): RowReport[] =>
  Array.from({ length: to - from }, (_, i) => ({
    generation: from + i + 1,
    best: 2,
    median: 1,
    worst: 0,
    mean: 1,
    deviation: 0,
    heldOut: null,
    ...(from + i === 0 && { form }),
  }));

/** A server with runs of so many generations each. */
class Server extends RunsApi {
  runs = new Map<string, RunReport>();
  asked: string[] = [];
  /** Answers are as things stood when they were asked for, and come when this does. */
  delay: Promise<void> | null = null;
  tell: RunEvents = { heard: () => undefined, connected: () => undefined };

  constructor(...runs: RunReport[]) {
    super(async (url, init) => {
      const answer = this.#answer(url, init);
      await this.delay;
      return answer;
    }, '');
    for (const run of runs) this.runs.set(run.id, run);
  }

  override listen(events: RunEvents): () => void {
    this.tell = events;
    return () => undefined;
  }

  hear(news: News): void {
    this.tell.heard(news);
  }

  #answer(url: string, init?: RequestInit): Response {
    this.asked.push(`${init?.method ?? 'GET'} ${url}`);
    if (url === '') return Response.json([...this.runs.values()]);
    const run = this.runs.get(url.slice(1));
    if (!run) return Response.json({ problems: [{ message: 'There is no such run.' }] }, { status: 404 });
    return Response.json({ run, request: REQUEST, rows: rows(0, run.generations) });
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

async function opened(server: Server): Promise<Runs> {
  const runs = new Runs(server);
  runs.open();
  server.tell.connected(true);
  await settled();
  return runs;
}

it('shows the newest run and adds what it hears, each generation once', async () => {
  const server = new Server(report('b', 2), report('a', 1));
  const runs = await opened(server);
  expect(runs.chosen).toMatchObject({
    id: 'b',
    rows: [
      { generation: 1, form },
      { generation: 2, form },
    ],
  });
  server.hear({ kind: 'rows', id: 'b', from: 1, rows: rows(1, 4) });
  server.hear({ kind: 'rows', id: 'a', from: 1, rows: rows(1, 2) });
  expect(runs.chosen!.rows.map(({ generation }) => generation)).toEqual([1, 2, 3, 4]);
  expect(runs.chosen!.rows[3]!.form).toEqual(form);
});

it('reads a run anew where something was missed', async () => {
  const server = new Server(report('b', 2));
  const runs = await opened(server);
  server.runs.set('b', report('b', 9));
  server.hear({ kind: 'rows', id: 'b', from: 7, rows: rows(7, 9) });
  expect(runs.chosen!.rows).toHaveLength(2);
  server.hear({ kind: 'run', run: report('b', 9) });
  await settled();
  expect(runs.chosen!.rows).toHaveLength(9);
});

it('loses nothing that is heard while an answer is under way', async () => {
  const server = new Server(report('b', 2, 'paused'));
  const runs = await opened(server);
  let arrive = (): void => undefined;
  const slow = (): void => {
    server.delay = new Promise((resolve) => (arrive = resolve));
  };

  // Gone on with from the fourth generation: the answer that fills the gap is older than what comes before it.
  slow();
  server.runs.set('b', report('b', 4));
  server.hear({ kind: 'run', run: report('b', 4) });
  server.hear({ kind: 'rows', id: 'b', from: 2, rows: rows(2, 6) });
  arrive();
  await settled();
  expect(runs.chosen!.rows).toHaveLength(6);

  // Chosen and at once at its end: nothing was there yet that the last generations could be added to.
  slow();
  runs.choose(null);
  runs.choose('b');
  server.runs.set('b', report('b', 40, 'finished'));
  server.hear({ kind: 'rows', id: 'b', from: 6, rows: rows(6, 40) });
  server.hear({ kind: 'run', run: report('b', 40, 'finished') });
  server.delay = null;
  arrive();
  await settled();
  expect(runs.chosen!.rows).toHaveLength(40);

  // News that comes faster than answers does not put the answer off.
  slow();
  server.asked = [];
  for (let generations = 42; generations < 50; generations++) {
    server.runs.set('b', report('b', generations));
    server.hear({ kind: 'run', run: report('b', generations) });
  }
  expect(server.asked).toEqual(['GET /b']);
  server.delay = null;
  arrive();
  await settled();
  expect(runs.chosen!.rows).toHaveLength(49);
});

it('goes to the next run when one is deleted, and shows what is refused', async () => {
  const server = new Server(report('b', 2), report('a', 1));
  const runs = await opened(server);
  server.hear({ kind: 'gone', id: 'b' });
  await settled();
  expect([runs.chosenId, runs.chosen?.id]).toEqual(['a', 'a']);
  runs.choose('lost');
  await settled();
  expect(runs.problems).toEqual(['There is no such run.']);
  server.hear({ kind: 'gone', id: 'a' });
  expect(runs.list).toEqual([]);
});

it('says that the server is away', async () => {
  const runs = new Runs(new RunsApi(() => Promise.reject(new Error('refused'))));
  await runs.refresh();
  expect(runs.problems[0]).toContain('npm start');
  expect(runs.ready).toBe(false);
});
