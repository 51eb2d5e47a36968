// The live rank: where a machine would finish if it joined a field whose members have already played each
// other. Only the candidate's matches are played. A member's score with the candidate present is the mean
// over its old opponents and the candidate, so everybody's score moves a little; a score is the mean over
// opponents (self-play left out) of the score per turn, as in the field's tournaments.

import { mealyAutomaton, size, type Mealy } from '../machine/mealy.ts';
import { chain, kept, sameChain, type ChainLaw } from './chain.ts';
import { Contender } from './contender.ts';
import { exact } from './exact.ts';
import { expectedOfPath, type Expected, type Path } from './expected.ts';
import { certainty, Sampling, type Meeting } from './meet.ts';
import { certainPath } from './play.ts';
import { playTournament } from './gathering.ts';
import { errorOrNull, rankInterval, rankOf, type RankInterval, type Uncertain } from './rank.ts';
import type { MatchRules } from './rules.ts';
import { libraryRates, plainRates, type ByOutcome } from './tally.ts';
import { meanScore, pairNumber, type TournamentResult, type TournamentSetting } from './tournament.ts';

/** A field that has played among itself. Plain data: worth keeping, since playing a field takes seconds. */
export interface FieldStanding {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly rules: MatchRules;
  readonly repetitions: number;
  readonly seed: number;
  /** Per member, the sum over the other members of its mean score per turn. */
  readonly totals: Float64Array;
  /** Per member, the variance of that sum as an estimate: 0 where every pair is exact, NaN where one was sampled only once. */
  readonly errors: Float64Array;
  /** Per member, the variance of that sum in a tournament of one repetition; NaN where it is not known. */
  readonly spreads: Float64Array;
}

/** The candidate against one member of the field. */
export interface OpponentResult {
  readonly id: string;
  readonly name: string;
  /** Mean score per turn of the candidate and of the opponent. */
  readonly score: number;
  readonly opponentScore: number;
  /** An expectation or a certain result; otherwise a mean over `repetitions` matches. */
  readonly exact: boolean;
  /** Standard error of `score`; 0 where exact, null where it was sampled only once and so is not known. */
  readonly standardError: number | null;
}

/** Where a candidate finishes. */
export interface CandidateResult {
  /** 1 and up: one more than the number of members with a higher score. */
  readonly rank: number;
  /**
   * Opponents whose matches are still to be played: 0 but in a result on the way. As long as there are any, scores
   * and rank are those of a table in mid-tournament, where each player's score is its mean over the opponents it
   * has met, and no error is known.
   */
  readonly pending: number;
  /** Lowest and highest rank that the standard errors allow, with 95 % probability; null where an error is not known. */
  readonly rankInterval: RankInterval | null;
  /**
   * The same for a single tournament of one repetition, in which chance has not averaged out; null unless asked
   * for, and where a deviation is not known.
   */
  readonly rankSpread: RankInterval | null;
  /** Members of the field and the candidate. */
  readonly of: number;
  /** Mean over the opponents played of the score per turn. */
  readonly score: number;
  /** Standard error of `score`; 0 where all is exact, null where an opponent was sampled only once. */
  readonly standardError: number | null;
  /** Whether every opponent's result is exact, and the share of those whose is. */
  readonly exact: boolean;
  readonly exactShare: number;
  /** Rate of C after each outcome: plain mean over opponents where it occurred; null where it never did. */
  readonly rates: ByOutcome<number | null>;
  /** The same by the reference library's rule: opponents whose rate is 0 left out. */
  readonly ratesByLibraryRule: ByOutcome;
  /** Number of opponents whose mean score against the candidate is below the candidate's. */
  readonly wins: number;
  /** Those played, in the order of the field. */
  readonly opponents: readonly OpponentResult[];
}

