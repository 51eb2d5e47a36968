// Playing one match by simulation. All chance comes from streams named by the seed and a path (pair,
// repetition): 0 is the match's own (its length, then noise, first player before second), 1 and 2 are the
// players'. `playMatch` records every move for replays; `countMatch` only counts and is the hot loop, on the
// tables that strategies fill as they are played (library/lazy-table.ts). Both draw the same numbers and so
// play the same match.

import { actionOf, codeOf, flip, type ActionCode } from '../game/action.ts';
import { decide, draw, startPlayer, type Behaviour, type Player } from '../game/automaton.ts';
import { payoff } from '../game/payoffs.ts';
import { Source, step, stream, type Branch, type Random } from '../game/random.ts';
import { LazyPlayer, OPEN, OWN, type LazyTable } from '../library/lazy-table.ts';
import { addPath, type Path } from './expected.ts';
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

/** A player's seat in a counted match: its behaviour, and the table that its matches fill where it has one. */
export interface Seat {
  readonly behaviour: Behaviour;
  readonly lazy: LazyTable | null;
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

/** A match that was counted. */
export interface Counted {
  readonly turns: number;
  /** Whether anything at all was drawn; if not, every match of the two is the same. */
  readonly drawn: boolean;
  /** The play itself; its outcomes are the module's scratch memory, overwritten by the next match. */
  readonly path: Path;
}

/** Plays the match of the branch's seed and path and adds it to `tally` (see tally.ts), from the first player's view. */
export function countMatch(a: Seat, b: Seat, rules: MatchRules, tally: Float64Array, match: Branch): Counted {
  takeDice(match);
  const turns = sampleLength(rules, diceOfMatch.random);
  const played = pathOf(a, b, turns, rules.noise);
  addPath(tally, played, turns);
  return { turns, drawn: isDrawn(), path: played };
}

/** The outcomes (see tally.ts) of the same match turn by turn, from the first player's view. */
export function matchOutcomes(a: Seat, b: Seat, rules: MatchRules, match: Branch): Uint8Array {
  takeDice(match);
  const turns = sampleLength(rules, diceOfMatch.random);
  const { outcomes, length, tail } = pathOf(a, b, turns, rules.noise);
  const all = new Uint8Array(turns);
  for (let turn = 0, at = 0; turn < turns; turn++) {
    all[turn] = outcomes[at]!;
    at = at + 1 === length ? tail : at + 1;
  }
  return all;
}

/**
 * The outcomes of two players that leave nothing to chance, without noise, up to the longest match; null where
 * anything is drawn. The outcomes are the module's scratch memory, overwritten by the next match.
 */
export function certainPath(a: Seat, b: Seat, rules: MatchRules): Path | null {
  if (rules.noise > 0) return null;
  takeDice(0);
  const path = pathOf(a, b, longest(rules), 0);
  return isDrawn() ? null : path;
}

/** A stream that begins at its first draw: most matches draw nothing, and seeding costs as much as ten turns. */
class Dice {
  drawn = false;
  readonly #role: number;
  readonly #source = new Source();
  #match: Branch = 0;
  /** The dice as a function. */
  readonly random: Random = () => this.next();

  constructor(role: number) {
    this.#role = role;
    this.random.fill = (numbers, count) => {
      if (count === 0) return;
      this.#begin();
      this.#source.fill(numbers, count);
    };
  }

  /** Makes the dice those of a match. */
  take(match: Branch): void {
    this.#match = match;
    this.drawn = false;
  }

  next(): number {
    this.#begin();
    return this.#source.next();
  }

  #begin(): void {
    if (this.drawn) return;
    this.#source.begin(step(this.#match, this.#role));
    this.drawn = true;
  }
}

/** The streams of the match that is being played: its own, and one for each player. */
const diceOfMatch = new Dice(0);
const diceA = new Dice(1);
const diceB = new Dice(2);

