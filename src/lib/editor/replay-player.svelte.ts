// The replay as components and commands see it: plays a session at a speed, pauses at breakpoints, and holds
// what is looked at as runes. The session itself is plain; whatever changes it is followed by `#show`.

import type { Action } from '../game/action.ts';
import { unwrap, type Problem } from '../game/problem.ts';
import { DEFAULT_RULES, type MatchRules } from '../engine/rules.ts';
import type { MachineDocument } from '../machine/document.ts';
import type { ReplayControls } from './context.ts';
import type { Inspect } from './replay-actor.ts';
import { opponentOf, type Opponent, type OpponentSpec } from './replay-opponent.ts';
import { ReplaySession, toggled, type Lit, type ReplayTurn } from './replay.ts';

/** What a person sets for a match. */
export interface ReplayOptions {
  readonly opponent: OpponentSpec;
  readonly turns: number;
  readonly noise: number;
  readonly seed: number;
}

/** What is looked at: a copy of the session's place. */
interface Scene {
  readonly session: ReplaySession;
  readonly turn: number;
  readonly played: readonly ReplayTurn[];
  readonly lit: Lit;
  readonly opponentLit: Lit | null;
  readonly due: Action;
  readonly waiting: boolean;
  readonly over: boolean;
}

/** Most turns of a replay: more than anyone looks through. */
export const MOST_REPLAY_TURNS = 5000;

/** Turns a second that can be chosen. */
export const SPEEDS = [1, 2, 5, 20] as const;

export class ReplayPlayer implements ReplayControls {
  #scene: Scene;
  #options: ReplayOptions;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #inspect: Inspect | undefined;
  playing = $state.raw(false);
  speed = $state.raw<number>(SPEEDS[0]);
  breakpoints: ReadonlySet<string>;
  /** Why the opponent that was asked for cannot play; the last one goes on. */
  problems = $state.raw<readonly Problem[]>([]);

  /** The machine must be complete, and the opponent one that can play; else this throws. */
  constructor(document: MachineDocument, options: ReplayOptions, breakpoints: ReadonlySet<string>) {
    this.breakpoints = $state.raw(breakpoints);
    this.#options = $state.raw(options);
    this.#scene = $state.raw(sceneOf(sessionOf(document, options)));
  }

  get options(): ReplayOptions {
    return this.#options;
  }
  /** The machine that is played, as it was when the match began. */
  get document(): MachineDocument {
    return this.#scene.session.setting.document;
  }
  get opponent(): Opponent {
    return this.#scene.session.setting.opponent;
  }
  get turn(): number {
    return this.#scene.turn;
  }
  /** All turns played, those after the present place included. */
  get played(): readonly ReplayTurn[] {
    return this.#scene.played;
  }
  get lit(): Lit {
    return this.#scene.lit;
  }
  get opponentLit(): Lit | null {
    return this.#scene.opponentLit;
  }
  get due(): Action {
    return this.#scene.due;
  }
  get waiting(): boolean {
    return this.#scene.waiting;
  }
  get over(): boolean {
    return this.#scene.over;
  }
  get answer(): ((move: Action) => void) | undefined {
    if (this.opponent.kind !== 'user' || this.over) return undefined;
    return (move) => {
      this.pause();
      this.#scene.session.answer(move);
      this.#show();
    };
  }

  toggle(): void {
    if (this.playing) this.pause();
    else if (!this.waiting) this.#play();
  }

  pause(): void {
    this.playing = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  step(): void {
    this.pause();
    this.#scene.session.step();
    this.#show();
  }

  back(): void {
    this.seek(this.turn - 1);
  }

  restart(): void {
    this.seek(0);
  }

  /** Looks at the place after so many turns. */
  seek(turn: number): void {
    this.pause();
    this.#scene.session.seek(turn);
    this.#show();
  }

  toggleBreakpoint(state: string): void {
    this.breakpoints = toggled(this.breakpoints, state);
  }

  /** Begins another match: with other options, or with the machine as it is now. */
  begin(options: Partial<ReplayOptions>, document = this.document): void {
    const wanted = { ...this.#options, ...options };
    const opponent = opponentOf(wanted.opponent, rulesOf(wanted));
    this.problems = opponent.ok ? [] : opponent.problems;
    if (!opponent.ok) return;
    this.pause();
    this.#scene.session.stop();
    this.#options = wanted;
    const session = sessionOf(document, wanted);
    if (this.#inspect) session.inspect(this.#inspect);
    this.#scene = sceneOf(session);
  }

  /** Has the actors watched, those of later matches too. */
  inspect(inspect: Inspect): void {
    this.#inspect = inspect;
    this.#scene.session.inspect(inspect);
    this.#show();
  }

  /** Ends the replay. */
  stop(): void {
    this.pause();
    this.#scene.session.stop();
  }

  #play(): void {
    if (this.over) this.#scene.session.seek(0);
    this.playing = true;
    this.#tick();
  }

  #tick(): void {
    const { session } = this.#scene;
    const moved = session.step();
    this.#show();
    const stop = session.over || session.waiting || this.breakpoints.has(session.lit.state ?? '');
    if (!moved || stop) this.pause();
    else this.#timer = setTimeout(() => this.#tick(), 1000 / this.speed);
  }

  #show(): void {
    this.#scene = sceneOf(this.#scene.session);
  }
}

function rulesOf({ turns, noise }: ReplayOptions): MatchRules {
  return { ...DEFAULT_RULES, turns, noise };
}

function sessionOf(document: MachineDocument, options: ReplayOptions): ReplaySession {
  const rules = rulesOf(options);
  return new ReplaySession({
    document,
    opponent: unwrap(opponentOf(options.opponent, rules)),
    rules,
    seed: options.seed,
  });
}

function sceneOf(session: ReplaySession): Scene {
  const { turn, turns, lit, opponentLit, due, waiting, over } = session;
  return { session, turn, played: [...turns], lit, opponentLit, due, waiting, over };
}