/** The standing of a field from its tournament. */
export function standingOf(result: TournamentResult): FieldStanding {
  const { ids, names, rules, repetitions, seed, deviations, exact } = result;
  const n = ids.length;
  const totals = new Float64Array(n);
  const errors = new Float64Array(n);
  const spreads = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const pair = pairNumber(n, i, j);
      for (const [seat, player] of [
        [0, i],
        [1, j],
      ] as const) {
        const variance = deviations[2 * pair + seat]! ** 2;
        totals[player]! += meanScore(result, pair, seat);
        spreads[player]! += variance;
        if (exact[pair] === 0) errors[player]! += variance / repetitions;
      }
    }
  }
  return { ids, names, rules, repetitions, seed, totals, errors, spreads };
}

/** What a standing needs of its tournament: no win probabilities, and samples where exactness costs much. */
export function standingSetting<S extends TournamentSetting>(setting: S): S {
  return { caps: { states: 1024, edges: 4096 }, wins: false, ...setting };
}

/** Plays a field among itself in this thread; takes seconds for the whole library. */
export function prepareField(contenders: readonly Contender[], setting: TournamentSetting): FieldStanding {
  return standingOf(playTournament(contenders, standingSetting(setting)));
}

/** How a candidate's matches are settled. */
export interface RankOptions {
  /** Matches against opponents for which no exact result can be had cheaply; default 10, under noise 5. */
  readonly repetitions?: number;
  /** Default 1; the same for every edit, so that chance doesn't move the rank. */
  readonly seed?: number;
  /** Whether to compute `rankSpread`, which needs variances and so costs three times as much; default false. */
  readonly spread?: boolean;
}

/** Names the candidate's random streams apart from those of the field's pairs. */
export const CANDIDATE = 0xca4d;

/** Largest joint chain while editing; beyond it, sampling is quicker. Under noise chains are dense. */
const LIVE_CAPS = { states: 4096, edges: 16_384 };
const LIVE_NOISY_CAPS = { states: 256, edges: 1024 };

/** The candidate against one opponent. */
export interface Encounter {
  readonly exact: boolean;
  readonly score: number;
  readonly opponentScore: number;
  /** Variances of one match's score per turn. */
  readonly variance: number;
  readonly opponentVariance: number;
  readonly tally: Float64Array;
}

/** The last exact result against a member, and the chain it follows from. */
interface Computed {
  readonly joint: ChainLaw;
  readonly spread: boolean;
  readonly encounter: Encounter;
}

/** The last result against a member that had to be played, and the cells of the machine that the play went through. */
interface Played {
  readonly machine: Mealy;
  readonly repetitions: number;
  readonly seed: number;
  readonly used: Uint8Array;
  readonly encounter: Encounter;
}

/**
 * Ranks machines in a field, edit after edit. Two machines cost a microsecond; other results are kept, and
 * worked out again only when an edit changes the joint chain, or touches a transition that the play went through.
 */
export class LiveRank {
  readonly contenders: readonly Contender[];
  readonly standing: FieldStanding;
  readonly #computed: (Computed | undefined)[] = [];
  readonly #played: (Played | undefined)[] = [];

  /** The contenders must be those of the standing, in its order and made for its rules. */
  constructor(contenders: readonly Contender[], standing: FieldStanding) {
    this.contenders = contenders;
    this.standing = standing;
    // Compiles every table now rather than at the first edit.
    for (const contender of contenders) void contender.reduced;
  }

  /** Where the machine would finish. */
  rank(machine: Mealy, options: RankOptions = {}): CandidateResult {
    const { standing } = this;
    const settled = this.options(options);
    const candidate = this.candidate(machine);
    const encounters = this.contenders.map((_, k) => this.encounter(candidate, machine, k, settled));
    return resultOf(standing, encounters, settled);
  }

  /** The options with their defaults. */
  options({ repetitions, seed = 1, spread = false }: RankOptions = {}): Required<RankOptions> {
    return { repetitions: repetitions ?? (this.standing.rules.noise > 0 ? 5 : 10), seed, spread };
  }

  /** A machine as a player under the field's rules. */
  candidate(machine: Mealy): Contender {
    const behaviour = { kind: 'automaton', automaton: mealyAutomaton(machine) } as Contender['behaviour'];
    return new Contender('candidate', 'Candidate', behaviour, this.standing.rules);
  }

