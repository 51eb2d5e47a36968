// A worker at a queue of tournament chunks (queue.ts). Pairs are played in threads, so that the process can go on
// telling the server that it is alive; when it no longer does, its chunks are given to others, who play them to the
// same bytes.

import { Worker, type Job } from 'bullmq';
import { spawnThread } from '../engine/node.ts';
import type { TournamentSpec } from '../engine/protocol.ts';
import { Thread } from '../engine/thread.ts';
import { pack, unpack } from './packed.ts';
import { connect, PREFIX, queueName, type ChunkJob, type QueueNews } from './queue.ts';

/** Seconds for which a result waits to be fetched. */
const RESULT_KEPT = 3600;

/** How often the same chunk may be lost by dying workers before its tournament is told so. */
const MOST_DEATHS = 20;

export interface WorkerOptions extends Pick<QueueNews, 'onTrouble'> {
  /** Chunks played at a time, each in a thread. */
  readonly threads: number;
  /** Seconds without a sign of life after which this worker's chunks are given to others. */
  readonly lease: number;
  /** Hears of every chunk that was played. */
  readonly onChunk?: (pairs: number) => void;
}

/** Starts a worker; `close` ends it once it has played what it is at. */
export async function queueWorker(
  url: string,
  { threads, lease, onChunk, onTrouble }: WorkerOptions,
): Promise<{ close(): Promise<void> }> {
  const redis = await connect(url, onTrouble);
  const idle: Thread[] = [];
  /** The tournament whose players a thread has at hand. */
  const holds = new WeakMap<Thread, string>();

  const play = async ({ data: { spec: key, from, to, result } }: Job<ChunkJob, null>): Promise<null> => {
    const thread = idle.pop() ?? new Thread(spawnThread(), () => undefined);
    const held = holds.get(thread);
    if (held !== key) {
      const bytes = await redis.getBuffer(key);
      if (!bytes) throw new Error('The tournament was given up.');
      if (held !== undefined) await thread.ask({ kind: 'forget', key: held });
      await thread.ask({ kind: 'roster', key, spec: unpack<TournamentSpec>(bytes) });
      holds.set(thread, key);
    }
    const chunk = await thread.ask({ kind: 'chunk', key, from, to });
    await redis.set(result, Buffer.from(pack(chunk)), 'EX', RESULT_KEPT);
    idle.push(thread);
    onChunk?.(to - from);
    return null;
  };

  const worker = new Worker<ChunkJob, null>(queueName(), play, {
    connection: redis,
    prefix: PREFIX,
    concurrency: threads,
    lockDuration: 1000 * lease,
    stalledInterval: 500 * lease,
    maxStalledCount: MOST_DEATHS,
  });
  worker.on('error', () => undefined); // The connection tells.
  worker.on('failed', (_, error) => onTrouble?.(error.message));
  await worker.waitUntilReady();
  return {
    async close() {
      const gone = redis.status !== 'ready';
      await worker.close(gone);
      for (const thread of idle) thread.stop(new Error('The worker was closed.'));
      if (gone) redis.disconnect();
      else await redis.quit();
    },
  };
}
