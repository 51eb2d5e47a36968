// The layout in the page: its thread (worker.ts), started on first use. Answers that come after a newer question
// are dropped. ELK cannot be interrupted, so cancelling ends the thread; the next layout starts a new one (about a
// second). Until an answer comes, show `quickPlace` with arcs.

import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Draft } from '../machine/mealy.ts';
import type { Dragged, Positions } from './arcs.ts';
import type { LaidOut } from './elk.ts';
import type { Direction, Figure } from './figure.ts';
import type { Answer, Found, Question } from './worker.ts';

/** Who waits for an answer. */
interface Waiting {
  resolve(found: unknown): void;
  reject(error: Error): void;
}

/** One layout thread and its questions. */
export class LayoutClient {
  #worker: Worker | null = null;
  #asked = 0;
  #latest = 0;
  readonly #waiting = new Map<number, Waiting>();
  #drop: (() => void) | null = null;

  /**
   * Lays a draft out. Resolves to null when it was cancelled or a newer layout was asked for meanwhile; rejects
   * when ELK fails.
   */
  async layout(draft: Draft, direction: Direction = 'right'): Promise<LaidOut | null> {
    this.#drop?.();
    const asked = ++this.#latest;
    const dropped = new Promise<null>((resolve) => {
      this.#drop = () => resolve(null);
    });
    const laidOut = await Promise.race([this.#ask({ kind: 'layout', draft, direction }), dropped]);
    return asked === this.#latest ? laidOut : null;
  }

  /** As `arcFigure`, for machines of so many arrows that routing them would hold the page up. */
  arcs(draft: Draft, positions: Positions, dragged?: Dragged): Promise<Figure> {
    return this.#ask({ kind: 'arcs', draft, positions, ...(dragged && { dragged }) });
  }

  /** Lays out any graph, whatever else is asked for meanwhile; rejects when ELK fails. */
  arrange(graph: ElkNode): Promise<ElkNode> {
    return this.#ask({ kind: 'graph', graph });
  }

  /** Gives up what is running; also called when the page closes. */
  cancel(): void {
    this.#latest++;
    this.#drop?.();
    this.#drop = null;
    this.#worker?.terminate();
    this.#end('The layout was cancelled.');
  }

  #ask<Q extends Question>(question: Q): Promise<Found[Q['kind']]> {
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#asked;
    const answer = new Promise<Found[Q['kind']]>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (found) => resolve(found as Found[Q['kind']]), reject });
    });
    worker.postMessage([id, question]);
    return answer;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'layout' });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('found' in data) waiting?.resolve(data.found);
      else waiting?.reject(new Error(data.failure));
    };
    worker.onerror = (event) => this.#end(event.message || 'The layout thread could not be started.');
    return worker;
  }

  /** Forgets the thread; who waits is told why. */
  #end(why: string): void {
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
  }
}