  /** What `candidate(machine)` gets against member `k` of the field alone. */
  encounter(candidate: Contender, machine: Mealy, k: number, options: Required<RankOptions>): Encounter {
    const matches = this.matches(candidate, machine, k, options);
    for (;;) {
      const { done, value } = matches.next();
      if (done) return value;
    }
  }

  /** The same, halting after each match that has to be played. */
  *matches(
    candidate: Contender,
    machine: Mealy,
    k: number,
    options: Required<RankOptions>,
  ): Generator<undefined, Encounter> {
    const opponent = this.contenders[k]!;
    const settled = opponent.table && certainty(candidate, opponent, this.standing.rules);
    if (settled) return certain(settled);
    const computed = this.#compute(candidate, k, options.spread);
    return computed ?? (yield* this.#play(candidate, machine, k, options));
  }

  /** Whether a machine's result against member `k` takes long to find: the member does, and no earlier play stands. */
  isLong(machine: Mealy, k: number, options: Required<RankOptions>): boolean {
    return this.contenders[k]!.longRun && !this.#kept(machine, k, options);
  }

  /** The result of an earlier play against member `k` that the machine would go through with the same moves. */
  #kept(machine: Mealy, k: number, { repetitions, seed }: Required<RankOptions>): Encounter | null {
    const before = this.#played[k];
    if (before?.repetitions !== repetitions || before.seed !== seed) return null;
    return samePlay(before, machine) ? before.encounter : null;
  }

  /** The expected result; null where there is no table or the joint chain is too large. */
  #compute(candidate: Contender, k: number, spread: boolean): Encounter | null {
    const { rules } = this.standing;
    const opponent = this.contenders[k]!;
    if (!candidate.reduced || !opponent.reduced) return null;
    const joint = chain(candidate.reduced, opponent.reduced, rules, rules.noise > 0 ? LIVE_NOISY_CAPS : LIVE_CAPS);
    if (!joint) return null;
    const before = this.#computed[k];
    if (before?.spread === spread && sameChain(before.joint, joint)) return before.encounter;
    const encounter = certain(exact(joint, rules, { variance: spread }));
    this.#computed[k] = { joint: kept(joint, before?.joint), spread, encounter };
    return encounter;
  }

  *#play(
    candidate: Contender,
    machine: Mealy,
    k: number,
    options: Required<RankOptions>,
  ): Generator<undefined, Encounter> {
    const kept = this.#kept(machine, k, options);
    if (kept) return kept;
    const { repetitions, seed } = options;
    const { rules } = this.standing;
    const opponent = this.contenders[k]!;
    const used = new Uint8Array(2 * size(machine));
    // Where the length is drawn, only a path tells that nothing else is.
    const path = rules.ending === null ? null : certainPath(candidate, opponent, rules);
    let encounter: Encounter;
    if (path) {
      mark(machine, path, used);
      encounter = certain(expectedOfPath(path, rules));
    } else {
      const onMatch = (played: Path): void => mark(machine, played, used);
      const sampling = new Sampling(candidate, opponent, rules, {
        repetitions,
        seed,
        exact: false,
        path: [CANDIDATE, k],
        onMatch,
      });
      let meeting = sampling.play();
      for (; !meeting; meeting = sampling.play()) yield;
      encounter = sampled(meeting);
    }
    this.#played[k] = { machine, repetitions, seed, used, encounter };
    return encounter;
  }
}

/** Marks the cells, `2 * state + input`, that a machine goes through along a path. */
function mark({ start, next }: Mealy, { outcomes, length, tail }: Path, used: Uint8Array): void {
  // The last turn's moves are taken in only where the play goes on from there.
  const steps = tail < length ? length : length - 1;
  let state = start;
  for (let turn = 0; turn < steps; turn++) {
    const cell = 2 * state + (outcomes[turn]! & 1);
    used[cell] = 1;
    state = next[cell]!;
  }
}

function certain(expected: Expected): Encounter {
  const { score, opponentScore, variance, opponentVariance, tally } = expected;
  return { exact: true, score, opponentScore, variance, opponentVariance, tally };
}

function sampled(meeting: Meeting): Encounter {
  const { exact, score, opponentScore, deviation, opponentDeviation, tally } = meeting;
  return { exact, score, opponentScore, variance: deviation ** 2, opponentVariance: opponentDeviation ** 2, tally };
}

