// The engine for a page: module workers, started on first use. One serves the live rank and single
// matches, the others share tournaments.

import type { Engine } from './protocol.ts';
import { createPool } from './pool.ts';

/** The engine over browser workers; `threads` for tournaments defaults to the processors less one. */
export function createEngine(threads = Math.max(1, (navigator.hardwareConcurrency || 2) - 1)): Engine {
  return createPool({
    threads,
    spawn: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
  });
}
