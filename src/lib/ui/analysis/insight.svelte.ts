// What is asked about the open machine beyond its rank, of the same field and rules as the live rank: how its
// parts are used, what each single edit would do, and the best response to it.

import type { MatchResponse } from '#lib/analysis/response.ts';
import type { AnalysisOptions, TournamentSpec } from '#lib/engine/protocol.ts';
import type { Analysis } from '#lib/editor/context.ts';
import type { Sensitivity } from '#lib/engine/sensitivity.ts';
import type { Usage } from '#lib/engine/usage.ts';
import type { Draft, Mealy } from '#lib/machine/mealy.ts';
import type { Usage as Shares } from '../canvas/strength.ts';
import type { Live } from '../tournament/live.svelte.ts';
import { specOf } from '../tournament/setting.ts';
import { Asked, type AskOptions } from './asked.svelte.ts';
import { askResponse } from './thread.ts';
import { fullShares, sharesOf } from './usage-view.ts';

export class Insight {
  readonly live: Live;
  readonly usage: Asked<Usage>;
  readonly edits: Asked<Sensitivity>;
  readonly response: Asked<MatchResponse>;
  /** Which of them are wanted; each is worked out for as long as it is. */
  wanted = $state.raw<Readonly<Record<Analysis, boolean>>>({
    usage: false,
    edits: false,
    response: false,
  });

  constructor(live: Live) {
    this.live = live;
    const { engine } = live;
    this.usage = new Asked((machine, options) => this.#inField(engine.usage.bind(engine), machine, options));
    this.edits = new Asked((machine, options) => this.#inField(engine.sensitivity.bind(engine), machine, options));
    this.response = new Asked((machine, { signal }) => {
      const read = specOf(live.setting);
      if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '));
      return askResponse(machine, read.value.spec.rules, signal);
    });
  }

  toggle(what: Analysis): void {
    this.wanted = { ...this.wanted, [what]: !this.wanted[what] };
  }

  /** What the canvas shades a machine by; null where that is not wanted. In full until the first answer. */
  shares(draft: Draft, machine: Mealy | null): Shares | null {
    if (!this.wanted.usage) return null;
    const { answer } = this.usage;
    // What was found of other states would shade these wrongly.
    const fits = answer !== null && (answer.machine === machine || answer.machine.names.length === draft.states.length);
    return fits ? sharesOf(answer.machine, answer.value) : fullShares(draft.states.map(({ id }) => id));
  }

  /** Asks the engine about a machine in the field of the live rank. */
  async #inField<T>(
    ask: (field: TournamentSpec, machine: Mealy, options: AnalysisOptions<T>) => Promise<T | null>,
    machine: Mealy,
    options: AskOptions<T>,
  ): Promise<T | null> {
    const field = await this.live.field();
    options.signal.throwIfAborted();
    return field && ask(field, machine, options);
  }
}
