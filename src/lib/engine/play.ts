// Playing one match by simulation. All chance comes from streams named by the seed and a path (pair,
// repetition): 0 is the match's own (its length, then noise, first player before second), 1 and 2 are the
// players'. `playMatch` records every move for replays; `countMatch` only counts and is the hot loop:
// tables are played by look-ups. Both draw the same numbers and so play the same match.

import { actionOf, codeOf, flip } from '../game/action.ts';
import { decide, startPlayer, type Behaviour, type Player } from '../game/automaton.ts';
import { payoff } from '../game/payoffs.ts';
import { stream, type Random } from '../game/random.ts';
import type { Table } from './compile.ts';
import type { Path } from './expected.ts';
import { longest, sampleLength, type MatchRules } from './rules.ts';

/** One match, move by move, from the first player's view. */
export interface Match {
  /** The moves played, after noise: strings of C and D of the same length. */
  readonly own: string;
  readonly opponent: string;
  readonly turns: number;
  /** Total scores. */
  readonly score: number;
  readonly opponentScore: number;
  /** Turns, counted from 0, on which noise flipped the move that was intended. */
  readonly ownFlips: readonly number[];
  readonly opponentFlips: readonly number[];
}

/** A player's seat in a counted match: its behaviour, and its table where it has one. */
export interface Seat {
  readonly behaviour: Behaviour;
  readonly table: Table | null;
}

/** Plays a match between two behaviours made for these rules and records it. */
export function playMatch(
  a: Behaviour,
  b: Behaviour,
  rules: MatchRules,
  seed: number,
  ...path: readonly number[]
): Match {
  const chance = stream(seed, ...path, 0);
  const turns = sampleLength(rules, chance);
  const randomA = stream(seed, ...path, 1);
  const randomB = stream(seed, ...path, 2);
  const playerA = startPlayer(a, randomA);
  const playerB = startPlayer(b, randomB);
  const ownFlips: number[] = [];
  const opponentFlips: number[] = [];
  let own = '';
  let opponent = '';
  let score = 0;
  let opponentScore = 0;
  for (let turn = 0; turn < turns; turn++) {
    let moveA = decide(playerA.cooperate(), randomA);
    let moveB = decide(playerB.cooperate(), randomB);
    if (flips(rules.noise, chance)) {
      moveA = flip(moveA);
      ownFlips.push(turn);
    }
    if (flips(rules.noise, chance)) {
      moveB = flip(moveB);
      opponentFlips.push(turn);
    }
    own += moveA;
    opponent += moveB;
    score += payoff(rules.payoffs, moveA, moveB);
    opponentScore += payoff(rules.payoffs, moveB, moveA);
    if (turn < turns - 1) {
      playerA.observe(moveA, moveB);
      playerB.observe(moveB, moveA);
    }
  }
  return { own, opponent, turns, score, opponentScore, ownFlips, opponentFlips };
}

/**
 * Plays the same match as `playMatch` and adds it to `tally` (see tally.ts), from the first player's view.
 * Returns the number of turns.
 */
export function countMatch(
  a: Seat,
  b: Seat,
  rules: MatchRules,
  tally: Float64Array,
  seed: number,
  ...path: readonly number[]
): number {
  const chance = stream(seed, ...path, 0);
  const turns = sampleLength(rules, chance);
  const randomA = stream(seed, ...path, 1);
  const randomB = stream(seed, ...path, 2);
  if (a.table && b.table) countTables(a.table, b.table, turns, rules.noise, tally, randomA, randomB, chance);
  else countPlayers(seated(a, randomA), seated(b, randomB), turns, rules.noise, tally, randomA, randomB, chance);
  return turns;
}

/**
 * The outcomes of two players that leave nothing to chance, without noise, up to the longest match; null as
 * soon as anything is drawn.
 */
export function certainPath(a: Seat, b: Seat, rules: MatchRules): Path | null {
  if (rules.noise > 0) return null;
  let drawn = false;
  const random: Random = () => {
    drawn = true;
    return 0;
  };
  const playerA = seated(a, random);
  const playerB = seated(b, random);
  const turns = longest(rules);
  const outcomes = new Uint8Array(turns);
  for (let turn = 0; turn < turns; turn++) {
    const moveA = code(playerA.cooperate(), random);
    const moveB = code(playerB.cooperate(), random);
    if (drawn) return null;
    outcomes[turn] = 2 * moveA + moveB;
    if (turn === turns - 1) break;
    const own = actionOf(moveA);
    const opponent = actionOf(moveB);
    playerA.observe(own, opponent);
    playerB.observe(opponent, own);
  }
  return { outcomes, length: turns, tail: turns };
}

