// A machine for the first turns of an automaton that is not finite: it plays exactly alike on every history
// as long as a match of the given number of turns, and goes on somehow after that. Counters that run away keep
// an automaton infinite, but no match is; so what can be told apart in the turns that are left is all that
// counts. States are explored breadth first, and one that plays as an earlier one for the turns left to it is
// merged into that; an earlier state has at least as many turns left, so merging is exact by induction. Greedy,
// so small, though not always the smallest: that is hard to find (incompletely specified machines, Pfleeger 1973).

import { codeOf } from '../game/action.ts';
import type { Automaton } from '../game/automaton.ts';
import { canonical } from './canonical.ts';
import type { Mealy } from './mealy.ts';
import { Unfolded } from './unfolded.ts';

export interface HorizonOptions {
  /** Turns of a match, at least 1: histories of up to `turns - 1` opponent moves. */
  readonly turns: number;
  /** Most states of the machine. */
  readonly most: number;
  /** Pairs of states that may be compared before it gives up: bounds the time. */
  readonly pairs?: number;
}

/** The machine for a number of turns, or why there is none. */
export type Horizon =
  | { readonly ok: true; readonly machine: Mealy; readonly turns: number }
  /** `large`: more states than allowed, or found out in more time than allowed. */
  | { readonly ok: false; readonly reason: 'stochastic' | 'large' };

const PAIRS = 100_000;

/** The machine of a deterministic automaton for matches of so many turns, without noise. */
export function firstTurns<S>(automaton: Automaton<S>, options: HorizonOptions): Horizon {
  return merge(new Unfolded(automaton), options);
}

/** The machine for as many turns as fit into `most` states, `turns` of them where it can be. */
export function mostTurns<S>(automaton: Automaton<S>, { turns, most, pairs = PAIRS }: HorizonOptions): Horizon {
  const unfolded = new Unfolded(automaton);
  const whole = merge(unfolded, { turns, most, pairs });
  if (whole.ok || whole.reason === 'stochastic') return whole;
  let best: Horizon = whole;
  let fits = 0;
  let fails = turns;
  // Doubling from below first: short horizons are cheap, and hopeless ones near the top are not.
  while (fails - fits > 1) {
    const tried = fails === turns && fits > 0 ? Math.min(2 * fits, turns - 1) : fits === 0 ? 1 : (fits + fails) >> 1;
    const found = merge(unfolded, { turns: tried, most, pairs });
    if (!found.ok && found.reason === 'stochastic') return found;
    if (found.ok) [best, fits] = [found, tried];
    else if (fits === 0) return found;
    else fails = tried;
  }
  return best;
}

function merge<S>(unfolded: Unfolded<S>, { turns, most, pairs = PAIRS }: HorizonOptions): Horizon {
  const stochastic = { ok: false, reason: 'stochastic' } as const;
  const large = { ok: false, reason: 'large' } as const;
  if (unfolded.stochastic) return stochastic;
  const budget = { pairs };
  /** The machine's states: numbers of the automaton's, and the turn on which each is met first. */
  const kept = [unfolded.start];
  const met = [0];
  const next: number[] = [];
  for (let i = 0; i < kept.length; i++) {
    for (const input of [0, 1] as const) {
      const turn = met[i]! + 1;
      // After the last turn nothing is played: any successor will do.
      if (turn >= turns) {
        next.push(i);
        continue;
      }
      const successor = unfolded.next(kept[i]!, input);
      let into = kept.findIndex((earlier) => alike(unfolded, earlier, successor, turns - 1 - turn, budget));
      if (unfolded.stochastic) return stochastic;
      if (into < 0) {
        if (kept.length === most || budget.pairs <= 0) return large;
        into = kept.push(successor) - 1;
        met.push(turn);
      }
      next.push(into);
    }
  }
  const machine = canonical({
    names: kept.map((_, i) => String(i)),
    start: 0,
    opening: unfolded.moves[kept[0]!]!,
    next: Int32Array.from(next),
    output: Uint8Array.from(next, (target) => codeOf(unfolded.moves[kept[target]!]!)),
  });
  return { ok: true, machine, turns };
}

/** Whether two states play alike now and after every sequence of up to `length` opponent moves. */
function alike<S>(unfolded: Unfolded<S>, a: number, b: number, length: number, budget: { pairs: number }): boolean {
  if (a === b) return true;
  const seen = new Set([pairKey(a, b)]);
  let level: (readonly [number, number])[] = [[a, b]];
  for (let depth = 0; ; depth++) {
    if (level.some(([x, y]) => unfolded.moves[x] !== unfolded.moves[y])) return false;
    if (depth === length || level.length === 0) return true;
    const deeper: (readonly [number, number])[] = [];
    for (const [x, y] of level) {
      for (const input of [0, 1] as const) {
        const [u, v] = [unfolded.next(x, input), unfolded.next(y, input)];
        if (u === v || seen.has(pairKey(u, v))) continue;
        if (--budget.pairs < 0) return false;
        seen.add(pairKey(u, v));
        deeper.push([u, v]);
      }
    }
    level = deeper;
  }
}

function pairKey(a: number, b: number): number {
  return a * 2 ** 26 + b;
}
