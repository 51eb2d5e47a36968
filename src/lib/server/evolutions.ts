// The runs of evolution on this server. Each is a folder `<id>/` with `run.json` (what was asked for and how it
// stands) and `checkpoint.json` (all else); both are replaced in one step, so whatever moment the process dies, a
// run is found again: one that was under way is listed as paused. A run goes on whether or not a page looks at it.
// As many run at once as there are processors but one; the others wait their turn.

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { problem, StratagemError, unwrap, type Problem } from '../game/problem.ts';
import { printCheckpoint } from '../training/checkpoint.ts';
import type { News, RowReport, RunReport, Status, WholeReport } from '../training/report.ts';
import { completed, objectiveOf, plannedOf, type Request } from '../training/request.ts';
import { runOf } from '../training/requested.ts';
import { spawnEvolution, type Evolution, type Spawn, type Told } from './evolution-thread.ts';
import { writeWhole } from './whole-file.ts';

/** Runs that are kept; then some have to be deleted before another begins. */
const MOST_RUNS = 100;

/** Milliseconds for which news is gathered. */
const GATHERED = 100;

const FORMAT = 'stratagem-evolution';

/** What `run.json` holds. */
interface Stored {
  readonly format: typeof FORMAT;
  readonly version: 1;
  readonly created: number;
  readonly status: Status;
  readonly problems: readonly Problem[];
  readonly request: Request;
}

/** A run at hand. */
interface Held {
  readonly created: number;
  readonly request: Request;
  status: Status;
  problems: readonly Problem[];
  generations: number;
  best: number | null;
  within: number;
  thread: Evolution | null;
  /** When the thread began, and how many generations were there then. */
  began: { readonly at: number; readonly generations: number } | null;
  /** Rows that listeners have not heard of. */
  untold: RowReport[];
}

export interface EvolutionsOptions {
  /** Runs at once; the processors but one when left out. */
  readonly atOnce?: number;
  readonly spawn?: Spawn;
}

type Listener = (news: News) => void;

/** The runs in a folder. */
export class Evolutions {
  readonly #folder: string;
  readonly #atOnce: number;
  readonly #spawn: Spawn;
  readonly #listeners = new Set<Listener>();
  readonly #runs = new Map<string, Held>();
  readonly #changed = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** One thing is done at a time; the first is to read what is there. */
  #turn: Promise<unknown> | null = null;

  constructor(folder: string, { atOnce = availableParallelism() - 1, spawn = spawnEvolution }: EvolutionsOptions = {}) {
    this.#folder = folder;
    this.#atOnce = Math.max(1, atOnce);
    this.#spawn = spawn;
  }

  /** Every run, the newest first. */
  list(): Promise<RunReport[]> {
    return this.#inTurn(() => [...this.#runs.keys()].map((id) => this.#report(id)).reverse());
  }

