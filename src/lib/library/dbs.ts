// Derived Belief Strategy: learns from the opponent's answers which rules it follows, tells noise from a change
// of mind, and looks a few turns ahead under the rules it believes in. A situation is the pair of moves
// of one turn, as 2 own + opponent in codes (CC, CD, DC, DD). A player with mutable beliefs: their
// weighted frequencies reach back over the whole match.
// Source: Au and Nau 2006, "Accident or intention: that is the question (in the iterated prisoner's dilemma)",
// AAMAS, 561-568.

import { codeOf, type ActionCode } from '../game/action.ts';
import type { Player } from '../game/automaton.ts';
import { payoffTable, STANDARD_PAYOFFS } from '../game/payoffs.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const SITUATIONS = [0, 1, 2, 3] as const;

/** What the opponent is believed to answer in each situation: 1 is C, 0 is D, null is not known. */
type Rules = (0 | 1 | null)[];

/** The fixed payoffs of the look-ahead; they do not follow those of the match. */
const PAYOFFS = payoffTable(STANDARD_PAYOFFS);

/** The parameters under the names of the publication. */
export interface BeliefSettings {
  /** Weight that an answer keeps per turn. */
  readonly discount: number;
  /** Same answers in a row that make a rule certain. */
  readonly promotion: number;
  /** Violations in a row that overthrow the certain rules. */
  readonly violation: number;
  /** Violations of the default rules above which they are dropped. */
  readonly rejection: number;
  /** Turns to look ahead. */
  readonly depth: number;
}

/** One situation's answers: when (in turns learnt) and what, the seed first, and the run of the latest. */
interface Answers {
  readonly when: number[];
  readonly what: (0 | 1)[];
  latest: 0 | 1 | null;
  run: number;
}

class Beliefs {
  readonly settings: BeliefSettings;
  readonly defaults: Rules = [1, 1, 0, 0];
  readonly certain: Rules = [null, null, null, null];
  readonly violations = [0, 0, 0, 0];
  /** Probability of the opponent's C after each situation. */
  readonly policy = [1, 1, 0, 0];
  readonly answers: readonly Answers[] = ([1, 1, 0, 0] as const).map((seed) => {
    return { when: [0], what: [seed], latest: null, run: 0 };
  });
  /** Weights by age, made by repeated multiplication. */
  readonly weights = [1];
  learnt = 0;
  rejected = 0;

  constructor(settings: BeliefSettings) {
    this.settings = settings;
  }

  /** Takes in that the opponent answered `situation` with `answer` (1 is C). */
  learn(situation: number, answer: 0 | 1): void {
    this.record(situation, answer);
    this.judgeCertain(situation, answer);
    this.judgeDefaults(situation, answer);
    for (const s of SITUATIONS) this.policy[s] = this.certain[s] ?? this.defaults[s] ?? this.frequency(s);
  }

  private record(situation: number, answer: 0 | 1): void {
    this.learnt++;
    this.weights.push(this.weights[this.learnt - 1]! * this.settings.discount);
    const answers = this.answers[situation]!;
    answers.when.push(this.learnt);
    answers.what.push(answer);
    answers.run = answers.latest === answer ? answers.run + 1 : 1;
    answers.latest = answer;
  }

  private judgeCertain(situation: number, answer: 0 | 1): void {
    if (this.certain[situation] === null && this.answers[situation]!.run >= this.settings.promotion) {
      this.certain[situation] = answer;
      this.violations[situation] = 0;
    }
    if (this.certain[situation] === null) return;
    if (this.certain[situation] === answer) {
      this.violations[situation] = 0;
      return;
    }
    this.violations[situation]!++;
    if (this.violations[situation]! < this.settings.violation) return;
    // The opponent has changed its mind: what was certain becomes the default, to be confirmed anew.
    for (const s of SITUATIONS) {
      this.defaults[s] = this.certain[s] ?? this.defaults[s]!;
      this.certain[s] = null;
      this.violations[s] = 0;
    }
    this.rejected = 0;
  }

