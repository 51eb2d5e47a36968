// A challenger against the machine that holds a place, opponent by opponent, until it is clear which of the two scores
// more: most changes of a good machine are bad, and show it in the first few matches. Opponents whose results are quickly
// computed come first, in an order that has nothing to do with what they are; then the others are met in rounds of
// one match each, with the same luck for both machines. A race is given up when what the differences so far lead one to
// expect, with 2 standard errors in the challenger's favour, is below what was asked for, and won when it is above with
// as many against it. Source: Maron & Moore (1994), Hoeffding races.

import { stream } from '../game/random.ts';
import { mealyAutomaton, type Mealy } from '../machine/mealy.ts';
import { Contender } from './contender.ts';
import { certainty, sampleScores } from './meet.ts';
import { meanScore, opposite, playOf, type Opposite, type Play } from './propagate.ts';
import type { MatchRules } from './rules.ts';

/** What the chance of the sampled rounds is named by, and how many of them there are at most. */
export interface Luck {
  readonly seed: number;
  readonly path: readonly number[];
  readonly rounds: number;
}

/** Most states of an opponent that is computed; larger ones are sampled. */
const COMPUTED = 24;

/** Opponents met before a race may be given up, and standard errors that decide one. */
const LEAST = 8;
const ERRORS = 2;

/** A machine with its scores so far: all computed ones, and those of the rounds that somebody has asked for. */
export class Runner {
  readonly play: Play;
  readonly player: Contender;
  readonly computed: Float64Array;
  readonly rounds: Float64Array[] = [];

  constructor(machine: Mealy, rules: MatchRules, computed: number) {
    const behaviour = { kind: 'automaton', automaton: mealyAutomaton(machine) } as Contender['behaviour'];
    this.play = playOf(machine);
    this.player = new Contender('runner', 'Runner', behaviour, rules);
    this.computed = new Float64Array(computed);
  }
}

/** Races in one field under one luck. */
export class Course {
  readonly #rules: MatchRules;
  readonly #computed: readonly { readonly contender: Contender; readonly opposite: Opposite | null }[];
  readonly #sampled: readonly { readonly contender: Contender; readonly k: number }[];

  constructor(contenders: readonly Contender[], rules: MatchRules) {
    this.#rules = rules;
    const members = contenders.map((contender, k) => {
      const certain = rules.noise === 0 && contender.table?.deterministic === true;
      const table = certain ? null : contender.reduced;
      const small = table && table.states <= COMPUTED ? opposite(table, rules) : null;
      return { contender, k, opposite: small, computed: certain || small !== null };
    });
    this.#computed = shuffled(members.filter(({ computed }) => computed));
    this.#sampled = members.filter(({ computed }) => !computed);
  }

  /** A machine ready to race, with its computed scores. */
  runner(machine: Mealy): Runner {
    const runner = this.#unmet(machine);
    for (let at = 0; at < this.#computed.length; at++) this.#compute(runner, at);
    return runner;
  }

  /** The challenger if its mean score per turn exceeds the holder's by `margin` (which may be below 0); else null. */
  challenge(holder: Runner, machine: Mealy, margin: number, luck: Luck): Runner | null {
    const runner = this.#unmet(machine);
    const n = this.#computed.length + this.#sampled.length;
    let sum = 0;
    let squares = 0;
    for (let at = 0; at < this.#computed.length; at++) {
      const difference = this.#compute(runner, at) - holder.computed[at]!;
      sum += difference;
      squares += difference * difference;
      const met = at + 1;
      if (met < LEAST) continue;
      const mean = sum / met;
      // The standard error of a mean over n from met of them, drawn without replacement.
      const error = Math.sqrt((Math.max(0, squares / met - mean * mean) * (1 - met / n)) / met);
      if (mean + ERRORS * error < margin) return null;
    }
    if (this.#sampled.length === 0) return sum / n >= margin ? runner : null;
    let total = 0;
    let spread = 0;
    let mean = 0;
    for (let round = 0; round < luck.rounds; round++) {
      const own = this.#round(runner, round, luck);
      const theirs = this.#round(holder, round, luck);
      for (let i = 0; i < own.length; i++) {
        const difference = own[i]! - theirs[i]!;
        total += difference;
        spread += difference * difference;
      }
      mean = (sum + total / (round + 1)) / n;
      const error = Math.sqrt(spread) / ((round + 1) * n);
      if (mean + ERRORS * error < margin) return null;
      if (mean - ERRORS * error > margin) return runner;
    }
    return mean >= margin ? runner : null;
  }

  #unmet(machine: Mealy): Runner {
    return new Runner(machine, this.#rules, this.#computed.length);
  }

  #compute(runner: Runner, at: number): number {
    const { contender, opposite: found } = this.#computed[at]!;
    const score = found
      ? meanScore(runner.play, found, this.#rules)
      : certainty(runner.player, contender, this.#rules)!.score;
    return (runner.computed[at] = score);
  }

  #round(runner: Runner, round: number, { seed, path }: Luck): Float64Array {
    return (runner.rounds[round] ??= Float64Array.from(this.#sampled, ({ contender, k }) => {
      const sampling = { repetitions: 1, seed, path: [...path, round, k] };
      return sampleScores(runner.player, contender, this.#rules, sampling).score;
    }));
  }
}

/** The members in an order of its own for each number of them. */
function shuffled<T>(members: readonly T[]): T[] {
  const random = stream(0, members.length);
  return members
    .map((member) => ({ member, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ member }) => member);
}
