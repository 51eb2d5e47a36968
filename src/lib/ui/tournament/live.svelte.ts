// The live rank: follows every edit of the open machine and asks the engine's worker where the machine would
// finish. The newest question wins; a late answer is dropped. A first answer does not wait for long-run
// opponents and says so; the whole one follows. The page's thread does nothing but ask and show.

import { createEngine } from '#lib/engine/client.ts';
import type { CandidateResult } from '#lib/engine/candidate.ts';
import { specKey } from '#lib/engine/pool.ts';
import type { Engine, Progress, TournamentSpec } from '#lib/engine/protocol.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { DEFAULT_SETTING, specOf, type Setting } from './setting.ts';
import { readStanding, shipped, writeStanding } from './standings.ts';

/** What the badge shows. */
export type LiveState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'preparing'; readonly progress: Progress }
  | { readonly kind: 'ranked'; readonly result: CandidateResult; readonly machine: Mealy }
  | { readonly kind: 'failed'; readonly message: string };

/** The engine of the page and the live rank it keeps. */
export class Live {
  readonly engine: Engine;
  state = $state.raw<LiveState>({ kind: 'waiting' });
  /** The setting that the rank is for. */
  setting = $state.raw<Setting>(DEFAULT_SETTING);
  /** Counts answers, first ones and whole ones, so that a watcher can tell a new one from the old. */
  answers = $state.raw(0);
  #spec: TournamentSpec | null = null;
  #known = false;
  #asked = 0;
  /** Whether the engine has practised for this field. */
  #rehearsed = false;
  #rehearsal = new AbortController();
  /** Ends the field's play among itself when another field is chosen. */
  #abort = new AbortController();

  constructor(engine: Engine = createEngine()) {
    this.engine = engine;
  }

  /** Ranks by another field or other rules from now on. */
  use(setting: Setting): void {
    this.#asked++;
    this.#abort.abort(new Error('Another field was chosen.'));
    this.#abort = new AbortController();
    this.setting = setting;
    this.#spec = null;
    this.#known = false;
    this.#rehearsed = false;
    this.#rehearsal.abort();
    this.state = { kind: 'waiting' };
  }

  /** Asks for the rank of a machine. */
  async ask(machine: Mealy): Promise<void> {
    const ticket = ++this.#asked;
    this.#rehearsal.abort();
    try {
      // Without waiting where the field is known: the question leaves before the page draws the edit.
      const spec = this.#known ? this.#spec : await this.field();
      if (!spec || ticket !== this.#asked) return;
      const show = (result: CandidateResult): void => {
        if (ticket !== this.#asked) return;
        this.state = { kind: 'ranked', result, machine };
        this.answers++;
      };
      const result = await this.engine.rank(spec, machine, { onPartial: show });
      if (!result) return;
      show(result);
      if (!this.#rehearsed) void this.#rehearse(spec, machine);
    } catch (error) {
      if (ticket !== this.#asked) return;
      this.state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Lets the engine practise until it has, or until something is asked. */
  async #rehearse(spec: TournamentSpec, machine: Mealy): Promise<void> {
    this.#rehearsal = new AbortController();
    const { signal } = this.#rehearsal;
    try {
      await this.engine.rehearse(spec, machine, { signal });
      this.#rehearsed = true;
    } catch {
      // Broken off; or the engine fails, which the next question tells.
    }
  }

  /** The field that is ranked in, with its play among itself at hand; null where another was chosen meanwhile. */
  async field(): Promise<TournamentSpec | null> {
    if (this.#spec && this.#known) return this.#spec;
    const read = specOf(this.setting);
    if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '));
    const spec = (this.#spec ??= read.value.spec);
    const key = specKey(spec);
    const kept = (await readStanding(key)) ?? (await shipped(key))?.standing;
    if (kept) this.engine.adopt(spec, kept);
    else {
      const onProgress = (progress: Progress): void => {
        if (this.#spec === spec) this.state = { kind: 'preparing', progress };
      };
      const standing = await this.engine.standing(spec, { onProgress, signal: this.#abort.signal });
      void writeStanding(key, standing);
    }
    if (this.#spec !== spec) return null;
    this.#known = true;
    return spec;
  }
}
