// Commands that draw: states, transitions, and what is copied, pasted and taken back.

import { flip, type Action } from '../game/action.ts';
import { choosing, choosingCommands } from './choosing.ts';
import {
  designing,
  freePlace,
  hasStates,
  someStates,
  somethingSelected,
  theState,
  theTransitions,
  type Command,
} from './command.ts';
import type { EditorContext } from './context.ts';
import { stateOf } from './names.ts';
import { everything, NOTHING, selectionOf } from './selection.ts';
import { addState, deleteSelection, duplicateStates, renameState, setOpening, setStart } from './states.ts';
import { completeMissing, connect, connectToNew, flipOutputs, missingInput, setOutputs } from './transitions.ts';

const idle = (context: EditorContext): boolean => context.gesture.kind === 'idle';
const oneState = (context: EditorContext): boolean => idle(context) && designing(context) && theState(context) !== null;
const someTransitions = (context: EditorContext): boolean => theTransitions(context).length > 0;

function drawOn(input: Action): Command {
  return {
    id: `transition.draw-${input}`,
    label: `Draw the transition on ${input}`,
    group: 'Transition',
    keys: [input],
    enabled: oneState,
    run: (context, args) => {
      const from = theState(context, args);
      if (from === null) return;
      if (args.to !== undefined) {
        context.perform(connect(context.document, { from, input, to: args.to, output: args.output }));
        return;
      }
      const candidate = stateOf(context.document.machine, from)?.[input]?.target ?? from;
      context.send({ type: 'choose', from, input, candidate });
      context.announce(choosing(context.document, from, input, candidate));
    },
  };
}