/** Whether the machine goes through an earlier play with the same moves: no used transition has changed. */
function samePlay({ machine: before, used }: Played, machine: Mealy): boolean {
  if (before === machine) return true;
  if (before.opening !== machine.opening || before.start !== machine.start) return false;
  for (let cell = 0; cell < used.length; cell++) {
    if (used[cell] === 0) continue;
    if (before.next[cell] !== machine.next[cell] || before.output[cell] !== machine.output[cell]) return false;
  }
  return true;
}

/** A candidate's place in a field (see `CandidateResult`). */
export type Place = Pick<CandidateResult, 'rank' | 'rankInterval' | 'score' | 'standardError'>;

/** The place that results against the members of a field lead to; null: against this one there is none yet. */
export function placeOf(
  standing: FieldStanding,
  encounters: readonly (Encounter | null)[],
  repetitions: number,
): Place {
  const n = encounters.length;
  const played = encounters.reduce((sum, encounter) => sum + (encounter ? 1 : 0), 0);
  let mean = 0;
  // Nothing is known of the error that the missing results make.
  let variance = played < n ? NaN : 0;
  for (const encounter of encounters) {
    if (!encounter) continue;
    mean += encounter.score / played;
    variance += errorOf(encounter, encounter.variance, repetitions) / n ** 2;
  }
  const others = encounters.map((encounter, k): Uncertain =>
    encounter
      ? {
          mean: (standing.totals[k]! + encounter.opponentScore) / n,
          variance: (standing.errors[k]! + errorOf(encounter, encounter.opponentVariance, repetitions)) / n ** 2,
        }
      : { mean: standing.totals[k]! / (n - 1), variance: NaN },
  );
  return {
    rank: rankOf(mean, others),
    rankInterval: rankInterval({ mean, variance }, others),
    score: mean,
    standardError: errorOrNull(variance),
  };
}

/** The variance of a mean score from that of one match. */
function errorOf(encounter: Encounter, variance: number, repetitions: number): number {
  return encounter.exact ? 0 : variance / repetitions;
}

/** The ranks that chance allows in a single tournament of one repetition. */
function spreadOf(standing: FieldStanding, encounters: readonly Encounter[], score: number): RankInterval | null {
  const n = encounters.length;
  const variance = encounters.reduce((sum, encounter) => sum + encounter.variance / n ** 2, 0);
  const others = encounters.map((encounter, k): Uncertain => ({
    mean: (standing.totals[k]! + encounter.opponentScore) / n,
    variance: (standing.spreads[k]! + encounter.opponentVariance) / n ** 2,
  }));
  return rankInterval({ mean: score, variance }, others);
}

/** The candidate's result from those against the members of a field; null: against this one there is none yet. */
export function resultOf(
  standing: FieldStanding,
  encounters: readonly (Encounter | null)[],
  { repetitions, spread }: Pick<Required<RankOptions>, 'repetitions' | 'spread'>,
): CandidateResult {
  const place = placeOf(standing, encounters, repetitions);
  const played = encounters.filter((encounter) => encounter !== null);
  const pending = encounters.length - played.length;
  const exact = played.filter((encounter) => encounter.exact).length;
  const tallies = played.map(({ tally }) => tally);
  return {
    ...place,
    pending,
    rankSpread: spread && pending === 0 ? spreadOf(standing, played, place.score) : null,
    of: encounters.length + 1,
    exact: exact === encounters.length,
    exactShare: played.length === 0 ? 1 : exact / played.length,
    rates: plainRates(tallies),
    ratesByLibraryRule: libraryRates(tallies),
    wins: played.filter((encounter) => encounter.score > encounter.opponentScore).length,
    opponents: encounters.flatMap((encounter, k) =>
      encounter
        ? {
            id: standing.ids[k]!,
            name: standing.names[k]!,
            score: encounter.score,
            opponentScore: encounter.opponentScore,
            exact: encounter.exact,
            standardError: errorOrNull(errorOf(encounter, encounter.variance, repetitions)),
          }
        : [],
    ),
  };
}
