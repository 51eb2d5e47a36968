// Choosing a transition's target by keys alone: arrows go to the neighbour on the canvas, Tab to the next
// state in order, letters and digits find a state by its name, Insert makes a new one, Enter draws. The keys
// are commands like all others, possible only while choosing and listed before those they take keys from.

import { ACTIONS, type Action } from '../game/action.ts';
import type { MachineDocument } from '../machine/document.ts';
import { neighbour, type Direction } from './arrange.ts';
import { freePlace, type Command } from './command.ts';
import type { EditorContext } from './context.ts';
import type { Gesture } from './modes.ts';
import { nameOf } from './names.ts';
import { selectionOf } from './selection.ts';
import { nameIn } from './states.ts';
import { connectToNew } from './transitions.ts';

type Choosing = Extract<Gesture, { kind: 'choosing' }>;

/** What a screen reader says while a target is chosen. */
export function choosing(document: MachineDocument, from: string, input: Action, candidate: string | null): string {
  const to = candidate === null ? 'nowhere' : candidate === from ? 'itself' : nameIn(document, candidate);
  return `On ${input}, from ${nameIn(document, from)} to ${to}. Arrows, Tab or a name choose, Enter draws, Escape cancels.`;
}

/** The state that typed characters mean: the first whose name begins with them, in any case; `null` if none. */
export function typeAhead(document: MachineDocument, typed: string): string | null {
  const lower = typed.toLowerCase();
  const { states } = document.machine;
  const exact = states.find((state) => nameOf(state).toLowerCase() === lower);
  return (exact ?? states.find((state) => nameOf(state).toLowerCase().startsWith(lower)))?.id ?? null;
}

/**
 * Takes a plain character while a target is chosen; says whether it was taken. Characters that continue no
 * name begin a new search, so that a slip needs no key of its own.
 */
export function typeCandidate(context: EditorContext, character: string): boolean {
  const { gesture, document } = context;
  if (gesture.kind !== 'choosing' || [...character].length !== 1 || character === ' ') return false;
  const typed = [gesture.typed + character, character].find((text) => typeAhead(document, text) !== null);
  if (typed === undefined) return false;
  choose(context, gesture, typeAhead(document, typed), typed);
  return true;
}

function choose(context: EditorContext, { from, input }: Choosing, id: string | null, typed = ''): void {
  if (id === null) return;
  context.send({ type: 'candidate', id, typed });
  context.announce(choosing(context.document, from, input, id));
  context.view?.reveal([id]);
}

function whileChoosing(
  id: string,
  label: string,
  keys: readonly string[],
  run: (context: EditorContext, gesture: Choosing) => void,
): Command {
  return {
    id,
    label,
    group: 'Transition',
    keys,
    keysOnly: true,
    enabled: ({ gesture }) => gesture.kind === 'choosing',
    run: (context) => {
      if (context.gesture.kind === 'choosing') run(context, context.gesture);
    },
  };
}

function next(document: MachineDocument, from: string | null, by: 1 | -1): string | null {
  const ids = document.machine.states.map(({ id }) => id);
  const at = from === null ? -1 : ids.indexOf(from);
  return ids[(at + by + ids.length) % ids.length] ?? null;
}

const ARROWS: readonly (readonly [Direction, string])[] = [
  ['left', 'ArrowLeft'],
  ['right', 'ArrowRight'],
  ['up', 'ArrowUp'],
  ['down', 'ArrowDown'],
];

export const choosingCommands: readonly Command[] = [
  ...ARROWS.map(([direction, key]) =>
    whileChoosing(`choose.${direction}`, `Target: the state to the ${direction}`, [key], (context, gesture) =>
      choose(context, gesture, neighbour(context.document, gesture.candidate ?? gesture.from, direction)),
    ),
  ),
  whileChoosing('choose.next', 'Target: the next state', ['Tab'], (context, gesture) =>
    choose(context, gesture, next(context.document, gesture.candidate, 1)),
  ),
  whileChoosing('choose.previous', 'Target: the state before', ['Shift+Tab'], (context, gesture) =>
    choose(context, gesture, next(context.document, gesture.candidate, -1)),
  ),
  whileChoosing('choose.new', 'Target: a new state', ['Insert', '+'], (context, { from, input }) => {
    context.send({ type: 'cancel' });
    const { edit, ids } = connectToNew(context.document, { from, input }, freePlace(context, from));
    context.perform(edit, { select: selectionOf(ids) });
    context.view?.reveal(ids);
  }),
  whileChoosing('choose.draw', 'Draw the transition', ['Enter'], (context) => context.send({ type: 'finish' })),
  ...ACTIONS.map((input) =>
    whileChoosing(`choose.input-${input}`, `Draw it on ${input}`, [`Alt+${input}`], (context, gesture) => {
      context.send({ type: 'input', input });
      context.announce(choosing(context.document, gesture.from, input, gesture.candidate));
    }),
  ),
];
