// A machine at play: a real XState actor made from the machine's file, and the move it has due. The engine
// plays tables; replays run the file itself, so that what is seen here is what any XState tool would do, and
// an inspector can be attached. Actions set the move; nothing else happens in them.

import { createActor, createMachine, type ActorRefFrom, type InspectionEvent, type SnapshotFrom } from 'xstate';
import type { Action } from '../game/action.ts';
import { configFromDocument } from '../formats/xstate.ts';
import type { MachineDocument } from '../machine/document.ts';

/** Takes in what actors do, as XState's `inspect` option has it. */
export type Inspect = (event: InspectionEvent) => void;

/** Where a machine stands: the state, and the move it plays next. */
export interface Standing {
  readonly state: string;
  readonly due: Action;
}

type Logic = ReturnType<typeof logicOf>;

/** One running actor at a time, of a machine that must be complete. */
export class MachineActor {
  readonly #id: string;
  readonly #logic: Logic;
  readonly #inspect: Inspect | undefined;
  #actor: ActorRefFrom<Logic>;
  #due: Action;

  /** Starts at the start state. With `inspect`, everything the actors do is reported there. */
  constructor(document: MachineDocument, inspect?: Inspect) {
    this.#id = document.id;
    this.#inspect = inspect;
    this.#due = document.machine.opening;
    this.#logic = logicOf(document, (move) => (this.#due = move));
    this.#actor = this.#start();
  }

  get standing(): Standing {
    return { state: this.#actor.getSnapshot().value as string, due: this.#due };
  }

  /** Takes in the opponent's move. */
  observe(move: Action): void {
    this.#actor.send({ type: move });
  }

  /** Ends the actor and starts another that stands here: XState's actors don't run backwards. */
  place({ state, due }: Standing): void {
    this.#actor.stop();
    this.#actor = this.#start(this.#logic.resolveState({ value: state }));
    this.#due = due;
  }

  stop(): void {
    this.#actor.stop();
  }

  #start(snapshot?: SnapshotFrom<Logic>): ActorRefFrom<Logic> {
    return createActor(this.#logic, {
      id: this.#id,
      ...(this.#inspect && { inspect: this.#inspect }),
      ...(snapshot && { snapshot }),
    }).start();
  }
}

function logicOf(document: MachineDocument, play: (move: Action) => void) {
  return createMachine(configFromDocument(document) as object, {
    actions: { cooperate: () => play('C'), defect: () => play('D') },
  });
}
