// A thread of any kind, and the calls that it has not answered yet: what the engine's pool and the workers of a
// queue hand their work to.

import { StratagemError } from '../game/problem.ts';
import type { Answers, Call, Reply, Request } from './serve.ts';

/** A thread of any kind. */
export interface Port {
  post(call: Call): void;
  /** Sets what hears replies, and what hears that the thread has broken down. */
  listen(onReply: (reply: Reply) => void, onFailure: (error: Error) => void): void;
  stop(): void;
}

/** A thread with the calls that it has not answered. */
export class Thread {
  readonly #port: Port;
  readonly #onStop: () => void;
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  #calls = 0;

  constructor(port: Port, onStop: () => void) {
    this.#port = port;
    this.#onStop = onStop;
    port.listen(
      (reply) => {
        const call = this.#waiting.get(reply.id);
        this.#waiting.delete(reply.id);
        if (!call) return;
        if (reply.ok) call.resolve(reply.value as never);
        else call.reject(reply.problems.length > 0 ? new StratagemError(reply.problems) : new Error(reply.message));
      },
      (error) => this.stop(error),
    );
  }

  ask<R extends Request>(request: R): Promise<Answers[R['kind']]> {
    return new Promise((resolve, reject) => {
      const id = ++this.#calls;
      this.#waiting.set(id, { resolve, reject });
      this.#port.post({ id, request });
    });
  }

  /** Ends the thread; what it has not answered is rejected. */
  stop(reason: Error): void {
    this.#port.stop();
    this.#onStop();
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}
