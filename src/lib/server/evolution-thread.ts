// A training in a thread of its own: it reads its checkpoint, goes on from there, and writes it after each
// generation. It is ended by ending the thread, at any moment: what a pause, a crash and a restart leave behind is
// the same whole checkpoint, and a run that goes on from it is the same to the last bit. This file is both ends:
// imported, it offers `spawnEvolution`; started as a thread by it, it trains.

import { readFileSync } from 'node:fs';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createPool } from '../engine/pool.ts';
import { server, type Reply } from '../engine/serve.ts';
import type { Port } from '../engine/thread.ts';
import { StratagemError, problem, unwrap, type Problem } from '../game/problem.ts';
import { findStrategy } from '../library/registry.ts';
import { annealer } from '../training/annealer.ts';
import { archetypeOf } from '../training/archetypes.ts';
import { parseCheckpoint, printCheckpoint } from '../training/checkpoint.ts';
import { formToJson } from '../training/form-json.ts';
import type { RowReport } from '../training/report.ts';
import { fieldOf, namesOf } from '../training/requested.ts';
import type { Run } from '../training/run.ts';
import { scorer } from '../training/scorer.ts';
import { train } from '../training/train.ts';
import { writeWhole } from './whole-file.ts';

/** What the thread tells. A row is told once its checkpoint is on disk. */
export type Told =
  | { readonly kind: 'within'; readonly share: number }
  | { readonly kind: 'row'; readonly row: RowReport }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

/** A training that is going on. */
export interface Evolution {
  /** Ends it where it stands; resolves once the thread is gone and writes no more. */
  end(): Promise<void>;
}

/** How a training is begun from its checkpoint. */
export type Spawn = (checkpoint: string, hear: (told: Told) => void) => Evolution;

/** Marks a thread as one of these, since other threads may import this file too. */
const ROLE = 'stratagem-evolution';

interface Task {
  readonly role: typeof ROLE;
  readonly checkpoint: string;
}

/** Goes on from a checkpoint in a thread of its own. */
export const spawnEvolution: Spawn = (checkpoint, hear) => {
  const worker = new Worker(new URL(import.meta.url), { workerData: { role: ROLE, checkpoint } satisfies Task });
  worker.unref();
  worker.on('message', hear);
  worker.on('error', (error) => hear({ kind: 'failed', problems: [broken(error)] }));
  return { end: async () => void (await worker.terminate()) };
};

if (!isMainThread && (workerData as Partial<Task> | null)?.role === ROLE) {
  const tell = (told: Told): void => parentPort!.postMessage(told);
  evolve((workerData as Task).checkpoint, tell).then(
    () => tell({ kind: 'finished' }),
    (error: unknown) =>
      tell({ kind: 'failed', problems: error instanceof StratagemError ? error.problems : [broken(error as Error)] }),
  );
}

/** Milliseconds between two words about how far a generation is. */
const PACE = 250;

async function evolve(checkpoint: string, tell: (told: Told) => void): Promise<void> {
  const run = unwrap(parseCheckpoint(readFileSync(checkpoint, 'utf8')));
  const engine = createPool({ threads: 1, spawn: here });
  const archetype = archetypeOf(run.archetype);
  const { holdOut, opponents, objective } = run;
  const heldOut = holdOut === null ? null : { ...opponents, names: unwrap(namesOf(holdOut)) };
  let told = 0;
  let last = lastForm(run);
  await train(run, {
    score: scorer(engine, fieldOf(opponents), objective, archetype),
    anneal: annealer(engine, fieldOf(opponents)),
    ...(heldOut && { holdOut: scorer(engine, fieldOf(heldOut), objective, archetype) }),
    onProgress({ done, of }) {
      if (performance.now() - told < PACE) return;
      told = performance.now();
      tell({ kind: 'within', share: done / of });
    },
    onGeneration(reached, { form, ...figures }) {
      writeWhole(checkpoint, printCheckpoint(reached));
      const json = formToJson(form);
      const text = JSON.stringify(json);
      tell({ kind: 'row', row: text === last ? figures : { ...figures, form: json } });
      last = text;
    },
  });
}

function lastForm({ history }: Run): string {
  const row = history.at(-1);
  return row ? JSON.stringify(formToJson(row.form)) : '';
}

/** The engine's thread is this one. Answers come later, so that the thread hears when it is to end. */
function here(): Port {
  const serve = server((name) => unwrap(findStrategy(name)));
  let hear: (reply: Reply) => void = () => undefined;
  return {
    post: (call) => void setImmediate(() => hear(serve(call))),
    listen: (onReply) => (hear = onReply),
    stop: () => undefined,
  };
}

function broken({ message }: Error): Problem {
  return problem('evolve/failed', `The run broke down: ${message} Resume it to go on from its last generation.`);
}
