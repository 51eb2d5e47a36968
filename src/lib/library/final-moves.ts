// Closing moves: a strategy whose last moves are overwritten when the length of the match is known, as in
// "Alexei: (D,)". The rule below still runs on those turns, so its state moves on as if it had been asked;
// beyond the known length nothing is overwritten any more.

import type { Action } from '../game/action.ts';
import { Chance, type Automaton, type MatchInfo } from '../game/automaton.ts';

/** The rule below and the number of finished turns, which stops counting at the length of the match. */
export interface Closing<S> {
  readonly turn: number;
  readonly inner: S;
}

/** Whether the players know when the match ends: a length that is finite and not negative. */
export function lengthKnown(info: MatchInfo): boolean {
  return Number.isFinite(info.length) && info.length >= 0;
}

/**
 * The automaton with its last `moves` overwritten, aligned to the end of the match: in a match shorter than
 * `moves` only their tail is played. Where the length is not known, the automaton itself.
 */
export function withFinalMoves<S>(automaton: Automaton<S>, moves: readonly Action[], info: MatchInfo): Automaton {
  if (!lengthKnown(info) || moves.length === 0) return automaton;
  const { length } = info;
  const from = length - moves.length;
  const place = (turn: number, inner: S | Chance<S>): Closing<S> | Chance<Closing<S>> =>
    inner instanceof Chance
      ? new Chance(inner.outcomes.map(([probability, state]) => [probability, { turn, inner: state }] as const))
      : { turn, inner };
  const innerKey = (inner: S): string | number => automaton.key?.(inner) ?? JSON.stringify(inner);
  const closing: Automaton<Closing<S>> = {
    initial: place(0, automaton.initial),
    cooperate({ turn, inner }) {
      if (turn < from || turn >= length) return automaton.cooperate(inner);
      return moves[turn - from] === 'C' ? 1 : 0;
    },
    next: ({ turn, inner }, own, opponent) => place(Math.min(turn + 1, length), automaton.next(inner, own, opponent)),
    key: ({ turn, inner }) => `${turn} ${innerKey(inner)}`,
  };
  return closing;
}
