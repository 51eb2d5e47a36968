// The form of a command and the few helpers that command lists share.

import type { Action } from '../game/action.ts';
import { placeNew } from '../layout/place.ts';
import { positionOf, type Position } from './edit.ts';
import type { EditorContext } from './context.ts';
import { isNothing, selectedTransitions, type TransitionRef } from './selection.ts';
import { transitionsFrom } from './transitions.ts';

/** What a caller may tell a command; each command takes what it knows and has a default for the rest. */
export interface CommandArgs {
  readonly state?: string;
  /** Target of a transition. */
  readonly to?: string;
  readonly input?: Action;
  readonly output?: Action;
  readonly at?: Position;
  readonly text?: string;
}

export type Group = 'State' | 'Transition' | 'Edit' | 'Arrange' | 'Machine' | 'View' | 'Replay' | 'File';

/** One user action. */
export interface Command {
  /** Stable name, as in `state.add`. */
  readonly id: string;
  readonly label: string;
  readonly group: Group;
  /** Keys as in `keys.ts`; the first is shown. */
  readonly keys: readonly string[];
  /** Takes its keys while a text field has the focus. */
  readonly whileTyping?: boolean;
  /** Left out of the palette: makes sense by its key alone. */
  readonly keysOnly?: boolean;
  /** The label just now, where it depends on the machine. */
  title?(context: EditorContext): string;
  enabled(context: EditorContext): boolean;
  /** Of a choice that lasts: whether it is the one that holds now. */
  chosen?(context: EditorContext): boolean;
  run(context: EditorContext, args: CommandArgs): void;
}

export const always = (): boolean => true;
export const designing = (context: EditorContext): boolean => !context.replaying;
export const hasStates = (context: EditorContext): boolean => context.document.machine.states.length > 0;
export const somethingSelected = (context: EditorContext): boolean => !isNothing(context.selection);
export const someStates = (context: EditorContext): boolean => context.selection.states.size > 0;

/** The one state a command is about: named, else the only selected one. */
export function theState(context: EditorContext, args: CommandArgs = {}): string | null {
  if (args.state !== undefined) return args.state;
  const { states } = context.selection;
  return states.size === 1 ? [...states][0]! : null;
}

/**
 * The transitions a command is about: the one named, else the selected ones, else all of the selected
 * states.
 */
export function theTransitions(context: EditorContext, args: CommandArgs = {}): TransitionRef[] {
  if (args.state !== undefined && args.input !== undefined) return [{ state: args.state, input: args.input }];
  const selected = selectedTransitions(context.selection);
  return selected.length > 0 ? selected : transitionsFrom(context.document, context.selection.states);
}

/** Where a new state goes when nobody says: right of the state it belongs to, else the middle of the view. */
export function freePlace(context: EditorContext, near: string | null): Position {
  const { document, view } = context;
  const beside = near === null ? null : positionOf(document, near);
  const wanted = beside ? { x: beside[0] + 160, y: beside[1] } : (view?.centre() ?? { x: 0, y: 0 });
  const { x, y } = placeNew(document.layout, wanted);
  return [x, y];
}
