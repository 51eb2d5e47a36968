// A thread that answers questions about a machine in a field: one does the live rank, another usage and
// sensitivity tables, so that an edit never waits for them. Work goes slice by slice: between two slices it can
// be reported, broken off by its caller, or overtaken by a newer question of the same kind.

import type { Mealy } from '../machine/mealy.ts';
import type { FieldStanding } from './candidate.ts';
import type { AnalysisOptions, TournamentSpec } from './protocol.ts';
import type { Analyses } from './serve.ts';
import type { Thread } from './thread.ts';

/** A question to the analyst. */
export interface Question<K extends keyof Analyses> {
  readonly work: K;
  readonly key: string;
  readonly field: TournamentSpec;
  readonly standing: Promise<FieldStanding>;
  readonly machine: Mealy;
}

/** Answers one question of each kind at a time, the newest. */
export class Analyst {
  readonly #start: (onStop: () => void) => Thread;
  #thread: Thread | null = null;
  #field: { readonly key: string; readonly ready: Promise<unknown> } | null = null;
  #jobs = 0;
  /** The newest job of each kind. */
  readonly #newest = new Map<keyof Analyses, number>();

  constructor(start: (onStop: () => void) => Thread) {
    this.#start = start;
  }

  /** The answer; null where a newer question of the same kind came before it. */
  async ask<K extends keyof Analyses>(
    { work, key, field, standing, machine }: Question<K>,
    options: AnalysisOptions<Analyses[K]>,
  ): Promise<Analyses[K] | null> {
    const { onProgress, onPartial, signal, ...settled } = options;
    const job = ++this.#jobs;
    this.#newest.set(work, job);
    const isNewest = (): boolean => {
      signal?.throwIfAborted();
      return this.#newest.get(work) === job;
    };
    const played = await standing;
    if (!isNewest()) return null;
    const { thread, ready } = this.#holding(key, field, played);
    // Asked at once: another field could take this one's place in the thread before it is ready.
    await Promise.all([ready, thread.ask({ kind: 'begin', job, key, work, machine, options: settled })]);
    try {
      while (isNewest()) {
        const { done, of, result } = await thread.ask({ kind: 'proceed', job, partial: onPartial !== undefined });
        if (!isNewest()) break;
        onProgress?.({ done, of });
        if (done === of) return result as Analyses[K];
        if (result) onPartial?.(result as Analyses[K]);
      }
      return null;
    } finally {
      void thread.ask({ kind: 'drop', job }).catch(() => undefined);
    }
  }

  /** The thread itself, for what else it may be asked. */
  get thread(): Thread {
    return (this.#thread ??= this.#start(() => {
      this.#thread = null;
      this.#field = null;
    }));
  }

  stop(reason: Error): void {
    this.#thread?.stop(reason);
  }

  /** The thread, and when it has the field that it was sent. */
  #holding(key: string, field: TournamentSpec, standing: FieldStanding): { thread: Thread; ready: Promise<unknown> } {
    const { thread } = this;
    if (this.#field?.key !== key) {
      const ready = thread.ask({ kind: 'field', key, spec: field, standing });
      this.#field = { key, ready };
      ready.catch(() => (this.#field = null));
    }
    return { thread, ready: this.#field.ready };
  }
}