/** Takes the dice for a match; nobody keeps them beyond it. */
function takeDice(match: Branch): void {
  diceOfMatch.take(match);
  diceA.take(match);
  diceB.take(match);
}

function isDrawn(): boolean {
  return diceA.drawn || diceB.drawn || diceOfMatch.drawn;
}

/** Whether noise flips a move; draws only where it is in question. */
function flips(noise: number, chance: Random): boolean {
  return noise > 0 && (noise >= 1 || chance() < noise);
}

/** Outcomes of the match that is being played. */
let scratch = new Uint8Array(1024);

/** Plays a match of `turns` turns; where nothing is drawn any more and the play repeats itself, only to there. */
function pathOf(a: Seat, b: Seat, turns: number, noise: number): Path {
  if (scratch.length < turns) scratch = new Uint8Array(2 * turns);
  if (a.lazy && b.lazy) return pathOfTables(a.lazy, b.lazy, turns, noise);
  return pathOfPlayers(mover(a, diceA.random), mover(b, diceB.random), turns, noise);
}

/**
 * Both on their tables: look-ups alone. The joint state is held against one that is kept from an earlier turn,
 * the kept one being renewed after 1, 2, 4, ... turns (Brent 1980), and given up at every draw: the play is on a
 * cycle when it is met again.
 */
function pathOfTables(a: LazyTable, b: LazyTable, turns: number, noise: number): Path {
  const randomA = diceA.random;
  const randomB = diceB.random;
  const chance = diceOfMatch.random;
  let markA = a.start(randomA);
  let markB = b.start(randomB);
  if (markA < 0 || markB < 0) {
    const offA = markA < 0 ? draw(a.automaton.initial, randomA) : undefined;
    const offB = markB < 0 ? draw(b.automaton.initial, randomB) : undefined;
    return pathBeyond(a, b, markA, markB, offA, offB, 0, turns, noise);
  }
  let rowsA = a.rows;
  let rowsB = b.rows;
  let keptA = -1;
  let keptB = -1;
  let kept = 0;
  let renewal = 1;
  for (let turn = 0; turn < turns; turn++) {
    if (markA === keptA && markB === keptB) return { outcomes: scratch, length: turn, tail: kept };
    if (turn === renewal && noise === 0) {
      keptA = markA;
      keptB = markB;
      kept = turn;
      renewal = 2 * turn;
    }
    let placeA = markA;
    let placeB = markB;
    if ((placeA & OPEN) !== 0) {
      placeA = a.drawPlace(placeA, randomA);
      keptA = -1;
    }
    if ((placeB & OPEN) !== 0) {
      placeB = b.drawPlace(placeB, randomB);
      keptB = -1;
    }
    if (noise > 0) {
      if (flips(noise, chance)) placeA ^= OWN;
      if (flips(noise, chance)) placeB ^= OWN;
    }
    const moveB = (placeB & OWN) >> 1;
    scratch[turn] = (placeA & OWN) + moveB;
    if (turn === turns - 1) break;
    placeB += (placeA & OWN) >> 1;
    placeA += moveB;
    let afterA = rowsA[placeA]!;
    let afterB = rowsB[placeB]!;
    if (afterA < 0 || afterB < 0) {
      // What is found now may be a draw, and a table may have grown.
      keptA = -1;
      const drawn = isDrawn();
      if (afterA < 0) afterA = a.follow(placeA, randomA, drawn);
      if (afterB < 0) afterB = b.follow(placeB, randomB, drawn);
      if (afterA < 0 || afterB < 0) {
        const offA = afterA < 0 ? a.beyond(placeA, randomA) : undefined;
        const offB = afterB < 0 ? b.beyond(placeB, randomB) : undefined;
        return pathBeyond(a, b, afterA, afterB, offA, offB, turn + 1, turns, noise);
      }
      rowsA = a.rows;
      rowsB = b.rows;
    }
    markA = afterA;
    markB = afterB;
  }
  return { outcomes: scratch, length: turns, tail: turns };
}

