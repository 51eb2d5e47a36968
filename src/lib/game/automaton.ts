// The one form of a strategy: a (possibly infinite, possibly probabilistic) automaton given by pure
// functions of a small state. From it the engine compiles tables, computes exact expectations, simulates,
// and draws a strategy as a machine. `own` and `opponent` are the moves actually played, after noise.
//
// States are plain immutable values (a number, a string, a frozen-by-convention object or array) that
// hold just what the future depends on: two histories that lead to the same future should give the same
// state, since a strategy with few states is compiled, evaluated exactly and can be drawn.

import type { Action } from './action.ts';
import type { Payoffs } from './payoffs.ts';
import type { Random } from './random.ts';

/** A chance node: one of several values, with probabilities that sum to 1. */
export class Chance<S> {
  readonly outcomes: readonly (readonly [probability: number, value: S])[];

  constructor(outcomes: readonly (readonly [probability: number, value: S])[]) {
    this.outcomes = outcomes;
  }
}

/** A chance node over the given values; leave out outcomes of probability 0. */
export function chance<S>(...outcomes: readonly (readonly [probability: number, value: S])[]): Chance<S> {
  return new Chance(outcomes.filter(([probability]) => probability > 0));
}

/** A chance node over values that are all equally likely. */
export function uniform<S>(values: readonly S[]): Chance<S> {
  return new Chance(values.map((value) => [1 / values.length, value] as const));
}

/** What a match tells its players before the first turn. */
export interface MatchInfo {
  readonly payoffs: Payoffs;
  /** Number of turns; `Infinity` under a probabilistic ending; -1 when not known. */
  readonly length: number;
  /** Probability that an intended move is flipped, 0 to 1. */
  readonly noise: number;
}

/**
 * A strategy in one match. The functions are pure: same arguments, same result, no draws, no clocks.
 * `cooperate(state)` is the probability of playing C next (the opening move in the initial state).
 */
export interface Automaton<S = unknown> {
  readonly initial: S | Chance<S>;
  cooperate(state: S): number;
  next(state: S, own: Action, opponent: Action): S | Chance<S>;
  /**
   * A value that is the same for equal states and differs for different ones, used to find the reachable
   * states. Default: the state itself when it is a number or a string, else its JSON text.
   */
  key?(state: S): string | number;
}

/**
 * A player with private mutable state, for the few strategies that no small pure state describes
 * (teams of other players, learners). One object plays one match.
 */
export interface Player {
  /** Probability of playing C on the coming turn; called once a turn, before `observe`. */
  cooperate(): number;
  /** Takes in the moves actually played on the turn. */
  observe(own: Action, opponent: Action): void;
}

/** How a strategy plays a match: as an automaton, or as a player started with a stream of its own. */
export type Behaviour =
  | { readonly kind: 'automaton'; readonly automaton: Automaton }
  | { readonly kind: 'player'; start(random: Random): Player };

/** Whether the next move is decided by this probability without a draw, as in the reference rule. */
export function decide(probability: number, random: Random): Action {
  if (probability <= 0) return 'D';
  if (probability >= 1) return 'C';
  return random() < probability ? 'C' : 'D';
}

/** One value of a chance node, or the value itself where there is no chance (then nothing is drawn). */
export function draw<S>(value: S | Chance<S>, random: Random): S {
  if (!(value instanceof Chance)) return value;
  const { outcomes } = value;
  if (outcomes.length === 1) return outcomes[0]![1];
  let u = random();
  for (let i = 0; i < outcomes.length - 1; i++) {
    const outcome = outcomes[i]!;
    if (u < outcome[0]) return outcome[1];
    u -= outcome[0];
  }
  return outcomes[outcomes.length - 1]![1];
}

/** Plays an automaton turn by turn: the mutable shell around the pure functions. */
export function playerOf<S>(automaton: Automaton<S>, random: Random): Player {
  let state = draw(automaton.initial, random);
  return {
    cooperate: () => automaton.cooperate(state),
    observe: (own, opponent) => {
      state = draw(automaton.next(state, own, opponent), random);
    },
  };
}

/** A player for any behaviour; `random` is the player's own stream. */
export function startPlayer(behaviour: Behaviour, random: Random): Player {
  return behaviour.kind === 'automaton' ? playerOf(behaviour.automaton, random) : behaviour.start(random);
}
