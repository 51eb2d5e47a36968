// The engine for commands and the server: worker threads of Node. This file is both ends: imported, it
// offers `createEngine`; started as a thread by it, it serves.

import { availableParallelism } from 'node:os';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { unwrap } from '../game/problem.ts';
import { findStrategy } from '../library/registry.ts';
import { createPool } from './pool.ts';
import type { Engine } from './protocol.ts';
import { server, transferable, type Call } from './serve.ts';
import type { Port } from './thread.ts';

/** Marks a thread as one of the engine's, since other threads may import this file too. */
const ROLE = 'stratagem-engine';

/** The engine over worker threads; `threads` for tournaments defaults to the processors. */
export function createEngine(threads = availableParallelism()): Engine {
  return createPool({ threads, spawn: spawnThread });
}

/** A thread that plays; while it has nothing to do it does not keep the process from ending. */
export function spawnThread(): Port {
  const worker = new Worker(new URL(import.meta.url), { workerData: ROLE });
  let waiting = 0;
  const wait = (change: number): void => {
    waiting += change;
    if (waiting > 0) worker.ref();
    else worker.unref();
  };
  worker.unref();
  return {
    post: (call) => {
      wait(1);
      worker.postMessage(call);
    },
    listen: (onReply, onFailure) => {
      worker.on('message', (reply) => {
        wait(-1);
        onReply(reply);
      });
      worker.on('error', onFailure);
    },
    stop: () => void worker.terminate(),
  };
}

if (!isMainThread && workerData === ROLE) {
  const serve = server((name) => unwrap(findStrategy(name)));
  parentPort!.on('message', (call: Call) => {
    const reply = serve(call);
    parentPort!.postMessage(reply, transferable(reply));
  });
}
