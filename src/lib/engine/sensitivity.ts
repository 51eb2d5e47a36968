// What each single edit of a machine would do to its score and rank. An edit changes only the matches in which
// the edited transition is taken: which those are is known from usage, and the others keep their results. Edits
// that lead to equivalent machines are computed once, those of parts that no match uses not at all. The most
// used transitions come first. Results are those of the live rank of the edited machine, seeds included.

import { canonicalKey } from '../machine/canonical.ts';
import { applyEdit, editedCell, singleEdits, type MachineEdit } from '../machine/edits.ts';
import { size, type Mealy } from '../machine/mealy.ts';
import { placeOf, type Encounter, type LiveRank, type Place, type RankOptions } from './candidate.ts';
import type { Contender } from './contender.ts';
import type { Job } from './job.ts';
import { pairUsage } from './usage.ts';

/** What one edit leads to. */
export interface EditResult extends Place {
  readonly edit: MachineEdit;
  /** The score after the edit less the score before. */
  readonly gain: number;
  /** Number of opponents against which the machine's or the opponent's score changes. */
  readonly opponents: number;
}

/** The table of all single edits. */
export interface Sensitivity {
  /** The machine as it is; null as long as its own matches are being played. */
  readonly base: Place | null;
  /** Members of the field and the machine. */
  readonly of: number;
  /** The edits evaluated so far, the greatest gain first. */
  readonly edits: readonly EditResult[];
}

/** Changes of a score below this are none. */
const NONE = 1e-12;

/** The sensitivity of a machine in the field of a live rank; the pieces are its opponents, then its edits. */
export function sensitivityJob(live: LiveRank, machine: Mealy, options: RankOptions = {}): Job<Sensitivity> {
  return new SensitivityJob(live, machine, options);
}

class SensitivityJob implements Job<Sensitivity> {
  readonly of: number;
  readonly #live: LiveRank;
  readonly #machine: Mealy;
  readonly #candidate: Contender;
  readonly #options: Required<RankOptions>;
  readonly #encounters: Encounter[] = [];
  /** Per opponent, which transitions are taken against it; null: any may be. */
  readonly #taken: (Uint8Array | null)[] = [];
  #base: Place | null = null;
  #edits: MachineEdit[];
  readonly #results: EditResult[] = [];
  /** Places and changed opponents of machines by canonical key. */
  readonly #known = new Map<string, Pick<EditResult, keyof Place | 'opponents'>>();

  constructor(live: LiveRank, machine: Mealy, options: RankOptions) {
    this.#live = live;
    this.#machine = machine;
    this.#candidate = live.candidate(machine);
    this.#options = live.options(options);
    this.#edits = singleEdits(machine);
    this.of = live.contenders.length + this.#edits.length;
  }

  get done(): number {
    return this.#encounters.length + this.#results.length;
  }

  step(): void {
    const k = this.#encounters.length;
    if (k < this.#live.contenders.length) this.#meet(k);
    else {
      if (!this.#base) this.#begin();
      this.#results.push(this.#evaluate(this.#edits[this.#results.length]!));
    }
  }

  result(): Sensitivity {
    const edits = this.#results.toSorted((a, b) => b.gain - a.gain);
    return { base: this.#base, of: this.#live.contenders.length + 1, edits };
  }

  /** The machine as it is against member `k`. */
  #meet(k: number): void {
    const encounter = this.#live.encounter(this.#candidate, this.#machine, k, this.#options);
    const usage = pairUsage(this.#machine, this.#candidate, this.#live.contenders[k]!, k, this.#options);
    this.#encounters.push(encounter);
    // Samples do not show all that an exact result rests on.
    const known = usage.exact || !encounter.exact;
    this.#taken.push(known ? Uint8Array.from(usage.transitions, (times) => (times > 0 ? 1 : 0)) : null);
  }

  /** When all opponents are met: the base, and the edits in the order of how many matches they may change. */
  #begin(): void {
    this.#base = this.#place(this.#encounters);
    this.#known.set(canonicalKey(this.#machine), { ...this.#base, opponents: 0 });
    const touched = new Map<number | null, number>([[null, this.#encounters.length]]);
    for (let cell = 0; cell < 2 * size(this.#machine); cell++) touched.set(cell, this.#touched(cell).length);
    const weight = (edit: MachineEdit): number => touched.get(editedCell(this.#machine, edit))!;
    this.#edits = this.#edits.toSorted((a, b) => weight(b) - weight(a));
  }

  /** The members against which an edit of the transition changes the play. */
  #touched(cell: number | null): number[] {
    return [...this.#taken.keys()].filter((k) => cell === null || (this.#taken[k]?.[cell] ?? 1) === 1);
  }

  #evaluate(edit: MachineEdit): EditResult {
    const base = this.#base!;
    const touched = this.#touched(editedCell(this.#machine, edit));
    if (touched.length === 0) return { ...base, edit, gain: 0, opponents: 0 };
    const edited = applyEdit(this.#machine, edit);
    const key = canonicalKey(edited);
    const found = this.#known.get(key) ?? this.#play(edited, touched);
    this.#known.set(key, found);
    return { ...found, edit, gain: found.score - base.score };
  }

  #play(edited: Mealy, touched: readonly number[]): Pick<EditResult, keyof Place | 'opponents'> {
    const candidate = this.#live.candidate(edited);
    const encounters = [...this.#encounters];
    let opponents = 0;
    for (const k of touched) {
      const before = encounters[k]!;
      const after = this.#live.encounter(candidate, edited, k, this.#options);
      encounters[k] = after;
      if (Math.abs(after.score - before.score) > NONE || Math.abs(after.opponentScore - before.opponentScore) > NONE) {
        opponents++;
      }
    }
    return { ...this.#place(encounters), opponents };
  }

  #place(encounters: readonly Encounter[]): Place {
    return placeOf(this.#live.standing, encounters, this.#options.repetitions);
  }
}
