// One tournament of the pane: played by the engine's workers with progress and cancel, kept until the next. The rooms'
// links hear of its progress, whichever room is open.

import type { Engine, Progress } from '#lib/engine/protocol.ts';
import type { TournamentResult } from '#lib/engine/tournament.ts';
import type { MachineDocument } from '#lib/machine/document.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { inSlices } from '../panels/slices.ts';
import { underWay } from '../studio/under-way.svelte.ts';
import { rowSteps, type Row } from './standing-rows.ts';
import { specOf, type Setting } from './setting.ts';

/** A tournament that has been played. */
export interface Played {
  readonly setting: Setting;
  readonly result: TournamentResult;
  readonly rows: readonly Row[];
  /** Index of the user's machine among the players; -1 where none took part. */
  readonly own: number;
  readonly machine: Mealy | null;
  readonly seconds: number;
  readonly exactPairs: number;
  /** Strategies that the payoffs rule out. */
  readonly left: readonly { readonly name: string; readonly reason: string }[];
}

/** How far a tournament is; the seconds are a guess, null before there is one. */
type Advance = Progress & { readonly secondsLeft: number | null };

export class TournamentRun {
  readonly #engine: Engine;
  #progress = $state.raw<Advance | null>(null);
  played = $state.raw<Played | null>(null);
  problems = $state.raw<readonly string[]>([]);
  #abort: AbortController | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Null while none is played. */
  get progress(): Advance | null {
    return this.#progress;
  }

  /** Plays the field, the machine among it where it is complete. */
  async start(setting: Setting, document: MachineDocument, machine: Mealy | null): Promise<void> {
    const read = specOf(setting);
    if (!read.ok) {
      this.problems = read.problems.map(({ message }) => message);
      return;
    }
    this.cancel();
    this.problems = [];
    const abort = new AbortController();
    this.#abort = abort;
    const { spec, left } = read.value;
    const own = machine ? [{ kind: 'machine' as const, id: document.id, name: document.name, machine }] : [];
    const start = performance.now();
    this.#show({ done: 0, of: 1, secondsLeft: null });
    try {
      const result = await this.#engine.tournament(
        { ...spec, contenders: [...own, ...spec.contenders] },
        { signal: abort.signal, onProgress: (progress) => this.#advance(progress, start) },
      );
      const rows = await inSlices(rowSteps(result, own.length - 1), () => abort.signal.aborted);
      if (!rows) return;
      const exactPairs = result.exact.reduce((sum, each) => sum + each, 0);
      const seconds = (performance.now() - start) / 1000;
      this.played = { setting, result, rows, own: own.length - 1, machine, seconds, exactPairs, left };
    } catch (error) {
      if (!abort.signal.aborted) this.problems = [error instanceof Error ? error.message : String(error)];
    } finally {
      if (this.#abort === abort) {
        this.#abort = null;
        this.#show(null);
      }
    }
  }

  /** Stops the tournament that is being played; the last result stays. */
  cancel(): void {
    this.#abort?.abort(new Error('Cancelled.'));
    this.#abort = null;
    this.#show(null);
  }

  #advance(progress: Progress, start: number): void {
    if (!this.#abort) return;
    const passed = (performance.now() - start) / 1000;
    const share = progress.done / progress.of;
    this.#show({ ...progress, secondsLeft: passed > 1 ? Math.ceil((passed * (1 - share)) / share) : null });
  }

  #show(progress: Advance | null): void {
    this.#progress = progress;
    underWay.plays(progress);
  }
}
