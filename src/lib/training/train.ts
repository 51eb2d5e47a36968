// The loop of a training, whatever the algorithm: anneal where that is asked for, score who waits, advance, report,
// until nobody waits. It keeps nothing of its own, so a run goes on from a stored one as if it had never stopped.

import type { JobOptions } from '../engine/protocol.ts';
import type { Annealer } from './annealer.ts';
import { advance, championOf, moved, sweepsOf, waiting, type Row, type Run } from './run.ts';
import type { Scorer } from './scorer.ts';

/** What a training needs and tells. */
export interface Training extends JobOptions {
  readonly score: Scorer;
  /** Anneals machines; for runs that do. */
  readonly anneal?: Annealer;
  /** Scores the champion against the held-out field. */
  readonly holdOut?: Scorer;
  /** Called after each generation, before the next begins; a promise is waited for, so that a checkpoint is whole. */
  onGeneration?(run: Run, row: Row): void | Promise<void>;
}

/** Trains to the end. Aborting rejects; the last run reported is the one to go on from. */
export async function train(from: Run, { score, anneal, holdOut, onGeneration, ...options }: Training): Promise<Run> {
  let run = from;
  while (waiting(run).length > 0) {
    options.signal?.throwIfAborted();
    const sweeps = sweepsOf(run);
    // One count for both: sweeps, then those to be scored, who are about as many.
    const sweeping = { ...options, onProgress: counted(options, 0, sweeps.length) };
    const ready = sweeps.length > 0 ? moved(run, await anneal!(sweeps, sweeping)) : run;
    const scoring = { ...options, onProgress: counted(options, sweeps.length, 0) };
    const stepped = advance(ready, await score(waiting(ready), scoring));
    const heldOut = holdOut ? (await holdOut([championOf(stepped.run)!.form], signalOf(options)))[0]! : null;
    const row = { ...stepped.row, heldOut };
    run = { ...stepped.run, history: [...run.history, row] };
    await onGeneration?.(run, row);
  }
  return run;
}

/** Progress with so much more done before, and still to come. */
function counted({ onProgress }: JobOptions, before: number, after: number): NonNullable<JobOptions['onProgress']> {
  return ({ done, of }) => onProgress?.({ done: before + done, of: before + of + after });
}

function signalOf({ signal }: JobOptions): JobOptions {
  return signal ? { signal } : {};
}
