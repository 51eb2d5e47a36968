// What an engine thread does, whatever kind of thread it is: one request in, one answer out. Rosters and
// fields are sent once and kept under a key, so that chunks and edits are small messages.

import { StratagemError, type Problem } from '../game/problem.ts';
import type { Form } from '../library/form.ts';
import type { Mealy } from '../machine/mealy.ts';
import { anneal, type Sweep, type Swept } from './anneal.ts';
import { LiveRank, type CandidateResult, type FieldStanding, type RankOptions } from './candidate.ts';
import { contender, type Contender, type ContenderSpec, type FindStrategy } from './contender.ts';
import type { Job } from './job.ts';
import { playMatch, type Match } from './play.ts';
import type { TournamentSpec } from './protocol.ts';
import { Course } from './race.ts';
import { rankJob } from './rank-job.ts';
import { recordPairs, type Recording } from './recording.ts';
import { rehearsalJob } from './rehearsal.ts';
import type { MatchRules } from './rules.ts';
import { fieldScores, selfScores, type FieldScores } from './scores.ts';
import { sensitivityJob, type Sensitivity } from './sensitivity.ts';
import { playChunk, type Chunk } from './tournament.ts';
import { usageJob, type Usage } from './usage.ts';

/** What can be worked out of a machine in a field, slice by slice. */
export interface Analyses {
  rank: CandidateResult;
  usage: Usage;
  sensitivity: Sensitivity;
  rehearsal: null;
}

/** How far a job is; its result when it is done, and before that where it was asked for. */
export interface Slice {
  readonly done: number;
  readonly of: number;
  readonly result: Analyses[keyof Analyses] | null;
}

/** What a thread can be asked; each answer's type by the request's kind. */
export type Request =
  | { readonly kind: 'roster'; readonly key: string; readonly spec: TournamentSpec }
  | { readonly kind: 'chunk'; readonly key: string; readonly from: number; readonly to: number }
  | { readonly kind: 'record'; readonly key: string; readonly from: number; readonly to: number }
  | { readonly kind: 'forget'; readonly key: string }
  | { readonly kind: 'scores'; readonly key: string; readonly forms: readonly Form[]; readonly self: boolean }
  | { readonly kind: 'selves'; readonly key: string }
  | { readonly kind: 'anneal'; readonly key: string; readonly sweep: Sweep }
  | {
      readonly kind: 'field';
      readonly key: string;
      readonly spec: TournamentSpec;
      readonly standing: FieldStanding;
    }
  | {
      readonly kind: 'begin';
      readonly job: number;
      readonly key: string;
      readonly work: keyof Analyses;
      readonly machine: Mealy;
      readonly options: RankOptions;
      readonly partial: boolean;
    }
  | { readonly kind: 'proceed'; readonly job: number; readonly partial: boolean }
  | { readonly kind: 'drop'; readonly job: number }
  | {
      readonly kind: 'match';
      readonly a: ContenderSpec;
      readonly b: ContenderSpec;
      readonly rules: MatchRules;
      readonly seed: number;
      readonly path: readonly number[];
    };

/** Answers by kind of request; a roster answers with its contenders' ids and printed names. */
export interface Answers {
  roster: { readonly ids: readonly string[]; readonly names: readonly string[] };
  chunk: Chunk;
  record: Recording;
  forget: null;
  scores: readonly FieldScores[];
  selves: Float64Array;
  anneal: Swept;
  field: null;
  begin: Slice;
  proceed: Slice;
  drop: null;
  match: Match;
}

/** A message to a thread and its reply. */
export interface Call {
  readonly id: number;
  readonly request: Request;
}
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: Answers[keyof Answers] }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly problems: readonly Problem[] };

/** Contenders that a thread keeps, and what it has made of them for annealing. */
interface Roster {
  readonly contenders: readonly Contender[];
  readonly spec: TournamentSpec;
  course?: Course;
}