/** Whether noise flips a move; draws only where it is in question. */
function flips(noise: number, chance: Random): boolean {
  return noise > 0 && (noise >= 1 || chance() < noise);
}

function seated(seat: Seat, random: Random): Player {
  return seat.table ? tablePlayer(seat.table, random) : startPlayer(seat.behaviour, random);
}

/** Plays a table turn by turn, for matches against players that have none. */
export function tablePlayer(table: Table, random: Random): Player {
  let state = drawInitial(table, random);
  return {
    cooperate: () => table.cooperation[state]!,
    observe: (own, opponent) => {
      state = successor(table, 4 * state + 2 * codeOf(own) + codeOf(opponent), random);
    },
  };
}

function countTables(
  a: Table,
  b: Table,
  turns: number,
  noise: number,
  tally: Float64Array,
  randomA: Random,
  randomB: Random,
  chance: Random,
): void {
  const cooperationA = a.cooperation;
  const cooperationB = b.cooperation;
  const nextA = a.next;
  const nextB = b.next;
  let stateA = drawInitial(a, randomA);
  let stateB = drawInitial(b, randomB);
  let row = 0;
  for (let turn = 0; turn < turns; turn++) {
    let moveA = code(cooperationA[stateA]!, randomA);
    let moveB = code(cooperationB[stateB]!, randomB);
    if (noise > 0) {
      if (flips(noise, chance)) moveA = 1 - moveA;
      if (flips(noise, chance)) moveB = 1 - moveB;
    }
    const outcome = 2 * moveA + moveB;
    tally[row + outcome]! += 1;
    row = 4 + 4 * outcome;
    if (turn === turns - 1) break;
    const rowA = 4 * stateA + outcome;
    const rowB = 4 * stateB + 2 * moveB + moveA;
    stateA = nextA[rowA]!;
    stateB = nextB[rowB]!;
    if (stateA < 0) stateA = successor(a, rowA, randomA);
    if (stateB < 0) stateB = successor(b, rowB, randomB);
  }
}

function countPlayers(
  a: Player,
  b: Player,
  turns: number,
  noise: number,
  tally: Float64Array,
  randomA: Random,
  randomB: Random,
  chance: Random,
): void {
  let row = 0;
  for (let turn = 0; turn < turns; turn++) {
    let moveA = code(a.cooperate(), randomA);
    let moveB = code(b.cooperate(), randomB);
    if (noise > 0) {
      if (flips(noise, chance)) moveA = 1 - moveA;
      if (flips(noise, chance)) moveB = 1 - moveB;
    }
    const outcome = 2 * moveA + moveB;
    tally[row + outcome]! += 1;
    row = 4 + 4 * outcome;
    if (turn === turns - 1) break;
    const own = actionOf(moveA);
    const opponent = actionOf(moveB);
    a.observe(own, opponent);
    b.observe(opponent, own);
  }
}

/** The move's code, drawn as `decide` draws the move. */
function code(cooperation: number, random: Random): number {
  if (cooperation >= 1) return 0;
  if (cooperation <= 0) return 1;
  return random() < cooperation ? 0 : 1;
}

function drawInitial(table: Table, random: Random): number {
  const { initial, initialWeights } = table;
  if (initial.length === 1) return initial[0]!;
  return initial[pick(initialWeights, 0, initial.length, random)]!;
}

function successor(table: Table, row: number, random: Random): number {
  const only = table.next[row]!;
  if (only >= 0) return only;
  if (only === -1) throw new Error(`The table has no successor in state ${row >> 2}: it was compiled for other rules.`);
  return table.targets[pick(table.weights, table.offsets[row]!, table.offsets[row + 1]!, random)]!;
}

/** An index from `from` to `to - 1`, drawn as `draw` draws from a chance node. */
function pick(weights: Float64Array, from: number, to: number, random: Random): number {
  let u = random();
  for (let i = from; i < to - 1; i++) {
    if (u < weights[i]!) return i;
    u -= weights[i]!;
  }
  return to - 1;
}