export const drawCommands: readonly Command[] = [
  ...choosingCommands,
  {
    id: 'edit.undo',
    label: 'Undo',
    group: 'Edit',
    keys: ['Mod+Z'],
    title: ({ undoLabel }) => (undoLabel === null ? 'Undo' : `Undo ${undoLabel}`),
    enabled: ({ undoLabel }) => undoLabel !== null,
    run: (context) => context.undo(),
  },
  {
    id: 'edit.redo',
    label: 'Redo',
    group: 'Edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    title: ({ redoLabel }) => (redoLabel === null ? 'Redo' : `Redo ${redoLabel}`),
    enabled: ({ redoLabel }) => redoLabel !== null,
    run: (context) => context.redo(),
  },
  {
    id: 'state.add',
    label: 'Add state',
    group: 'State',
    keys: ['N'],
    enabled: (context) => designing(context) && idle(context),
    run: (context, args) => {
      const near = theState(context);
      const { edit, ids } = addState(context.document, args.at ?? freePlace(context, near));
      context.perform(edit, { select: selectionOf(ids) });
      context.view?.reveal(ids);
    },
  },
  {
    id: 'state.rename',
    label: 'Rename state',
    group: 'State',
    keys: ['Enter', 'F2'],
    enabled: oneState,
    run: (context, args) => {
      const id = theState(context, args);
      if (id === null) return;
      if (args.text === undefined) {
        context.send({ type: 'rename', id });
        return;
      }
      const renamed = renameState(context.document, id, args.text);
      if (!renamed.ok) context.refuse(renamed.problems);
      else context.perform(renamed.value);
    },
  },
  {
    id: 'state.start',
    label: 'Make start state',
    group: 'State',
    keys: ['I', 'S'],
    enabled: oneState,
    run: (context, args) => {
      const id = theState(context, args);
      if (id !== null) context.perform(setStart(context.document, id));
    },
  },
  {
    id: 'machine.opening',
    label: 'Flip opening move',
    group: 'Machine',
    keys: ['Shift+O'],
    title: ({ document }) => `Open with ${flip(document.machine.opening)}`,
    enabled: designing,
    run: (context, args) => {
      const opening = args.output ?? flip(context.document.machine.opening);
      context.perform(setOpening(context.document, opening));
    },
  },
  drawOn('C'),
  drawOn('D'),
  {
    id: 'transition.draw',
    label: 'Draw the missing transition',
    group: 'Transition',
    keys: ['T'],
    enabled: oneState,
    run: (context, args) => {
      const from = theState(context, args);
      if (from === null) return;
      const input = args.input ?? missingInput(stateOf(context.document.machine, from)) ?? 'C';
      drawOn(input).run(context, args);
    },
  },
  {
    id: 'transition.draw-to-new',
    label: 'Draw a transition to a new state',
    group: 'Transition',
    keys: ['Shift+N'],
    enabled: oneState,
    run: (context, args) => {
      const from = theState(context, args);
      if (from === null) return;
      const { edit, ids } = connectToNew(
        context.document,
        { from, input: args.input, output: args.output },
        args.at ?? freePlace(context, from),
      );
      context.perform(edit, { select: selectionOf(ids) });
      context.view?.reveal(ids);
    },
  },
  {
    id: 'transition.to-itself',
    label: 'Draw a loop',
    group: 'Transition',
    keys: ['L'],
    enabled: oneState,
    run: (context, args) => {
      const from = theState(context, args);
      if (from !== null) context.perform(connect(context.document, { from, input: args.input, to: from }));
    },
  },
  {
    id: 'transition.flip',
    label: 'Flip reply',
    group: 'Transition',
    keys: ['O'],
    title: (context) => (theTransitions(context).length > 1 ? 'Flip replies' : 'Flip reply'),
    enabled: (context) => designing(context) && idle(context) && someTransitions(context),
    run: (context, args) => context.perform(flipOutputs(context.document, theTransitions(context, args))),
  },
  ...(['C', 'D'] as const).map((output): Command => ({
    id: `transition.reply-${output}`,
    label: `Reply ${output}`,
    group: 'Transition',
    keys: [`Shift+${output}`],
    enabled: (context) => designing(context) && idle(context) && someTransitions(context),
    run: (context, args) => context.perform(setOutputs(context.document, theTransitions(context, args), output)),
  })),
  {
    id: 'machine.complete-self',
    label: 'Draw missing transitions as loops',
    group: 'Machine',
    keys: [],
    enabled: (context) => designing(context) && completeMissing(context.document, 'self').changes.length > 0,
    run: (context) => context.perform(completeMissing(context.document, 'self')),
  },
  {
    id: 'machine.complete-start',
    label: 'Draw missing transitions to the start',
    group: 'Machine',
    keys: [],
    enabled: (context) =>
      context.document.machine.initial !== null &&
      designing(context) &&
      completeMissing(context.document, 'start').changes.length > 0,
    run: (context) => context.perform(completeMissing(context.document, 'start')),
  },
  {
    id: 'edit.cut',
    label: 'Cut',
    group: 'Edit',
    keys: ['Mod+X'],
    enabled: (context) => designing(context) && someStates(context) && context.services.writeClipboard !== undefined,
    run: (context) => void context.cut(),
  },
  {
    id: 'edit.copy',
    label: 'Copy',
    group: 'Edit',
    keys: ['Mod+C'],
    enabled: (context) => someStates(context) && context.services.writeClipboard !== undefined,
    run: (context) => void context.copy(),
  },
  {
    // No key: the browser's own paste event brings the text without asking for leave.
    id: 'edit.paste',
    label: 'Paste',
    group: 'Edit',
    keys: [],
    enabled: (context) => designing(context) && context.services.readClipboard !== undefined,
    run: (context, args) => void context.paste(args.text),
  },
  {
    id: 'edit.duplicate',
    label: 'Duplicate',
    group: 'Edit',
    keys: ['Mod+D'],
    enabled: (context) => designing(context) && someStates(context),
    run: (context) => {
      const { edit, ids } = duplicateStates(context.document, context.selection.states);
      context.perform(edit, { select: selectionOf(ids) });
    },
  },
  {
    id: 'edit.delete',
    label: 'Delete',
    group: 'Edit',
    keys: ['Delete', 'Backspace'],
    enabled: (context) => designing(context) && idle(context) && somethingSelected(context),
    run: (context) => context.perform(deleteSelection(context.document, context.selection), { select: NOTHING }),
  },
  {
    id: 'edit.select-all',
    label: 'Select all',
    group: 'Edit',
    keys: ['Mod+A'],
    enabled: hasStates,
    run: (context) => context.select(everything(context.document.machine)),
  },
  {
    id: 'edit.escape',
    label: 'Cancel, or select nothing',
    group: 'Edit',
    keys: ['Escape'],
    whileTyping: true,
    keysOnly: true,
    enabled: (context) => !idle(context) || somethingSelected(context),
    run: (context) => {
      if (idle(context)) context.select(NOTHING);
      else {
        context.send({ type: 'cancel' });
        context.announce('Cancelled.');
      }
    },
  },
];
