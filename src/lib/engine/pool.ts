// The engine over threads of any kind. One thread, apart from the others, serves the live rank and single
// matches, so that an edit never waits for a tournament, and one usage and sensitivity; the others take chunks
// of a tournament from one queue as they become free. Threads start when first needed. Which thread played a chunk leaves no trace.

import type { Form } from '../library/form.ts';
import type { Mealy } from '../machine/mealy.ts';
import { Analyst } from './analyst.ts';
import type { Sweep, Swept } from './anneal.ts';
import { standingOf, standingSetting, type FieldStanding } from './candidate.ts';
import type { ContenderSpec } from './contender.ts';
import { Gathering } from './gathering.ts';
import type { Match } from './play.ts';
import type { AnalysisOptions, Engine, JobOptions, TournamentOptions, TournamentSpec } from './protocol.ts';
import type { MatchRules } from './rules.ts';
import type { FieldScores } from './scores.ts';
import type { Recording } from './recording.ts';
import type { Analyses, Answers } from './serve.ts';
import { Thread, type Port } from './thread.ts';
import { chunks, pairCount, type PairRange, type TournamentResult } from './tournament.ts';

/** How a pool is made. */
export interface PoolOptions {
  /** Threads for tournaments, at least 1; one more serves the live rank. */
  readonly threads: number;
  readonly spawn: () => Port;
}

/** An engine whose work is done by threads. */
export function createPool({ threads, spawn }: PoolOptions): Engine {
  return new Pool(Math.max(1, threads), spawn);
}

/** Matches in one message, unless one pair has more: about 2 MB. */
const MOST_MATCHES = 50_000;

/** Moves of a recording that are played at once, roughly: enough to keep a thread busy, little to hold. */
const RECORDED = 1e6;

/** Fields that a thread keeps for scoring: the one trained against and the one held out. */
const MOST_SCORED = 2;

class Pool implements Engine {
  readonly #spawn: () => Port;
  readonly #threads: (Thread | null)[];
  #jobs = 0;
  readonly #standings = new Map<string, Promise<FieldStanding>>();
  /** The fields that threads hold for scoring, by key, the latest used last. */
  readonly #scoring = new WeakMap<Thread, Map<string, Promise<unknown>>>();
  readonly #keys = new WeakMap<TournamentSpec, string>();
  readonly #live = new Analyst((onStop) => this.#start(onStop));
  readonly #analyst = new Analyst((onStop) => this.#start(onStop));

  constructor(threads: number, spawn: () => Port) {
    this.#spawn = spawn;
    this.#threads = Array.from({ length: threads }, () => null);
  }

