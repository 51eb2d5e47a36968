import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, stratagem, type Ran } from './run.ts';

/** Few players, whose matches are long and left to chance: the tournament can be stopped in the middle. */
const TOURNAMENT = [
  'tournament',
  ...['--field', 'Random, Joss, Tit For Tat, Grudger, Win-Stay Lose-Shift, Generous Tit For Tat'],
  ...['--turns', '15000', '--noise', '0.02', '--repetitions', '20', '--seed', '3'],
];
const PAIRS = 21;

let folder: string;
let whole: Files;

interface Files {
  readonly ran: Ran;
  readonly summary: string;
  readonly payoffs: string;
}

/** A home for one tournament's runs. */
function homeOf(name: string): string {
  return path.join(folder, name);
}

/** Starts the tournament with files named after `name`, which also names the home. */
function start(name: string, ...more: readonly string[]) {
  const files = [...['--summary', homeOf(`${name}-s.csv`)], ...['--payoffs', homeOf(`${name}-p.csv`)]];
  return launch([...TOURNAMENT, ...files, ...more], { home: homeOf(name) });
}

async function filesOf(name: string, ran: Ran): Promise<Files> {
  const [summary, payoffs] = await Promise.all(
    ['s', 'p'].map((which) => readFile(homeOf(`${name}-${which}.csv`), 'utf8')),
  );
  return { ran, summary: summary!, payoffs: payoffs! };
}

/** How many pairs a home's run store holds. */
function kept(name: string): number {
  const file = path.join(homeOf(name), 'data', 'runs.sqlite');
  if (!existsSync(file)) return 0;
  const database = new DatabaseSync(file, { readOnly: true, timeout: 2000 });
  try {
    return Number(database.prepare('SELECT coalesce(sum(beyond - first), 0) AS pairs FROM chunks').get()!['pairs']);
  } catch {
    return 0; // The tables are being made.
  } finally {
    database.close();
  }
}

async function until(reached: () => boolean): Promise<void> {
  const give = Date.now() + 40_000;
  while (!reached()) {
    if (Date.now() > give) throw new Error('What was waited for did not come.');
    await wait(5);
  }
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stratagem-long-'));
  whole = await filesOf('whole', await start('whole').ended);
});
afterAll(() => rm(folder, { recursive: true }));

function expectWhole({ ran, summary, payoffs }: Files): void {
  expect(ran.err).toContain('6 players, 20 repetitions');
  expect(ran.code).toBe(0);
  expect(summary).toBe(whole.summary);
  expect(payoffs).toBe(whole.payoffs);
  expect(ran.out).toBe(whole.ran.out);
}

describe('a tournament that is broken off', () => {
  it('goes on with --resume after SIGKILL and after Ctrl-C, to the same bytes', async () => {
    const killed = start('resumed', '--workers', '2');
    await until(() => kept('resumed') >= 4);
    killed.child.kill('SIGKILL');
    expect((await killed.ended).code).toBe(-1);
    const first = kept('resumed');
    expect(first).toBeLessThan(PAIRS);

    const stopped = start('resumed', '--workers', '2', '--resume');
    await until(() => kept('resumed') >= first + 3);
    stopped.child.kill('SIGINT');
    const { code, err } = await stopped.ended;
    expect(code).toBe(130);
    expect(err).toContain(`${first} of ${PAIRS} pairs were played before`);
    expect(err).toMatch(/Stopped after \d+ pairs\. .*--resume/);
    const second = kept('resumed');
    expect(second).toBeLessThan(PAIRS);

    const ran = await start('resumed', '--resume').ended;
    expect(ran.err).toContain(`${second} of ${PAIRS} pairs were played before`);
    expectWhole(await filesOf('resumed', ran));
    expect(kept('resumed')).toBe(PAIRS);
  });

  it('says what it cannot do', async () => {
    await writeFile(homeOf('no-folder'), 'a file where the home should be');
    const field = [...['--field', 'Alternator,Cooperator'], ...['--turns', '3']];
    const [plain, resumed, nothing] = await Promise.all([
      launch(['tournament', ...field], { home: homeOf('no-folder') }).ended,
      launch(['tournament', ...field, '--resume'], { home: homeOf('no-folder') }).ended,
      launch(['tournament', ...field, '--resume'], { home: homeOf('empty') }).ended,
    ]);
    expect([plain.code, plain.err]).toEqual([0, expect.stringContaining('cannot be kept')]);
    expect([resumed.code, resumed.err]).toEqual([1, expect.stringContaining('Without --resume all is played anew.')]);
    expect([nothing.code, nothing.err]).toEqual([0, expect.stringContaining('No run of the same players')]);
  });
});

