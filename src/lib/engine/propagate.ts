// The mean score of a machine against a table, and nothing else, as fast as it can be had: what annealing asks for
// again and again. The distribution over joint states is moved on turn by turn, as in exact.ts,
// but straight on the two players' own arrays, with no chain built first; when it hardly moves any more, the rest of
// the match is taken to go on like the last turn. So results are those of `exact` but for less than 1e-3.
// Only for opponents whose successors are certain, though their moves may be drawn.

import { codeOf } from '../game/action.ts';
import type { Mealy } from '../machine/mealy.ts';
import type { Table } from './compile.ts';
import { horizon, type MatchRules } from './rules.ts';

/** Sum of changes of probabilities in a turn below which a distribution counts as still. */
const STILL = 1e-5;

/** An opponent ready to be propagated against. */
export interface Opposite {
  readonly states: number;
  readonly start: number;
  /** Length n: probability of its move C, after noise. */
  readonly cooperates: Float64Array;
  /** Length 4n: `next[4 * state + 2 * own + opponent]`, seen from the opponent's own side. */
  readonly next: Int32Array;
}

/** A machine by the move that it is about to play; the first is the opening. */
export interface Play {
  /** Length n: the move's code. */
  readonly reply: Uint8Array;
  /** Length 2n: what follows, `after[2 * number + opponent's move]`. */
  readonly after: Int32Array;
}

/** What of a machine can be played, each of its states once for each reply that leads to it. */
export function playOf({ start, opening, next, output, names }: Mealy): Play {
  const numbers = new Int32Array(2 * names.length).fill(-1);
  const found = [2 * start + codeOf(opening)];
  numbers[found[0]!] = 0;
  const after: number[] = [];
  for (const due of found) {
    for (let input = 0; input < 2; input++) {
      const cell = (due & ~1) + input;
      const successor = 2 * next[cell]! + output[cell]!;
      if (numbers[successor]! < 0) numbers[successor] = found.push(successor) - 1;
      after.push(numbers[successor]!);
    }
  }
  return { reply: Uint8Array.from(found, (due) => due & 1), after: Int32Array.from(after) };
}

/** A table as an opponent; null where its start or a successor is drawn. */
export function opposite(table: Table, { noise }: MatchRules): Opposite | null {
  const { states, initial, next } = table;
  if (initial.length !== 1 || next.includes(-2)) return null;
  const cooperates = table.cooperation.map((p) => p * (1 - noise) + (1 - p) * noise);
  // A row that cannot be played has no successor; it is never weighted with more than 0.
  return { states, start: initial[0]!, cooperates, next: next.map((target) => Math.max(0, target)) };
}

/** Distributions over joint states, kept for the next match. */
let now = new Float64Array(1024);
let then = new Float64Array(1024);

/** The machine's expected score per turn. O(states times states times turns), less where the play settles. */
export function meanScore(machine: Play, { states, start, cooperates, next }: Opposite, rules: MatchRules): number {
  const { turns, share } = horizon(rules);
  const { R, S, T, P } = rules.payoffs;
  const { reply, after } = machine;
  const length = reply.length * states;
  if (now.length < length) [now, then] = [new Float64Array(length), new Float64Array(length)];
  now.fill(0, 0, length);
  now[start] = 1;
  let score = 0;
  for (let turn = 0; turn < turns; turn++) {
    then.fill(0, 0, length);
    let earned = 0;
    for (let due = 0, from = 0; from < length; due++, from += states) {
      const plays = reply[due] === 0 ? 1 - rules.noise : rules.noise;
      const afterC = after[2 * due]! * states;
      const afterD = after[2 * due + 1]! * states;
      const onC = plays * R + (1 - plays) * T;
      const onD = plays * S + (1 - plays) * P;
      for (let other = 0, row = 0; other < states; other++, row += 4) {
        const mass = now[from + other]!;
        if (mass === 0) continue;
        const c = mass * cooperates[other]!;
        const d = mass - c;
        earned += c * onC + d * onD;
        then[afterC + next[row]!]! += c * plays;
        then[afterC + next[row + 1]!]! += c * (1 - plays);
        then[afterD + next[row + 2]!]! += d * plays;
        then[afterD + next[row + 3]!]! += d * (1 - plays);
      }
    }
    score += share[turn]! * earned;
    // Looked at now and then, since it costs as much as a turn.
    if (turn % 8 === 7 && moved(length) < STILL) {
      for (let rest = turn + 1; rest < turns; rest++) score += share[rest]! * earned;
      break;
    }
    [now, then] = [then, now];
  }
  return score;
}

/** By how much the last turn moved the distribution. */
function moved(length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += Math.abs(then[i]! - now[i]!);
  return sum;
}