  /** A run with its generations, or null where there is none. */
  read(id: string): Promise<WholeReport | null> {
    return this.#inTurn(async () => {
      const run = this.#runs.get(id);
      if (!run) return null;
      const { history } = await this.#checkpoint(id);
      return { run: this.#report(id), request: run.request, rows: history };
    });
  }

  /** Begins a run, or lets it wait; throws what is wrong with the request. */
  start(body: unknown): Promise<RunReport> {
    return this.#inTurn(async () => {
      const run = unwrap(runOf(body));
      if (this.#runs.size >= MOST_RUNS) {
        throw refused(`There are ${MOST_RUNS} runs already. Delete some that are over to begin another.`);
      }
      const request = completed(body as Request);
      const created = Date.now();
      const id = `${new Date(created).toISOString().slice(0, 23).replace(/\D/g, '')}-${randomBytes(3).toString('hex')}`;
      await mkdir(this.#path(id), { recursive: true });
      writeWhole(this.#path(id, 'checkpoint.json'), printCheckpoint(run));
      const rest = { generations: 0, best: null, within: 0, thread: null, began: null, untold: [] };
      this.#runs.set(id, { created, request, status: 'queued', problems: [], ...rest });
      this.#set(id, 'queued');
      this.#next();
      return this.#report(id);
    });
  }

  /** Ends what a run is at; it can be gone on with from its last generation. */
  pause(id: string): Promise<RunReport> {
    return this.#end(id, 'paused');
  }

  /** Ends a run for good; what it has found stays. */
  stop(id: string): Promise<RunReport> {
    return this.#end(id, 'stopped');
  }

  /** Goes on with a run that was paused or broke down. */
  resume(id: string): Promise<RunReport> {
    return this.#inTurn(() => {
      const { status } = this.#run(id);
      if (status === 'paused' || status === 'failed') {
        this.#set(id, 'queued');
        this.#next();
      } else if (!isUnderWay(status)) throw refused(`The run is ${status}; only a paused run can be resumed.`);
      return this.#report(id);
    });
  }

  /** Removes a run with all that it has found. */
  remove(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const run = this.#run(id);
      await this.#halt(run);
      this.#runs.delete(id);
      await rm(this.#path(id), { recursive: true, force: true });
      this.#tell({ kind: 'gone', id });
      this.#next();
    });
  }

  /** Calls `listener` with what happens; returns the way to stop. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Ends every thread; what was under way is listed as paused when the folder is read again. */
  async close(): Promise<void> {
    await this.#inTurn(() => Promise.all([...this.#runs.values()].map((run) => this.#halt(run))));
    if (this.#timer) clearTimeout(this.#timer);
  }

  #end(id: string, status: 'paused' | 'stopped'): Promise<RunReport> {
    return this.#inTurn(async () => {
      const run = this.#run(id);
      if (!isUnderWay(run.status) && (status === 'paused' || run.status === 'finished')) return this.#report(id);
      await this.#halt(run);
      // The last word of the thread may be lost with it; the checkpoint knows.
      this.#count(run, (await this.#checkpoint(id)).history);
      this.#set(id, status);
      this.#next();
      return this.#report(id);
    });
  }

  async #halt(run: Held): Promise<void> {
    const { thread } = run;
    Object.assign(run, { thread: null, began: null, within: 0, untold: [] } satisfies Partial<Held>);
    await thread?.end();
  }

  /** Lets those who wait begin while there are processors. */
  #next(): void {
    const runs = [...this.#runs];
    let free = this.#atOnce - runs.filter(([, { status }]) => status === 'running').length;
    for (const [id, run] of runs) {
      if (run.status !== 'queued' || free-- <= 0) continue;
      run.began = { at: Date.now(), generations: run.generations };
      const thread: Evolution = this.#spawn(this.#path(id, 'checkpoint.json'), (told) => {
        // What an ended thread still had to say is in its checkpoint.
        if (run.thread === thread) this.#hear(id, run, told);
      });
      run.thread = thread;
      this.#set(id, 'running');
    }
  }

  #hear(id: string, run: Held, told: Told): void {
    switch (told.kind) {
      case 'within':
        run.within = told.share;
        break;
      case 'row':
        run.untold.push(told.row);
        run.generations++;
        run.within = 0;
        run.best = Math.max(run.best ?? -Infinity, told.row.best);
        // What an annealing begins with is scored in no time, which tells nothing of its sweeps.
        if (told.row.generation === 0) run.began = { at: Date.now(), generations: run.generations };
        break;
      default:
        Object.assign(run, { thread: null, began: null, within: 0 } satisfies Partial<Held>);
        this.#set(id, told.kind, told.kind === 'failed' ? told.problems : []);
        this.#next();
    }
    this.#soon(id);
  }

  #set(id: string, status: Status, problems: readonly Problem[] = []): void {
    const run = this.#run(id);
    Object.assign(run, { status, problems } satisfies Partial<Held>);
    const { created, request } = run;
    const stored: Stored = { format: FORMAT, version: 1, created, status, problems, request };
    writeWhole(this.#path(id, 'run.json'), `${JSON.stringify(stored)}\n`);
    this.#soon(id);
  }

  /** News is gathered for a moment, since generations of a small field take milliseconds. */
  #soon(id: string): void {
    this.#changed.add(id);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const changed = [...this.#changed];
      this.#changed.clear();
      for (const each of changed) {
        const run = this.#runs.get(each);
        if (!run) continue;
        const rows = run.untold.splice(0);
        if (rows.length > 0) this.#tell({ kind: 'rows', id: each, from: run.generations - rows.length, rows });
        this.#tell({ kind: 'run', run: this.#report(each) });
      }
    }, GATHERED);
  }

  #tell(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }

  #report(id: string): RunReport {
    const { created, status, problems, request, generations, best, within, began } = this.#run(id);
    const { method, from, field } = request;
    const [objective, planned] = [objectiveOf(request), plannedOf(request)];
    const done = began ? generations - began.generations + within : 0;
    const secondsLeft =
      began && done > 0 ? (Math.max(0, planned - generations - within) * (Date.now() - began.at)) / done / 1000 : null;
    return {
      id,
      status,
      created,
      method,
      from,
      field,
      objective,
      generations,
      planned,
      best,
      within,
      secondsLeft,
      problems,
    };
  }

  #run(id: string): Held {
    const run = this.#runs.get(id);
    if (run) return run;
    throw new StratagemError(problem('evolve/no-such-run', `There is no run "${id.slice(0, 60)}"; it may be deleted.`));
  }

  async #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const before = (this.#turn ??= this.#load());
    const mine = before.then(work, work);
    this.#turn = mine;
    return mine;
  }

  /** Reads the runs that are there; what was under way when the server ended is paused. */
  async #load(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const id of names.filter((name) => /^\d{17}-[0-9a-f]{6}$/.test(name)).sort()) {
      try {
        const { format, created, status, problems, request } = JSON.parse(
          await readFile(this.#path(id, 'run.json'), 'utf8'),
        ) as Stored;
        if (format !== FORMAT) continue;
        const run: Held = {
          created,
          request: completed(request),
          status: isUnderWay(status) ? 'paused' : status,
          problems,
          generations: 0,
          best: null,
          within: 0,
          thread: null,
          began: null,
          untold: [],
        };
        this.#count(run, (await this.#checkpoint(id)).history);
        this.#runs.set(id, run);
      } catch {
        // A folder that holds no run, or half of one that was being begun or deleted.
      }
    }
  }

  #count(run: Held, history: readonly RowReport[]): void {
    run.generations = history.length;
    run.best = history.length === 0 ? null : history.reduce((best, row) => Math.max(best, row.best), -Infinity);
  }

  /** The checkpoint's JSON writes rows as they are sent: each machine once. */
  async #checkpoint(id: string): Promise<{ readonly history: readonly RowReport[] }> {
    return JSON.parse(await readFile(this.#path(id, 'checkpoint.json'), 'utf8')) as { history: readonly RowReport[] };
  }

  #path(id: string, ...file: string[]): string {
    return path.join(this.#folder, id, ...file);
  }
}

function isUnderWay(status: Status): boolean {
  return status === 'running' || status === 'queued';
}

function refused(message: string): StratagemError {
  return new StratagemError(problem('evolve/refused', message));
}
