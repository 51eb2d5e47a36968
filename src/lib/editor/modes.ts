// What the hand is doing: nothing, moving states, drawing a transition, leading one elsewhere, a marquee,
// panning, renaming, choosing a target by keys. An XState machine, so that no two gestures overlap and every
// one can be cancelled; beside it, whether a replay runs. The machine is used as a pure function: `advance`
// gives the next snapshot and the effects for the store to carry out. Points are in canvas units.

import { assign, initialTransition, setup, transition, type SnapshotFrom } from 'xstate';
import type { Action } from '../game/action.ts';
import type { Box, Point } from '../layout/figure.ts';
import type { TransitionRef } from './selection.ts';

/** The gesture under way, with what the canvas needs to draw it. */
export type Gesture =
  | { readonly kind: 'idle' }
  | { readonly kind: 'moving'; readonly ids: readonly string[]; readonly from: Point; readonly to: Point }
  /** `over`: the state under the pointer, `null` above empty canvas, where the target will be made. */
  | {
      readonly kind: 'connecting';
      readonly from: string;
      readonly input: Action;
      readonly pointer: Point;
      readonly over: string | null;
    }
  | {
      readonly kind: 'retargeting';
      readonly transitions: readonly TransitionRef[];
      readonly pointer: Point;
      readonly over: string | null;
    }
  | { readonly kind: 'marquee'; readonly from: Point; readonly to: Point; readonly add: boolean }
  | { readonly kind: 'panning' }
  | { readonly kind: 'renaming'; readonly id: string }
  /** Choosing the target by keys; `typed` is what was typed to find it. */
  | {
      readonly kind: 'choosing';
      readonly from: string;
      readonly input: Action;
      readonly candidate: string | null;
      readonly typed: string;
    };

/** What the canvas and the commands tell the machine. */
export type ModeEvent =
  | { readonly type: 'move'; readonly ids: readonly string[]; readonly at: Point }
  | { readonly type: 'connect'; readonly from: string; readonly input: Action; readonly at: Point }
  | { readonly type: 'retarget'; readonly transitions: readonly TransitionRef[]; readonly at: Point }
  | { readonly type: 'marquee'; readonly at: Point; readonly add: boolean }
  | { readonly type: 'pan' }
  | { readonly type: 'rename'; readonly id: string }
  | { readonly type: 'choose'; readonly from: string; readonly input: Action; readonly candidate: string | null }
  /** The pointer went somewhere. */
  | { readonly type: 'pointer'; readonly at: Point; readonly over?: string | null }
  /** Another input for the transition being drawn: C or D pressed meanwhile. */
  | { readonly type: 'input'; readonly input: Action }
  /** Another target, while choosing by keys. */
  | { readonly type: 'candidate'; readonly id: string | null; readonly typed?: string }
  /** The button was let go, Enter was pressed; `name` ends a renaming. */
  | { readonly type: 'finish'; readonly name?: string }
  | { readonly type: 'cancel' }
  | { readonly type: 'replay'; readonly on: boolean };

/** What is to be done to the document, the history or the selection. */
export type Effect =
  | { readonly kind: 'begin'; readonly label: string }
  | { readonly kind: 'move'; readonly ids: readonly string[]; readonly dx: number; readonly dy: number }
  | { readonly kind: 'commit' }
  | { readonly kind: 'abandon' }
  /** `to` is `null` where the target is to be made, at the point. */
  | {
      readonly kind: 'connect';
      readonly from: string;
      readonly input: Action;
      readonly to: string | null;
      readonly at: Point;
    }
  | {
      readonly kind: 'retarget';
      readonly transitions: readonly TransitionRef[];
      readonly to: string | null;
      readonly at: Point;
    }
  | { readonly kind: 'select-box'; readonly box: Box; readonly add: boolean }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string };

type EventOf<T extends ModeEvent['type']> = Extract<ModeEvent, { type: T }>;
type GestureOf<K extends Gesture['kind']> = Extract<Gesture, { kind: K }>;

const IDLE: Gesture = { kind: 'idle' };

const builder = setup({
  types: { context: {} as { gesture: Gesture }, events: {} as ModeEvent },
  actions: {
    /** Carried out by the store, from the list that `advance` returns. */
    effect: (_, _effect: Effect | null) => undefined,
  },
});

/** Sets the gesture from the gesture so far and the event. */
function become<T extends ModeEvent['type']>(next: (event: EventOf<T>, gesture: Gesture) => Gesture) {
  return assign<{ gesture: Gesture }, EventOf<T>, undefined, ModeEvent, never>({
    gesture: ({ context, event }) => next(event, context.gesture),
  });
}

const rest = become<ModeEvent['type']>(() => IDLE);

/** An effect made from the gesture as it is at that moment, and the event. */
function effect<K extends Gesture['kind']>(make: (gesture: GestureOf<K>, event: ModeEvent) => Effect | null) {
  return {
    type: 'effect' as const,
    params: ({ context, event }: { context: { gesture: Gesture }; event: ModeEvent }): Effect | null =>
      make(context.gesture as GestureOf<K>, event),
  };
}

const follow = become<'pointer'>((event, gesture) =>
  gesture.kind === 'connecting' || gesture.kind === 'retargeting'
    ? { ...gesture, pointer: event.at, over: event.over ?? null }
    : gesture.kind === 'moving' || gesture.kind === 'marquee'
      ? { ...gesture, to: event.at }
      : gesture,
);

const changeInput = become<'input'>((event, gesture) =>
  gesture.kind === 'connecting' || gesture.kind === 'choosing' ? { ...gesture, input: event.input } : gesture,
);

