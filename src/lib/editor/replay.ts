// A match replayed turn by turn, forwards and backwards. The machine is a snapshot of the one in the editor
// and runs as an XState actor (replay-actor.ts); so does an opponent that is a machine. Turns that were played
// are recorded, so that going back never draws anything again; the random streams are those of the engine's
// `playMatch`, so that the moves are the same as there for the same pair, rules and seed.

import { flip, type Action } from '../game/action.ts';
import { decide, type Player } from '../game/automaton.ts';
import { payoff } from '../game/payoffs.ts';
import { stream, type Random } from '../game/random.ts';
import type { MatchRules } from '../engine/rules.ts';
import type { MachineDocument } from '../machine/document.ts';
import { MachineActor, type Inspect, type Standing } from './replay-actor.ts';
import type { Opponent } from './replay-opponent.ts';

/** One turn as it was played; scores are sums up to and with it. */
export interface ReplayTurn {
  readonly own: Action;
  readonly opponent: Action;
  /** Noise turned the move into the other one. */
  readonly ownFlipped: boolean;
  readonly opponentFlipped: boolean;
  readonly score: number;
  readonly opponentScore: number;
  /** Where the machine stands after the turn, and the opponent where it is a machine. */
  readonly after: Standing;
  readonly opponentAfter: Standing | null;
}

/** A state, and the transition that led there: its state and input, as in `5:C`. */
export interface Lit {
  readonly state: string | null;
  readonly transition: string | null;
}

export interface ReplaySetting {
  /** The machine; must be complete. */
  readonly document: MachineDocument;
  readonly opponent: Opponent;
  /** Of a fixed number of turns. */
  readonly rules: MatchRules;
  readonly seed: number;
}

/** A set of states with one more, or without it where it was there. */
export function toggled(states: ReadonlySet<string>, state: string): ReadonlySet<string> {
  return states.has(state) ? new Set([...states].filter((other) => other !== state)) : new Set([...states, state]);
}

/** One match and the place in it that is looked at: `turn` turns have been played. */
export class ReplaySession {
  readonly setting: ReplaySetting;
  readonly #turns: ReplayTurn[] = [];
  readonly #flips: (readonly [own: boolean, opponent: boolean])[] = [];
  readonly #chance: Random;
  readonly #random: Random;
  readonly #player: Player | null;
  #actor: MachineActor;
  #opponentActor: MachineActor | null;
  #turn = 0;

  constructor(setting: ReplaySetting) {
    const { document, opponent, seed } = setting;
    this.setting = setting;
    this.#chance = stream(seed, 0);
    this.#random = stream(seed, 2);
    this.#player = opponent.kind === 'player' ? opponent.start(this.#random) : null;
    this.#actor = new MachineActor(document);
    this.#opponentActor = opponent.kind === 'machine' ? new MachineActor(opponent.machine) : null;
  }

  /** The turns played so far, those after the present place included. */
  get turns(): readonly ReplayTurn[] {
    return this.#turns;
  }

  /** How many turns have been played at the place that is looked at. */
  get turn(): number {
    return this.#turn;
  }

  get over(): boolean {
    return this.#turn >= this.setting.rules.turns;
  }

  /** Whether the match goes on only when the user plays a move. */
  get waiting(): boolean {
    return !this.over && this.setting.opponent.kind === 'user' && this.#turn === this.#turns.length;
  }

  /** The machine's state and the transition taken last. */
  get lit(): Lit {
    const { state } = this.#actor.standing;
    const last = this.#turns[this.#turn - 1];
    return { state, transition: last ? `${this.#standing(this.#turn - 1).state}:${last.opponent}` : null };
  }