  private judgeDefaults(situation: number, answer: 0 | 1): void {
    const confirmed = this.certain[situation] === answer;
    const violated = this.defaults[situation] === 1 - answer;
    if (violated) this.rejected++;
    if (this.rejected <= this.settings.rejection && !(confirmed && violated)) return;
    this.defaults.fill(null);
    this.rejected = 0;
  }

  /** The discounted share of C; summed from the newest answer to the oldest, since near-ties decide moves. */
  private frequency(situation: number): number {
    const { when, what } = this.answers[situation]!;
    let kind = 0;
    let all = 0;
    for (let i = when.length - 1; i >= 0; i--) {
      const weight = this.weights[this.learnt - when[i]!]!;
      if (what[i] === 1) kind += weight;
      all += weight;
    }
    return kind / all;
  }

  /** The move with the higher expected total over the turns ahead; C in a tie. */
  decide(situation: number): ActionCode {
    let values: readonly number[] = Array.from(PAYOFFS);
    const expected = (s: number, move: number): number =>
      this.policy[s]! * values[2 * move]! + (1 - this.policy[s]!) * values[2 * move + 1]!;
    for (let level = 1; level < this.settings.depth; level++) {
      values = SITUATIONS.map((s) => Math.max(expected(s, 0), expected(s, 1)) + PAYOFFS[s]!);
    }
    const now = PAYOFFS[situation]!;
    return expected(situation, 0) + now >= expected(situation, 1) + now ? 0 : 1;
  }
}

/** A player that holds such beliefs; it cooperates on the first turn. */
export function beliefPlayer(settings: BeliefSettings): Player {
  const beliefs = new Beliefs(settings);
  let situation: number | null = null;
  return {
    cooperate: () => (situation === null ? 1 : 1 - beliefs.decide(situation)),
    observe(own, opponent) {
      if (situation !== null) beliefs.learn(situation, opponent === 'C' ? 1 : 0);
      situation = 2 * codeOf(own) + codeOf(opponent);
    },
  };
}

export const dbs: readonly StrategyRecord[] = [
  {
    id: 'dbs',
    name: 'DBS',
    fullName: 'DBS: 0.75, 3, 4, 3, 5',
    aliases: ['Derived Belief Strategy'],
    family: 'Learner',
    parameters: [
      {
        name: 'discount_factor',
        description: 'Weight that an answer keeps per turn; above a half, so that no weight vanishes',
        kind: 'number',
        default: 0.75,
        min: 0.51,
        max: 1,
      },
      {
        name: 'promotion_threshold',
        description: 'Same answers in a row that make a rule certain',
        kind: 'integer',
        default: 3,
        min: 1,
        max: 1000,
      },
      {
        name: 'violation_threshold',
        description: 'Violations in a row that overthrow the certain rules',
        kind: 'integer',
        default: 4,
        min: 1,
        max: 1000,
      },
      {
        name: 'reject_threshold',
        description: 'Violations above which the default rules are dropped',
        kind: 'integer',
        default: 3,
        min: 0,
        max: 1000,
      },
      {
        name: 'tree_depth',
        description: 'Turns to look ahead',
        kind: 'integer',
        default: 5,
        min: 1,
        max: 100,
      },
    ],
    classification: { ...PLAIN, longRun: true },
    origin: 'Au and Nau 2006, Accident or intention, AAMAS, 561-568',
    description:
      "Infers the rules behind the opponent's answers, waits out what looks like noise, and plays the best move of a short look-ahead under the rules it believes in.",
    create(parameters) {
      const settings: BeliefSettings = {
        discount: Number(parameters.discount_factor),
        promotion: Number(parameters.promotion_threshold),
        violation: Number(parameters.violation_threshold),
        rejection: Number(parameters.reject_threshold),
        depth: Number(parameters.tree_depth),
      };
      return { kind: 'player', start: () => beliefPlayer(settings) };
    },
  },
];
