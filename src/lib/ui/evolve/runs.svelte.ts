// The runs of evolution as the pane shows them: the list, and the chosen run with its generations. The server tells
// what happens; what it told may have gaps (a lost connection, a run that was paused in the middle of a word), and
// then the run is read anew.

import type { Parsed } from '../../game/problem.ts';
import { rowsOf, type News, type RunReport, type WholeReport } from '../../training/report.ts';
import type { Request } from '../../training/request.ts';
import type { Row } from '../../training/run.ts';
import { RunsApi, type Act } from './api.ts';

/** The chosen run's generations. */
export interface Chosen {
  readonly id: string;
  readonly request: Request;
  readonly rows: readonly Row[];
}

export class Runs {
  readonly #api: RunsApi;
  list = $state.raw<readonly RunReport[]>([]);
  /** Whether the list has been read. */
  ready = $state.raw(false);
  connected = $state.raw(true);
  chosenId = $state.raw<string | null>(null);
  /** Null while it is being read. */
  chosen = $state.raw<Chosen | null>(null);
  problems = $state.raw<readonly string[]>([]);
  /** How the chosen run stands. */
  readonly report: RunReport | null = $derived(this.list.find(({ id }) => id === this.chosenId) ?? null);
  /** The run that is being read: one at a time, and only the one that was asked for last. */
  #reading: string | null = null;

  constructor(api = new RunsApi()) {
    this.#api = api;
  }

  /** Reads the list and chooses the newest run; listens from then on. Returns how to stop. */
  open(): () => void {
    return this.#api.listen({
      heard: (news) => this.#hear(news),
      connected: (connected) => {
        this.connected = connected;
        if (connected) void this.refresh();
      },
    });
  }

  /** Reads what there is: at the beginning, and after a connection was lost. */
  async refresh(): Promise<void> {
    const list = this.#take(await this.#api.list());
    if (list === null) return;
    this.list = list;
    const id = this.report ? this.chosenId : this.ready ? null : (list[0]?.id ?? null);
    this.ready = true;
    this.choose(id);
  }

  /** Shows a run; null: none. */
  choose(id: string | null): void {
    if (id !== this.chosenId) this.chosen = null;
    this.chosenId = id;
    if (id !== null) void this.#read(id);
  }

  /** Begins a run and shows it. Says whether it was taken. */
  async start(request: Request): Promise<boolean> {
    const run = this.#take(await this.#api.start(request));
    if (run === null) return false;
    this.#put(run);
    this.choose(run.id);
    return true;
  }

  async act(id: string, act: Act): Promise<void> {
    const run = this.#take(await this.#api.act(id, act));
    if (run) this.#put(run);
    if (run && id === this.chosenId) await this.#read(id);
  }

  async remove(id: string): Promise<void> {
    if (this.#take(await this.#api.remove(id)) !== null) this.#hear({ kind: 'gone', id });
  }

  #hear(news: News): void {
    if (news.kind === 'gone') {
      const at = this.list.findIndex(({ id }) => id === news.id);
      this.list = this.list.filter(({ id }) => id !== news.id);
      if (news.id === this.chosenId) this.choose((this.list[at] ?? this.list.at(-1))?.id ?? null);
    } else if (news.kind === 'run') {
      this.#put(news.run);
      const { id, generations } = news.run;
      if (this.chosen?.id === id && this.chosen.rows.length < generations) void this.#read(id);
    } else if (this.chosen?.id === news.id) {
      const { rows } = this.chosen;
      // Rows that are there already are told again now and then; after a gap all are read.
      const fresh = news.rows.slice(rows.length - news.from);
      if (news.from > rows.length || fresh.length === 0) return;
      this.chosen = { ...this.chosen, rows: [...rows, ...rowsOf(fresh, rows.at(-1)?.form ?? null)] };
    }
  }

  #put(run: RunReport): void {
    const there = this.list.some(({ id }) => id === run.id);
    this.list = there ? this.list.map((each) => (each.id === run.id ? run : each)) : [run, ...this.list];
  }

  async #read(id: string): Promise<void> {
    if (this.#reading === id) return;
    this.#reading = id;
    const parsed: Parsed<WholeReport> = await this.#api.read(id);
    if (this.#reading !== id) return;
    this.#reading = null;
    if (id !== this.chosenId) return;
    const whole = this.#take(parsed);
    if (!whole) return;
    // The run went on while the answer was under way: what was heard since may be newer, or came too early to be kept.
    const read = rowsOf(whole.rows, null);
    const heard = this.chosen?.rows ?? [];
    this.chosen = { id, request: whole.request, rows: heard.length > read.length ? heard : read };
    const { generations } = this.report ?? whole.run;
    if (this.chosen.rows.length < generations && whole.run.generations < generations) void this.#read(id);
  }

  #take<T>(parsed: Parsed<T>): T | null {
    this.problems = parsed.ok ? [] : parsed.problems.map(({ message }) => message);
    return parsed.ok ? parsed.value : null;
  }
}
