// The page's side of its own thread (worker.ts): questions out, answers back to who asked.

import type { MachineIn } from '../../library/machine-in.ts';
import type { Answer, Question } from './worker.ts';

/** States of the exact machine by strategy id; null where there is none. */
export type Sizes = Readonly<Record<string, number | null>>;

export interface ThreadEvents {
  /** Some more sizes are known. */
  sizes(sizes: Sizes): void;
  /** The thread has broken down. */
  failed(message: string): void;
}

export class LibraryThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (found: MachineIn) => void; reject: (error: Error) => void }>();
  readonly #events: ThreadEvents;
  #asked = 0;

  /** Starts the thread and has it find the sizes. */
  constructor(events: ThreadEvents) {
    this.#events = events;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'library' });
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#hear(data);
    this.#worker.onerror = (event) => {
      const message = event.message || 'The thread that finds machines could not be started.';
      for (const { reject } of this.#waiting.values()) reject(new Error(message));
      this.#waiting.clear();
      events.failed(message);
    };
    this.#post({ kind: 'sizes' });
  }

  /** The machine of a strategy by name, parameters included; `turns` as in `machineIn`. */
  find(name: string, turns: number | null): Promise<MachineIn> {
    return new Promise((resolve, reject) => {
      const id = ++this.#asked;
      this.#waiting.set(id, { resolve, reject });
      this.#post({ kind: 'machine', id, name, turns });
    });
  }

  close(): void {
    this.#worker.terminate();
  }

  #post(question: Question): void {
    this.#worker.postMessage(question);
  }

  #hear(answer: Answer): void {
    if (answer.kind === 'sizes') {
      this.#events.sizes(Object.fromEntries(answer.sizes));
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.kind === 'machine') waiting?.resolve(answer.found);
    else waiting?.reject(new Error(answer.message));
  }
}
