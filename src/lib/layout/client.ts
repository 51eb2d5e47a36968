/// <reference types="vite/client" />
// ELK in the page: a worker made on first use, since its code is 1.6 MB. Answers that come after a newer
// question are dropped. ELK itself cannot be interrupted, so cancelling ends the worker; the next layout
// starts a new one (about a second). Until an answer comes, show `quickPlace` with arcs. The only file of
// this folder that needs Vite.

import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { Draft } from '../machine/mealy.ts';
import { layoutWithElk, type LaidOut } from './elk.ts';

/** One layout worker and its latest question. */
export class LayoutClient {
  #elk: InstanceType<typeof ELK> | null = null;
  #latest = 0;
  #running = 0;
  #drop: (() => void) | null = null;

  /** Starts the worker before it is needed. */
  warm(): void {
    this.#elk ??= new ELK({ workerUrl });
  }

  /** Whether an answer is awaited. */
  get busy(): boolean {
    return this.#running > 0;
  }

  /**
   * Lays a draft out in the worker. Resolves to null when it was cancelled or a newer layout was asked for
   * meanwhile; rejects when ELK fails.
   */
  async layout(draft: Draft): Promise<LaidOut | null> {
    this.#drop?.();
    this.warm();
    const asked = ++this.#latest;
    const dropped = new Promise<null>((resolve) => {
      this.#drop = () => resolve(null);
    });
    this.#running++;
    try {
      const laidOut = await Promise.race([layoutWithElk(this.#elk!, draft), dropped]);
      return asked === this.#latest ? laidOut : null;
    } finally {
      this.#running--;
    }
  }

  /** Lays out any graph, whatever else is asked for meanwhile; rejects when ELK fails. */
  arrange(graph: ElkNode): Promise<ElkNode> {
    this.warm();
    return this.#elk!.layout(graph);
  }

  /** Gives up what is running; also called when the page closes. */
  cancel(): void {
    this.#latest++;
    this.#drop?.();
    this.#drop = null;
    this.#elk?.terminateWorker();
    this.#elk = null;
  }
}