  async tournament(spec: TournamentSpec, options: TournamentOptions = {}): Promise<TournamentResult> {
    const { onProgress, signal, known = [], onChunk } = options;
    signal?.throwIfAborted();
    const n = spec.contenders.length;
    const of = pairCount(n);
    const gathering = new Gathering(n, spec.repetitions);
    const played: PairRange[] = [];
    let done = 0;
    for (const chunk of known) {
      gathering.add(chunk);
      played.push([chunk.from, chunk.to]);
      done += chunk.to - chunk.from;
    }
    const ranges = chunks(n, chunkSize(of, this.#threads.length, spec.repetitions), played);
    const queue = ranges[Symbol.iterator]();
    const key = `job-${++this.#jobs}`;
    let roster: Answers['roster'] | null = null;

    const work = async (index: number): Promise<void> => {
      const thread = this.#thread(index);
      roster = await thread.ask({ kind: 'roster', key, spec });
      try {
        for (let next = queue.next(); !next.done && !signal?.aborted; next = queue.next()) {
          const [from, to] = next.value;
          const chunk = await thread.ask({ kind: 'chunk', key, from, to });
          if (signal?.aborted) return;
          onChunk?.(chunk);
          gathering.add(chunk);
          done += to - from;
          onProgress?.({ done, of });
        }
      } finally {
        void thread.ask({ kind: 'forget', key }).catch(() => undefined);
      }
    };

    const workers = this.#threads.slice(0, Math.max(1, ranges.length)).map((_, index) => work(index));
    await untilAborted(Promise.all(workers), signal);
    const { ids, names } = roster!;
    return { ...gathering.result(), ids, names, rules: spec.rules, seed: spec.seed };
  }

  async *recordings(spec: TournamentSpec, options: JobOptions = {}): AsyncGenerator<Recording, void> {
    const { onProgress, signal } = options;
    const n = spec.contenders.length;
    const of = pairCount(n);
    const key = `job-${++this.#jobs}`;
    const threads = this.#threads.map((_, index) => this.#thread(index));
    await Promise.all(threads.map((thread) => thread.ask({ kind: 'roster', key, spec })));
    const moves = spec.repetitions * (spec.rules.ending === null ? spec.rules.turns : 1 / spec.rules.ending);
    const size = Math.min(chunkSize(of, threads.length, spec.repetitions), Math.max(1, Math.floor(RECORDED / moves)));
    // Each thread has two parts to work on, so that none waits while the reader is busy.
    const ahead: Promise<Recording>[] = [];
    try {
      for (const [part, [from, to]] of chunks(n, size).entries()) {
        ahead.push(untilAborted(threads[part % threads.length]!.ask({ kind: 'record', key, from, to }), signal));
        if (ahead.length === 2 * threads.length) yield await recorded(ahead.shift()!);
      }
      while (ahead.length > 0) yield await recorded(ahead.shift()!);
    } finally {
      for (const thread of threads) void thread.ask({ kind: 'forget', key }).catch(() => undefined);
      for (const part of ahead) part.catch(() => undefined);
    }

    async function recorded(part: Promise<Recording>): Promise<Recording> {
      const recording = await part;
      onProgress?.({ done: recording.to, of });
      return recording;
    }
  }

  standing(spec: TournamentSpec, options: JobOptions = {}): Promise<FieldStanding> {
    const key = this.#keyOf(spec);
    const known = this.#standings.get(key);
    if (known) return known;
    const standing = this.tournament(standingSetting(spec), options).then(standingOf);
    this.#standings.set(key, standing);
    standing.catch(() => this.#standings.delete(key));
    return standing;
  }

  adopt(spec: TournamentSpec, standing: FieldStanding): void {
    this.#standings.set(this.#keyOf(spec), Promise.resolve(standing));
  }

  rank(field: TournamentSpec, machine: Mealy, options: AnalysisOptions<Analyses['rank']> = {}) {
    return this.#analyse('rank', field, machine, options);
  }

  rehearse(field: TournamentSpec, machine: Mealy, options: JobOptions = {}) {
    return this.#analyse('rehearsal', field, machine, options);
  }

  usage(field: TournamentSpec, machine: Mealy, options: AnalysisOptions<Analyses['usage']> = {}) {
    return this.#analyse('usage', field, machine, options);
  }

  sensitivity(field: TournamentSpec, machine: Mealy, options: AnalysisOptions<Analyses['sensitivity']> = {}) {
    return this.#analyse('sensitivity', field, machine, options);
  }

  #analyse<K extends keyof Analyses>(
    work: K,
    field: TournamentSpec,
    machine: Mealy,
    options: AnalysisOptions<Analyses[K]>,
  ): Promise<Analyses[K] | null> {
    const { onProgress, signal } = options;
    const standing = this.standing(field, { ...(onProgress && { onProgress }), ...(signal && { signal }) });
    const analyst = work === 'rank' || work === 'rehearsal' ? this.#live : this.#analyst;
    const answer = analyst.ask({ work, key: this.#keyOf(field), field, standing, machine }, options);
    return untilAborted(answer, signal);
  }

  async scores(
    field: TournamentSpec,
    forms: readonly Form[],
    options: JobOptions & { readonly self?: boolean } = {},
  ): Promise<readonly FieldScores[]> {
    const { onProgress, signal, self = false } = options;
    signal?.throwIfAborted();
    const found: FieldScores[] = new Array<FieldScores>(forms.length);
    const size = Math.max(1, Math.min(8, Math.ceil(forms.length / (this.#threads.length * 4))));
    const key = `scores ${this.#keyOf(field)}`;
    let next = 0;
    let done = 0;
    const work = async (index: number): Promise<void> => {
      if (next >= forms.length) return;
      const thread = await this.#scorer(index, key, field);
      while (next < forms.length && !signal?.aborted) {
        const from = next;
        next = Math.min(forms.length, from + size);
        const part = await thread.ask({ kind: 'scores', key, forms: forms.slice(from, next), self });
        part.forEach((scores, k) => (found[from + k] = scores));
        done += part.length;
        onProgress?.({ done, of: forms.length });
      }
    };
    await untilAborted(Promise.all(this.#threads.map((_, index) => work(index))), signal);
    return found;
  }

  async anneal(field: TournamentSpec, sweeps: readonly Sweep[], options: JobOptions = {}): Promise<readonly Swept[]> {
    const { onProgress, signal } = options;
    signal?.throwIfAborted();
    const found = new Array<Swept>(sweeps.length);
    const key = `scores ${this.#keyOf(field)}`;
    const queue = sweeps.entries();
    let done = 0;
    const work = async (index: number): Promise<void> => {
      for (let next = queue.next(); !next.done && !signal?.aborted; next = queue.next()) {
        const [k, sweep] = next.value;
        const thread = await this.#scorer(index, key, field);
        found[k] = await thread.ask({ kind: 'anneal', key, sweep });
        onProgress?.({ done: ++done, of: sweeps.length });
      }
    };
    await untilAborted(Promise.all(this.#threads.map((_, index) => work(index))), signal);
    return found;
  }

  async selfScores(field: TournamentSpec): Promise<Float64Array> {
    const key = `scores ${this.#keyOf(field)}`;
    return (await this.#scorer(0, key, field)).ask({ kind: 'selves', key });
  }

  /** A thread that holds the field under the key; it lets the one go that it has not been asked for longest. */
  async #scorer(index: number, key: string, field: TournamentSpec): Promise<Thread> {
    const thread = this.#thread(index);
    const held = this.#scoring.get(thread) ?? new Map<string, Promise<unknown>>();
    this.#scoring.set(thread, held);
    const ready = held.get(key) ?? thread.ask({ kind: 'roster', key, spec: field });
    held.delete(key);
    held.set(key, ready);
    ready.catch(() => held.delete(key));
    const [oldest] = held.keys();
    if (held.size > MOST_SCORED) {
      held.delete(oldest!);
      void thread.ask({ kind: 'forget', key: oldest! }).catch(() => undefined);
    }
    await ready;
    return thread;
  }

  match(a: ContenderSpec, b: ContenderSpec, rules: MatchRules, seed: number, ...path: number[]): Promise<Match> {
    return this.#live.thread.ask({ kind: 'match', a, b, rules, seed, path });
  }

  close(): void {
    const reason = new Error('The engine was closed.');
    for (const thread of [...this.#threads, this.#live, this.#analyst]) thread?.stop(reason);
  }

  #thread(index: number): Thread {
    return (this.#threads[index] ??= this.#start(() => (this.#threads[index] = null)));
  }

  #start(onStop: () => void): Thread {
    return new Thread(this.#spawn(), onStop);
  }

  #keyOf(spec: TournamentSpec): string {
    let key = this.#keys.get(spec);
    if (key === undefined) {
      key = specKey(spec);
      this.#keys.set(spec, key);
    }
    return key;
  }
}

/** One text for equal specs: what a stored standing can be kept under. */
export function specKey({ contenders, rules, repetitions, seed, exact, caps }: TournamentSpec): string {
  const { turns, ending, noise, payoffs } = rules;
  const { R, S, T, P } = payoffs;
  const members = contenders.map((entry) =>
    entry.kind === 'library'
      ? entry.name
      : [entry.id, entry.machine.start, entry.machine.opening, [...entry.machine.next], [...entry.machine.output]],
  );
  return JSON.stringify([String(turns), ending, noise, R, S, T, P, repetitions, seed, exact, caps, members]);
}

/** Small enough for smooth progress, an even load and little memory, large enough that messages cost nothing. */
function chunkSize(pairs: number, threads: number, repetitions: number): number {
  return Math.max(1, Math.min(128, Math.ceil(pairs / (threads * 16)), Math.floor(MOST_MATCHES / repetitions)));
}

/** The promise, unless the signal aborts first; then a rejection with its reason. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