describe('the files of a tournament', () => {
  it('hold every match and every metric', async () => {
    const file = homeOf('matches.csv');
    const out = homeOf('out');
    const field = ['--field', 'Alternator,Random', '--turns', '4', '--repetitions', '3'];
    const ran = await launch(['tournament', ...field, '--interactions', file, '--out', out, '--json'], {
      home: homeOf('files'),
    }).ended;
    expect(ran.code).toBe(0);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 2 * 3 * 3);
    expect(lines[1]).toBe('0,0,0,0,Alternator,Alternator,CDCD,8,0,4,2.0,0.0,0,True,2,2,0,0,2,0,2,0,0,0,0,1,0,1');
    expect(lines.at(-1)).toMatch(/^8,1,1,2,Random: 0\.5,Random: 0\.5,[CD]{4},/);
    expect(await readFile(path.join(out, 'normalised-cooperation.csv'), 'utf8')).toContain('Alternator,0.5,0.5');
    const { metrics } = JSON.parse(ran.out) as { metrics: { cooperation: number[][]; eigenjesus: number[] } };
    expect(metrics.cooperation[0]).toEqual([6, 6]);
    expect(metrics.eigenjesus).toHaveLength(2);
    // What was counted is what was written.
    const random = lines.filter((line) => /^\d+,1,0,/.test(line)).map((line) => Number(line.split(',')[14]));
    expect(metrics.cooperation[1]![0]).toBe(random.reduce((sum, count) => sum + count, 0));
  });

  it('say which pairs are exact, up to the joint states that are asked for', async () => {
    const field = ['--field', 'Adaptive,Random', '--turns', '20', '--repetitions', '2'];
    const run = (...more: string[]) => launch(['tournament', ...field, ...more], { home: homeOf('caps') }).ended;
    const [few, many, without] = await Promise.all([
      run('--exact', '--joint-states', '5'),
      run('--exact', '--joint-states', '20000'),
      run('--joint-states', '5'),
    ]);
    expect([few.code, few.err]).toEqual([0, expect.stringContaining('2 of 3 pairs exact')]);
    expect([many.code, many.err]).toEqual([0, expect.stringContaining('3 of 3 pairs exact')]);
    expect([without.code, without.err]).toEqual([2, expect.stringContaining('add --exact')]);
  });

  it('cannot be had of exact results, nor in a folder that is not there', async () => {
    const field = ['--field', 'Alternator,Random', '--turns', '4'];
    const exact = await stratagem('tournament', ...field, '--exact', '--interactions', homeOf('x.csv'));
    expect([exact.code, exact.err]).toEqual([2, expect.stringContaining('leave one out')]);
    const nowhere = await launch(['tournament', ...field, '--summary', homeOf('no/such/folder.csv')], {
      home: homeOf('files'),
    }).ended;
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('no/such/folder.csv')]);
    expect(nowhere.err).not.toContain('    at ');
  });
});

describe('a queue', () => {
  it('is asked for by address, and missed where it is not', async () => {
    const field = ['--field', 'Alternator,Random', '--turns', '4'];
    const home = homeOf('queue');
    const port = await freePort();
    const [address, missing, worker] = await Promise.all([
      launch(['tournament', ...field, '--queue', 'localhost'], { home }).ended,
      launch(['tournament', ...field, '--queue', `redis://127.0.0.1:${port}`], { home }).ended,
      launch(['worker'], { home }).ended,
    ]);
    expect([address.code, address.err]).toEqual([2, expect.stringContaining('redis://127.0.0.1:6379')]);
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining(`No Redis server answers at 127.0.0.1`)]);
    expect([worker.code, worker.err]).toEqual([2, expect.stringContaining('--queue is missing')]);
  });

  it('plays to the same bytes with three workers, one of them killed in the middle', async ({ skip }) => {
    if (spawnSync('redis-server', ['--version']).error) skip('skipped: no redis-server on the path');
    const port = await freePort();
    const redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', ''], { cwd: folder });
    await listening(port);
    const queue = ['--queue', `redis://127.0.0.1:${port}`];
    const workers = [1, 2, 3].map(() => launch(['worker', ...queue, '--workers', '1', '--lease', '1']));
    try {
      const { ended } = start('queued', ...queue);
      await until(() => kept('queued') >= 5);
      workers[0]!.child.kill('SIGKILL');
      expectWhole(await filesOf('queued', await ended));
      const [dead, ...alive] = await Promise.all(
        workers.map((worker, k) => {
          if (k > 0) worker.child.kill('SIGINT');
          return worker.ended;
        }),
      );
      expect(dead!.code).toBe(-1);
      for (const { code, err } of alive)
        expect([code, err]).toEqual([0, expect.stringMatching(/[1-9]\d* pairs played/)]);
    } finally {
      for (const { child } of workers) child.kill('SIGKILL');
      redis.kill('SIGKILL');
    }
  });
});

async function listening(port: number): Promise<void> {
  const reached = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.end());
    });
  for (let again = 0; again < 500 && !(await reached()); again++) await wait(10);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
