// The loop of a training, whatever the algorithm: score who waits, advance, report, until nobody waits. It keeps
// nothing of its own, so a run goes on from a stored one as if it had never stopped.

import type { JobOptions } from '../engine/protocol.ts';
import { advance, championOf, waiting, type Row, type Run } from './run.ts';
import type { Scorer } from './scorer.ts';

/** What a training needs and tells. */
export interface Training extends JobOptions {
  readonly score: Scorer;
  /** Scores the champion against the held-out field. */
  readonly holdOut?: Scorer;
  /** Called after each generation, before the next begins; a promise is waited for, so that a checkpoint is whole. */
  onGeneration?(run: Run, row: Row): void | Promise<void>;
}

/** Trains to the end. Aborting rejects; the last run reported is the one to go on from. */
export async function train(from: Run, { score, holdOut, onGeneration, ...options }: Training): Promise<Run> {
  let run = from;
  for (let forms = waiting(run); forms.length > 0; forms = waiting(run)) {
    options.signal?.throwIfAborted();
    const stepped = advance(run, await score(forms, options));
    const heldOut = holdOut ? (await holdOut([championOf(stepped.run)!.form], signalOf(options)))[0]! : null;
    const row = { ...stepped.row, heldOut };
    run = { ...stepped.run, history: [...run.history, row] };
    await onGeneration?.(run, row);
  }
  return run;
}

function signalOf({ signal }: JobOptions): JobOptions {
  return signal ? { signal } : {};
}