  /** The same for the opponent; null where it is no machine. */
  get opponentLit(): Lit | null {
    if (!this.#opponentActor) return null;
    const { state } = this.#opponentActor.standing;
    const last = this.#turns[this.#turn - 1];
    return { state, transition: last ? `${this.#opponentStanding(this.#turn - 1)!.state}:${last.own}` : null };
  }

  /** The move that the machine has due, before noise. */
  get due(): Action {
    return this.#actor.standing.due;
  }

  /** Goes one turn on; false at the end, or where the user is to move. */
  step(): boolean {
    if (this.over || this.waiting) return false;
    if (this.#turn < this.#turns.length) this.#advance(this.#turns[this.#turn]!);
    else this.#play(this.#opponentMove());
    return true;
  }

  /** Plays a move of the user's; what had been played after this place is forgotten. False where it is not theirs. */
  answer(move: Action): boolean {
    if (this.over || this.setting.opponent.kind !== 'user') return false;
    this.#turns.length = this.#turn;
    this.#play(move);
    return true;
  }

  /** Goes to the place after so many turns, playing those that have not been played. */
  seek(turn: number): void {
    const wanted = Math.max(0, Math.min(turn, this.setting.rules.turns));
    if (wanted < this.#turn) {
      this.#turn = wanted;
      this.#actor.place(this.#standing(wanted));
      this.#opponentActor?.place(this.#opponentStanding(wanted)!);
    }
    while (this.#turn < wanted && this.step());
  }

  /**
   * Has the actors watched: they begin anew and go through the turns up to here, so that an inspector sees
   * where they come from, and are watched from then on.
   */
  inspect(inspect: Inspect): void {
    const turn = this.#turn;
    const { document, opponent } = this.setting;
    this.stop();
    this.#turn = 0;
    this.#actor = new MachineActor(document, inspect);
    this.#opponentActor = opponent.kind === 'machine' ? new MachineActor(opponent.machine, inspect) : null;
    this.seek(turn);
  }

  /** Ends the actors. */
  stop(): void {
    this.#actor.stop();
    this.#opponentActor?.stop();
  }

  #opponentMove(): Action {
    return this.#opponentActor?.standing.due ?? decide(this.#player!.cooperate(), this.#random);
  }

  /** Plays a new turn; `move` is the opponent's, before noise. */
  #play(move: Action): void {
    const [ownFlipped, opponentFlipped] = this.#flipsOf(this.#turn);
    const { payoffs } = this.setting.rules;
    const own = ownFlipped ? flip(this.due) : this.due;
    const opponent = opponentFlipped ? flip(move) : move;
    const before = this.#turns[this.#turn - 1];
    this.#move(own, opponent);
    // The engine's players are not told of the last turn either: some know that it is the last.
    if (this.#turn < this.setting.rules.turns - 1) this.#player?.observe(opponent, own);
    this.#turns.push({
      own,
      opponent,
      ownFlipped,
      opponentFlipped,
      score: (before?.score ?? 0) + payoff(payoffs, own, opponent),
      opponentScore: (before?.opponentScore ?? 0) + payoff(payoffs, opponent, own),
      after: this.#actor.standing,
      opponentAfter: this.#opponentActor?.standing ?? null,
    });
    this.#turn++;
  }

  /** Goes over a turn that was played before: the actors alone have to take it in again. */
  #advance({ own, opponent }: ReplayTurn): void {
    this.#move(own, opponent);
    this.#turn++;
  }

  #move(own: Action, opponent: Action): void {
    this.#actor.observe(opponent);
    this.#opponentActor?.observe(own);
  }

  /** Noise of a turn, drawn in the order of the turns however they are come to. */
  #flipsOf(turn: number): readonly [own: boolean, opponent: boolean] {
    const { noise } = this.setting.rules;
    const flips = (): boolean => noise > 0 && (noise >= 1 || this.#chance() < noise);
    while (this.#flips.length <= turn) this.#flips.push([flips(), flips()]);
    return this.#flips[turn]!;
  }

  #standing(turn: number): Standing {
    const { machine } = this.setting.document;
    return this.#turns[turn - 1]?.after ?? { state: machine.initial!, due: machine.opening };
  }

  #opponentStanding(turn: number): Standing | null {
    const { opponent } = this.setting;
    if (opponent.kind !== 'machine') return null;
    const { machine } = opponent.machine;
    return this.#turns[turn - 1]?.opponentAfter ?? { state: machine.initial!, due: machine.opening };
  }
}
