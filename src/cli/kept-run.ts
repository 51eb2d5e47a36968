// The run of a tournament command in the run store: begun anew or gone on with. Where results cannot be kept, a
// command says so once and plays on; only `--resume` needs them.

import type { TournamentSpec } from '#lib/engine/protocol.ts';
import type { Chunk } from '#lib/engine/tournament.ts';
import { problem, StratagemError } from '#lib/game/problem.ts';
import { engineVersion } from '#lib/server/engine-version.ts';
import { runsFile } from '#lib/server/home.ts';
import { RunStore, type Run } from '#lib/server/runs.ts';
import { note } from './command.ts';

/** What a tournament needs of its run. */
export interface KeptRun {
  /** Results of an earlier, broken-off command. */
  readonly known: Iterable<Chunk>;
  /** Keeps a result. */
  readonly add: (chunk: Chunk) => void;
  /** Whether everything so far has been kept. */
  readonly kept: () => boolean;
  readonly finish: () => void;
}

/** Opens the run of a tournament; with `resume` the newest one of the same setting, if there is one. */
export function keptRun(spec: TournamentSpec, resume: boolean): KeptRun {
  let run: Run | null = null;
  try {
    run = open(spec, resume);
  } catch (error) {
    const why = `The results cannot be kept in ${runsFile()}: ${reason(error)}.`;
    if (resume) throw new StratagemError(problem('cli/no-run-store', `${why} Without --resume all is played anew.`));
    note(`${why} The tournament is played all the same, but cannot be resumed.`);
  }
  const guarded = (write: (run: Run) => void): void => {
    if (!run) return;
    try {
      write(run);
    } catch (error) {
      run = null;
      note(`The results can no longer be kept: ${reason(error)}. The tournament goes on.`);
    }
  };
  return {
    known: run !== null && resume ? run.results() : [],
    add: (chunk) => guarded((to) => to.add(chunk)),
    kept: () => run !== null,
    finish: () => guarded((of) => of.finish()),
  };
}

function open(spec: TournamentSpec, resume: boolean): Run {
  const store = new RunStore(runsFile());
  const engine = engineVersion();
  const known = store.find(spec, engine);
  if (resume && known) {
    note(`${known.played} of ${known.pairs} pairs were played before and are taken over.`);
    return known;
  }
  if (resume) note('No run of the same players, setting and engine is kept; all is played.');
  else if (known && known.played > 0 && known.played < known.pairs) {
    note(
      `A broken-off run of this tournament is kept (${known.played} of ${known.pairs} pairs); --resume goes on with it.`,
    );
  }
  return store.begin(spec, engine);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}