export const modes = builder.createMachine({
  id: 'modes',
  type: 'parallel',
  context: { gesture: IDLE },
  states: {
    hand: {
      initial: 'idle',
      states: {
        idle: {
          on: {
            move: {
              target: 'moving',
              actions: [
                become<'move'>(({ ids, at }) => ({ kind: 'moving', ids, from: at, to: at })),
                effect<'moving'>(() => ({ kind: 'begin', label: 'Move' })),
              ],
            },
            connect: {
              target: 'connecting',
              actions: become<'connect'>(({ from, input, at }) => {
                return { kind: 'connecting', from, input, pointer: at, over: from };
              }),
            },
            retarget: {
              target: 'retargeting',
              actions: become<'retarget'>(({ transitions, at }) => {
                return { kind: 'retargeting', transitions, pointer: at, over: null };
              }),
            },
            marquee: {
              target: 'marquee',
              actions: become<'marquee'>(({ at, add }) => ({ kind: 'marquee', from: at, to: at, add })),
            },
            pan: { target: 'panning', actions: become<'pan'>(() => ({ kind: 'panning' })) },
            rename: { target: 'renaming', actions: become<'rename'>(({ id }) => ({ kind: 'renaming', id })) },
            choose: {
              target: 'choosing',
              actions: become<'choose'>(({ from, input, candidate }) => {
                return { kind: 'choosing', from, input, candidate, typed: '' };
              }),
            },
          },
        },
        moving: {
          on: {
            pointer: {
              actions: [
                follow,
                effect<'moving'>(({ ids, from, to }) => ({ kind: 'move', ids, dx: to.x - from.x, dy: to.y - from.y })),
              ],
            },
            finish: { target: 'idle', actions: [effect(() => ({ kind: 'commit' })), rest] },
            cancel: { target: 'idle', actions: [effect(() => ({ kind: 'abandon' })), rest] },
          },
        },
        connecting: {
          on: {
            pointer: { actions: follow },
            input: { actions: changeInput },
            finish: {
              target: 'idle',
              actions: [
                effect<'connecting'>(({ from, input, over, pointer }) => {
                  return { kind: 'connect', from, input, to: over, at: pointer };
                }),
                rest,
              ],
            },
            cancel: { target: 'idle', actions: rest },
          },
        },
        retargeting: {
          on: {
            pointer: { actions: follow },
            finish: {
              target: 'idle',
              actions: [
                effect<'retargeting'>(({ transitions, over, pointer }) => {
                  return { kind: 'retarget', transitions, to: over, at: pointer };
                }),
                rest,
              ],
            },
            cancel: { target: 'idle', actions: rest },
          },
        },
        marquee: {
          on: {
            pointer: { actions: follow },
            finish: {
              target: 'idle',
              actions: [
                effect<'marquee'>(({ from, to, add }) => ({ kind: 'select-box', box: boxOf(from, to), add })),
                rest,
              ],
            },
            cancel: { target: 'idle', actions: rest },
          },
        },
        panning: {
          on: { finish: { target: 'idle', actions: rest }, cancel: { target: 'idle', actions: rest } },
        },
        renaming: {
          on: {
            finish: {
              target: 'idle',
              actions: [
                effect<'renaming'>(({ id }, event) =>
                  event.type === 'finish' && event.name !== undefined ? { kind: 'rename', id, name: event.name } : null,
                ),
                rest,
              ],
            },
            cancel: { target: 'idle', actions: rest },
            // Renaming the next state ends this one; its text is lost only when it was cancelled.
            rename: { actions: become<'rename'>(({ id }) => ({ kind: 'renaming', id })) },
          },
        },
        choosing: {
          on: {
            input: { actions: changeInput },
            candidate: {
              actions: become<'candidate'>(({ id, typed }, gesture) =>
                gesture.kind === 'choosing' ? { ...gesture, candidate: id, typed: typed ?? '' } : gesture,
              ),
            },
            finish: {
              target: 'idle',
              actions: [
                effect<'choosing'>(({ from, input, candidate }) =>
                  candidate === null ? null : { kind: 'connect', from, input, to: candidate, at: { x: 0, y: 0 } },
                ),
                rest,
              ],
            },
            cancel: { target: 'idle', actions: rest },
          },
        },
      },
    },
    stage: {
      initial: 'designing',
      states: {
        designing: { on: { replay: { target: 'replaying', guard: ({ event }) => event.on } } },
        replaying: { on: { replay: { target: 'designing', guard: ({ event }) => !event.on } } },
      },
    },
  },
});

export type ModeSnapshot = SnapshotFrom<typeof modes>;

/** The modes at rest. */
export function atRest(): ModeSnapshot {
  return initialTransition(modes)[0];
}

/** The modes after an event, and what is to be done, in order. Events that don't fit the mode do nothing. */
export function advance(
  snapshot: ModeSnapshot,
  event: ModeEvent,
): { readonly snapshot: ModeSnapshot; readonly effects: readonly Effect[] } {
  const [next, actions] = transition(modes, snapshot, event);
  const effects = actions.flatMap((action) =>
    action.type === 'effect' && action.params ? [action.params as unknown as Effect] : [],
  );
  return { snapshot: next, effects };
}

/** Whether a replay runs. */
export function isReplaying(snapshot: ModeSnapshot): boolean {
  return snapshot.matches({ stage: 'replaying' });
}

/** The rectangle between two points. */
export function boxOf(a: Point, b: Point): Box {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}