/** A server: turns calls into replies, never throws. */
export function server(find: FindStrategy): (call: Call) => Reply {
  const rosters = new Map<string, Roster>();
  // One field at a time is edited against; the tables of an old one are let go.
  let live: { key: string; rank: LiveRank } | null = null;
  const jobs = new Map<number, Begun>();

  const contendersOf = (spec: TournamentSpec): Contender[] =>
    spec.contenders.map((entry) => contender(entry, spec.rules, find));

  const rosterOf = (key: string): Roster => {
    const roster = rosters.get(key);
    if (!roster) throw new Error(`This thread has no roster "${key}".`);
    return roster;
  };

  const liveOf = (key: string): LiveRank => {
    if (live?.key !== key) throw new Error(`This thread has no field "${key}".`);
    return live.rank;
  };

  const answer = (request: Request): Answers[keyof Answers] => {
    switch (request.kind) {
      case 'roster': {
        const contenders = contendersOf(request.spec);
        rosters.set(request.key, { contenders, spec: request.spec });
        return { ids: contenders.map(({ id }) => id), names: contenders.map(({ name }) => name) };
      }
      case 'chunk': {
        const { contenders, spec } = rosterOf(request.key);
        return playChunk(contenders, spec, request.from, request.to);
      }
      case 'record': {
        const { contenders, spec } = rosterOf(request.key);
        return recordPairs(contenders, spec, request.from, request.to);
      }
      case 'scores': {
        const { contenders, spec } = rosterOf(request.key);
        return fieldScores(request.forms, contenders, spec.rules, spec, request.self);
      }
      case 'selves': {
        const { contenders, spec } = rosterOf(request.key);
        return selfScores(contenders, spec.rules, spec);
      }
      case 'anneal': {
        const roster = rosterOf(request.key);
        roster.course ??= new Course(roster.contenders, roster.spec.rules);
        return anneal(roster.course, request.sweep);
      }
      case 'forget':
        rosters.delete(request.key);
        return null;
      case 'field':
        live = { key: request.key, rank: new LiveRank(contendersOf(request.spec), request.standing) };
        return null;
      case 'begin': {
        const { begin, first, slice } = WORK[request.work];
        const begun = { job: begin(liveOf(request.key), request.machine, request.options), slice };
        jobs.set(request.job, begun);
        return proceed(begun, first, request.partial);
      }
      case 'proceed': {
        const begun = jobs.get(request.job)!;
        return proceed(begun, begun.slice, request.partial);
      }
      case 'drop':
        jobs.delete(request.job);
        return null;
      case 'match': {
        const { a, b, rules, seed, path } = request;
        const [first, second] = [contender(a, rules, find), contender(b, rules, find)];
        return playMatch(first.behaviour, second.behaviour, rules, seed, ...path);
      }
    }
  };

  return ({ id, request }) => {
    try {
      return { id, ok: true, value: answer(request) };
    } catch (error) {
      const problems = error instanceof StratagemError ? error.problems : [];
      return { id, ok: false, message: error instanceof Error ? error.message : String(error), problems };
    }
  };
}

/**
 * How each kind of work begins, and the milliseconds of its slices: short enough for progress and for breaking
 * off. A rank's first slice has room for its first answer, since between two slices the page's thread may be
 * drawing; the others are so short that the next edit hardly waits.
 */
const WORK: { readonly [K in keyof Analyses]: { begin: Begin<Analyses[K]>; first: number; slice: number } } = {
  rank: { begin: rankJob, first: 100, slice: 10 },
  usage: { begin: usageJob, first: 40, slice: 40 },
  sensitivity: { begin: sensitivityJob, first: 40, slice: 40 },
  rehearsal: { begin: rehearsalJob, first: 10, slice: 10 },
};

type Begin<T> = (live: LiveRank, machine: Mealy, options: RankOptions) => Job<T>;

/** Work that has begun. */
interface Begun {
  readonly job: Job<Analyses[keyof Analyses]>;
  readonly slice: number;
}

/** Goes on with a job for so many milliseconds. */
function proceed({ job }: Begun, slice: number, partial: boolean): Slice {
  const { first = 0, of } = job;
  const early = job.done < first;
  const end = performance.now() + slice;
  // Ends with the pieces that come first, so that what they say is told at once.
  while (job.done < of && performance.now() < end && !(early && job.done >= first)) job.step();
  const { done } = job;
  // What is there without the others is told once; a job that tells no pieces apart tells of every slice.
  const news = early ? done >= first : first === 0;
  return { done, of, result: done === of || (partial && news) ? job.result() : null };
}

/** The memory of an answer that can be handed over instead of copied. */
export function transferable(reply: Reply): ArrayBuffer[] {
  if (!reply.ok || reply.value === null) return [];
  const { value } = reply;
  if ('outcomes' in value) return [value.turns, value.outcomes].map(({ buffer }) => buffer as ArrayBuffer);
  if (!('tallies' in value)) return [];
  const { scores, turns, wins, tallies, deviations, exact } = value;
  return [scores, turns, wins, tallies, deviations, exact].map(({ buffer }) => buffer as ArrayBuffer);
}
