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
    // Where the thread has the field, the question is on its way before this function returns.
    if (this.#field?.key !== key) {
      const played = await standing;
      if (!isNewest()) return null;
      this.#send(key, field, played);
    }
    const { thread } = this;
    const partial = onPartial !== undefined;
    // Asked at once: another field could take this one's place in the thread before it is ready.
    const begun = thread.ask({ kind: 'begin', job, key, work, machine, options: settled, partial });
    try {
      let [, slice] = await Promise.all([this.#field?.ready, begun]);
      while (isNewest()) {
        const { done, of, result } = slice;
        onProgress?.({ done, of });
        if (done === of) return result as Analyses[K];
        if (result) onPartial?.(result as Analyses[K]);
        slice = await thread.ask({ kind: 'proceed', job, partial });
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

  /** Gives the thread a field in place of the one it has. */
  #send(key: string, spec: TournamentSpec, standing: FieldStanding): void {
    if (this.#field?.key === key) return;
    const ready = this.thread.ask({ kind: 'field', key, spec, standing });
    this.#field = { key, ready };
    ready.catch(() => (this.#field = null));
  }
}
