// The engine for a page: module workers, started on first use, with one for tournaments per processor but one.

import { createPool } from './pool.ts';
import type { Engine } from './protocol.ts';

/** The engine over browser workers; `threads` for tournaments defaults to the processors less one. */
export function createEngine(threads = Math.max(1, (navigator.hardwareConcurrency || 2) - 1)): Engine {
  return createPool({
    threads,
    spawn: () => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' });
      return {
        post: (call) => worker.postMessage(call),
        listen: (onReply, onFailure) => {
          worker.onmessage = (event) => onReply(event.data);
          worker.onerror = (event) => onFailure(new Error(event.message || 'An engine thread could not be started.'));
        },
        stop: () => worker.terminate(),
      };
    },
  });
}