/** From turn `from` on where a state, or both, are off their tables: `offA` where `markA` is below 0, so with B. */
function pathBeyond(
  a: LazyTable,
  b: LazyTable,
  markA: number,
  markB: number,
  offA: unknown,
  offB: unknown,
  from: number,
  turns: number,
  noise: number,
): Path {
  const randomA = diceA.random;
  const randomB = diceB.random;
  const chance = diceOfMatch.random;
  const { automaton: automatonA } = a;
  const { automaton: automatonB } = b;
  let rowsA = a.rows;
  let rowsB = b.rows;
  for (let turn = from; turn < turns; turn++) {
    let placeA = markA < 0 ? decided(automatonA.cooperate(offA), randomA) : markA;
    let placeB = markB < 0 ? decided(automatonB.cooperate(offB), randomB) : markB;
    if ((placeA & OPEN) !== 0) placeA = a.drawPlace(placeA, randomA);
    if ((placeB & OPEN) !== 0) placeB = b.drawPlace(placeB, randomB);
    if (noise > 0) {
      if (flips(noise, chance)) placeA ^= OWN;
      if (flips(noise, chance)) placeB ^= OWN;
    }
    const moveA = (placeA & OWN) >> 1;
    const moveB = (placeB & OWN) >> 1;
    scratch[turn] = 2 * moveA + moveB;
    if (turn === turns - 1) break;
    if (markA < 0) offA = draw(automatonA.next(offA, actionOf(moveA), actionOf(moveB)), randomA);
    else {
      markA = rowsA[placeA + moveB]!;
      if (markA < 0) {
        markA = a.follow(placeA + moveB, randomA);
        if (markA < 0) offA = a.beyond(placeA + moveB, randomA);
        rowsA = a.rows;
      }
    }
    if (markB < 0) offB = draw(automatonB.next(offB, actionOf(moveB), actionOf(moveA)), randomB);
    else {
      markB = rowsB[placeB + moveA]!;
      if (markB < 0) {
        markB = b.follow(placeB + moveA, randomB);
        if (markB < 0) offB = b.beyond(placeB + moveA, randomB);
        rowsB = b.rows;
      }
    }
  }
  return { outcomes: scratch, length: turns, tail: turns };
}

/** The place, in no row, of the move that a probability of C comes to. */
function decided(cooperation: number, random: Random): number {
  return decide(cooperation, random) === 'C' ? 0 : OWN;
}

/** By any two players. */
function pathOfPlayers(a: Mover, b: Mover, turns: number, noise: number): Path {
  const chance = diceOfMatch.random;
  for (let turn = 0; turn < turns; turn++) {
    let moveA = a.move();
    let moveB = b.move();
    if (noise > 0) {
      if (flips(noise, chance)) moveA = (1 - moveA) as ActionCode;
      if (flips(noise, chance)) moveB = (1 - moveB) as ActionCode;
    }
    scratch[turn] = 2 * moveA + moveB;
    if (turn === turns - 1) break;
    a.observe(moveA, moveB);
    b.observe(moveB, moveA);
  }
  return { outcomes: scratch, length: turns, tail: turns };
}

/** A player in move codes. */
interface Mover {
  move(): ActionCode;
  observe(own: ActionCode, opponent: ActionCode): void;
}

function mover({ behaviour, lazy }: Seat, random: Random): Mover {
  return lazy ? new LazyPlayer(lazy, random) : new PlayerMover(startPlayer(behaviour, random), random);
}

/** Any player in move codes. */
class PlayerMover implements Mover {
  readonly #player: Player;
  readonly #random: Random;

  constructor(player: Player, random: Random) {
    this.#player = player;
    this.#random = random;
  }

  move(): ActionCode {
    return codeOf(decide(this.#player.cooperate(), this.#random));
  }

  observe(own: ActionCode, opponent: ActionCode): void {
    this.#player.observe(actionOf(own), actionOf(opponent));
  }
}
