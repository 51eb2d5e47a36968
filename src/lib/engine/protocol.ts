// What the engine is asked and what it answers, as plain data that can be sent between threads, and the
// interface through which pages, commands and the server use it. Behaviours are functions and cannot be
// sent: messages name library strategies and carry drawn machines, and each thread makes its own contenders.

import type { Form } from '../library/form.ts';
import type { Mealy } from '../machine/mealy.ts';
import type { Sweep, Swept } from './anneal.ts';
import type { CandidateResult, FieldStanding, RankOptions } from './candidate.ts';
import type { ContenderSpec } from './contender.ts';
import type { Match } from './play.ts';
import type { MatchRules } from './rules.ts';
import type { FieldScores } from './scores.ts';
import type { Recording } from './recording.ts';
import type { Sensitivity } from './sensitivity.ts';
import type { Chunk, TournamentResult, TournamentSetting } from './tournament.ts';
import type { Usage } from './usage.ts';

export type { ContenderSpec } from './contender.ts';

/** A tournament, or a field that plays among itself. */
export interface TournamentSpec extends TournamentSetting {
  readonly contenders: readonly ContenderSpec[];
}

/** How far a job is: pairs done of all pairs. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** What every long job takes. */
export interface JobOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting rejects the promise with the signal's reason; the threads stay usable. */
  readonly signal?: AbortSignal;
}

/** What a tournament takes besides, to be gone on with after it was broken off. */
export interface TournamentOptions extends JobOptions {
  /** Results that are there already; their pairs are not played again. */
  readonly known?: Iterable<Chunk>;
  /** Hears every result as it comes, in any order; what it throws ends the tournament. */
  readonly onChunk?: (chunk: Chunk) => void;
}

/** What these take; progress counts opponents, then edits, after the field's play among itself. */
export interface AnalysisOptions<T> extends JobOptions, RankOptions {
  /** Hears what there is so far: of a rank once, of others some twenty times a second. */
  readonly onPartial?: (result: T) => void;
}

/** The engine behind its threads. Every answer is the same bytes whatever the number of threads. */
export interface Engine {
  /** A full round robin. */
  tournament(spec: TournamentSpec, options?: TournamentOptions): Promise<TournamentResult>;
  /** The matches that a sampled tournament counts, move by move, in order; only a few parts are held at a time. */
  recordings(spec: TournamentSpec, options?: JobOptions): AsyncIterable<Recording>;
  /** The field's play among itself, which a rank needs; kept, and worth storing (it is plain data). */
  standing(spec: TournamentSpec, options?: JobOptions): Promise<FieldStanding>;
  /** Takes a stored standing, so that `rank` need not play the field. */
  adopt(spec: TournamentSpec, standing: FieldStanding): void;
  /**
   * Where the machine would finish in the field. Newest wins: a call that a later one overtakes is broken off and
   * resolves to null. The field plays among itself first where no standing is known. A partial result comes when all
   * but the long-run opponents have been met; `pending` tells how many are still to be.
   */
  rank(
    field: TournamentSpec,
    machine: Mealy,
    options?: AnalysisOptions<CandidateResult>,
  ): Promise<CandidateResult | null>;
  /**
   * Ranks edits of the machine that nobody has made, so that the first that somebody makes is answered as fast as later
   * ones; a fraction of a second of work between which questions are answered.
   */
  rehearse(field: TournamentSpec, machine: Mealy, options?: JobOptions): Promise<null>;
  /** How often each part of the machine is used against the field, and what it earns. Newest wins, as in `rank`. */
  usage(field: TournamentSpec, machine: Mealy, options?: AnalysisOptions<Usage>): Promise<Usage | null>;
  /** The score and rank after each single edit of the machine. Newest wins, as in `rank`. */
  sensitivity(
    field: TournamentSpec,
    machine: Mealy,
    options?: AnalysisOptions<Sensitivity>,
  ): Promise<Sensitivity | null>;
  /**
   * The scores of candidates against every member of a field, in the candidates' order; progress counts
   * candidates. The threads keep the fields of the last two specs, so that generation after generation is cheap.
   */
  scores(
    field: TournamentSpec,
    forms: readonly Form[],
    options?: JobOptions & { readonly self?: boolean },
  ): Promise<readonly FieldScores[]>;
  /** Sweeps of annealing in a field, in their order; progress counts sweeps. A thread takes one at a time. */
  anneal(field: TournamentSpec, sweeps: readonly Sweep[], options?: JobOptions): Promise<readonly Swept[]>;
  /** The mean score per turn of each member against a copy of itself. */
  selfScores(field: TournamentSpec): Promise<Float64Array>;
  /** One match, move by move; `path` names the random streams under the seed (pair and repetition). */
  match(a: ContenderSpec, b: ContenderSpec, rules: MatchRules, seed: number, ...path: number[]): Promise<Match>;
  /** Stops the threads. */
  close(): void;
}
