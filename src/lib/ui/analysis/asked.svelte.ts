// A long question about the open machine, as a panel sees it: asked a moment after the last edit, so that typing
// does not ask at every key; the newest wins; what there is so far is shown; it can be cancelled. The answer to
// an older machine stays until the new one comes.

import type { Progress } from '#lib/engine/protocol.ts';
import type { Mealy } from '#lib/machine/mealy.ts';

/** Milliseconds from an edit to the question. */
const DELAY = 250;

/** An answer with the machine that it is about. */
export interface Answer<T> {
  readonly machine: Mealy;
  readonly value: T;
  /** Whether more of it is to come. */
  readonly whole: boolean;
}

/** What a question is asked with, as the engine takes it. */
export interface AskOptions<T> {
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
  onPartial(value: T): void;
}

export class Asked<T> {
  answer = $state.raw<Answer<T> | null>(null);
  /** How far it is; `null` while nothing is asked. */
  progress = $state.raw<Progress | null>(null);
  failure = $state.raw<string | null>(null);
  readonly #work: (machine: Mealy, options: AskOptions<T>) => Promise<T | null>;
  #abort = new AbortController();

  /** `work` resolves to null where a newer question overtook it. */
  constructor(work: (machine: Mealy, options: AskOptions<T>) => Promise<T | null>) {
    this.#work = work;
  }

  /** Asks about a machine, after what was asked before is given up; returns how to give this up. */
  ask(machine: Mealy): () => void {
    this.cancel();
    const abort = (this.#abort = new AbortController());
    this.failure = null;
    this.progress = { done: 0, of: 0 };
    const timer = setTimeout(() => void this.#run(machine, abort.signal), DELAY);
    abort.signal.addEventListener('abort', () => clearTimeout(timer));
    return () => this.#abort === abort && this.cancel();
  }

  /** Gives up what was asked; what has come of it stays. */
  cancel(): void {
    this.#abort.abort(new Error('Another question was asked.'));
    this.progress = null;
  }

  async #run(machine: Mealy, signal: AbortSignal): Promise<void> {
    const take = (value: T, whole: boolean): void => {
      if (!signal.aborted) this.answer = { machine, value, whole };
    };
    try {
      const value = await this.#work(machine, {
        signal,
        onProgress: (progress) => {
          if (!signal.aborted) this.progress = progress;
        },
        onPartial: (partial) => take(partial, false),
      });
      if (value !== null) take(value, true);
    } catch (error) {
      if (!signal.aborted) this.failure = error instanceof Error ? error.message : String(error);
    } finally {
      if (!signal.aborted) this.progress = null;
    }
  }
}
