// Tournaments over many machines: chunks of pairs as BullMQ jobs at a Redis server, played by worker processes
// (queue-worker.ts). To the engine's pool a place in the queue is one more kind of thread. A tournament's players and
// each result pass through keys of their own as packed bytes, since jobs are JSON. Queues are named after the engine's
// version, so that only workers with the same source play.

import { randomUUID } from 'node:crypto';
import { Queue, QueueEvents } from 'bullmq';
import { Redis } from 'ioredis';
import { createPool } from '../engine/pool.ts';
import type { Engine, TournamentSpec } from '../engine/protocol.ts';
import { server, type Reply, type Request } from '../engine/serve.ts';
import type { Port } from '../engine/thread.ts';
import type { Chunk } from '../engine/tournament.ts';
import { problem, StratagemError, unwrap } from '../game/problem.ts';
import { findStrategy } from '../library/registry.ts';
import { engineVersion } from './engine-version.ts';
import { pack, unpack } from './packed.ts';

/** Everything of ours at a Redis server begins with this. */
export const PREFIX = 'stratagem';

/** What a worker is told: where the players are, which pairs to play, where the result goes. */
export interface ChunkJob {
  readonly spec: string;
  readonly from: number;
  readonly to: number;
  readonly result: string;
}

/** Chunks in the queue at a time, waiting or being played: enough for as many threads at the workers. */
const WINDOW = 64;

/** Seconds after which what a dead process left at the server is dropped: players, results. */
const SPEC_KEPT = 7 * 24 * 3600;

/** What goes wrong and right on the way, for whoever watches. */
export interface QueueNews {
  /** There is no worker yet. */
  readonly onWaiting?: () => void;
  /** The connection is in trouble; it is tried again and again. */
  readonly onTrouble?: (message: string) => void;
}

/** The name of the queue that this source's workers serve. */
export function queueName(): string {
  return `chunks-${engineVersion()}`;
}

/** A connection to a Redis server; a clear error where there is none. */
export async function connect(url: string, onTrouble?: (message: string) => void): Promise<Redis> {
  const first = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 5000 });
  let failure: Error | null = null;
  first.on('error', (error: Error) => (failure = error));
  try {
    await first.connect();
    await first.ping();
  } catch (error) {
    const { host } = new URL(url);
    const why = (failure ?? (error as Error)).message;
    throw new StratagemError(problem('queue/no-server', `No Redis server answers at ${host}: ${why}`));
  } finally {
    first.disconnect();
  }
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  let told = false;
  redis.on('ready', () => (told = false));
  redis.on('error', (error: Error) => {
    if (!told) onTrouble?.(`The connection to the queue is lost (${error.message}); it is tried again and again.`);
    told = true;
  });
  return redis;
}

/** An engine whose tournaments are played by the workers of a queue; all else it does in this process. */
export async function queueEngine(
  url: string,
  { onWaiting, onTrouble }: QueueNews = {},
): Promise<{ engine: Engine; close(): Promise<void> }> {
  const redis = await connect(url, onTrouble);
  const options = { connection: redis, prefix: PREFIX };
  const queue = new Queue<ChunkJob, null, 'chunk'>(queueName(), options);
  // From the first event on, since one that came before the first look would else be missed; ids are unique.
  const events = new QueueEvents(queueName(), { ...options, lastEventId: '0-0' });
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  await Promise.all([queue.waitUntilReady(), events.waitUntilReady()]);

  const mine = randomUUID();
  const waiting = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  const specs = new Map<string, { stored: Promise<unknown>; roster: Reply }>();
  const answer = server((name) => unwrap(findStrategy(name)));
  events.on('completed', ({ jobId }) => waiting.get(jobId)?.resolve());
  events.on('failed', ({ jobId, failedReason }) =>
    waiting.get(jobId)?.reject(new StratagemError(problem('queue/failed', `A worker failed: ${failedReason}`))),
  );

  const specAt = (key: string): string => `${PREFIX}:spec:${mine}:${key}`;

  /** Keeps the players at the server and tells their names. */
  const roster = async (id: number, key: string, spec: TournamentSpec): Promise<Reply> => {
    let known = specs.get(key);
    if (!known) {
      const stored = redis.set(specAt(key), Buffer.from(pack(spec)), 'EX', SPEC_KEPT);
      known = { stored, roster: answer({ id, request: { kind: 'roster', key, spec } }) };
      specs.set(key, known);
    }
    await known.stored;
    return { ...known.roster, id };
  };

  const play = async (key: string, from: number, to: number): Promise<Chunk> => {
    const jobId = `${mine}-${key}-${from}`;
    const result = `${PREFIX}:result:${jobId}`;
    const played = new Promise<void>((resolve, reject) => waiting.set(jobId, { resolve, reject }));
    try {
      await queue.add('chunk', { spec: specAt(key), from, to, result }, { jobId, ...FORGOTTEN });
      await played;
    } finally {
      waiting.delete(jobId);
    }
    const bytes = await redis.getdelBuffer(result);
    if (!bytes)
      throw new StratagemError(problem('queue/lost', `The server has lost the result of pairs ${from} to ${to}.`));
    return unpack<Chunk>(bytes);
  };

  const reply = async (id: number, request: Request): Promise<Reply> => {
    try {
      if (request.kind === 'chunk') return { id, ok: true, value: await play(request.key, request.from, request.to) };
      if (request.kind === 'roster') return await roster(id, request.key, request.spec);
      return answer({ id, request });
    } catch (error) {
      const problems = error instanceof StratagemError ? error.problems : [];
      return { id, ok: false, message: error instanceof Error ? error.message : String(error), problems };
    }
  };

  const spawn = (): Port => {
    let onReply: (reply: Reply) => void;
    return {
      listen: (hear) => (onReply = hear),
      post: ({ id, request }) => void reply(id, request).then((it) => onReply(it)),
      stop: () => undefined,
    };
  };

  if ((await queue.getWorkersCount()) === 0) onWaiting?.();
  const engine = createPool({ threads: WINDOW, spawn });
  return {
    engine,
    /** Takes back what has not been begun; workers end what they are at, and its result is dropped in time. */
    async close() {
      engine.close();
      const left = [...waiting.keys()];
      for (const { reject } of waiting.values()) reject(new Error('The engine was closed.'));
      if (redis.status !== 'ready') {
        // Nobody is there to take anything back, nor to wait for.
        for (const each of [queue, events]) void each.disconnect().catch(() => undefined);
        redis.disconnect();
        return;
      }
      await Promise.allSettled(left.map((jobId) => queue.remove(jobId)));
      if (specs.size > 0) await redis.del(...[...specs.keys()].map(specAt));
      await Promise.all([queue.close(), events.close()]);
      await redis.quit();
    },
  };
}

/** Jobs leave nothing behind. */
const FORGOTTEN = { removeOnComplete: true, removeOnFail: true } as const;
