// The single edits that the sensitivity table lists, as edits of the open document: in words with the names that
// people gave, to be made, and as the part of the figure that they change.

import type { MachineEdit } from '../machine/edits.ts';
import type { MachineDocument } from '../machine/document.ts';
import type { Edit } from './edit.ts';
import { stateOf } from './names.ts';
import type { Route } from './route.ts';
import { transitionKey } from './selection.ts';
import { nameIn, setOpening, setStart } from './states.ts';
import { retarget, setOutputs } from './transitions.ts';

/** `5 on D: go to angry`. */
export function singleEditText(document: MachineDocument, edit: MachineEdit): string {
  const name = (id: string): string => nameIn(document, id);
  switch (edit.what) {
    case 'opening':
      return `open with ${edit.to}`;
    case 'start':
      return `start in ${name(edit.to)}`;
    case 'target':
      return `${name(edit.state)} on ${edit.input}: go to ${name(edit.to)}`;
    case 'output':
      return `${name(edit.state)} on ${edit.input}: play ${edit.to}`;
  }
}

/** The edit of the document, labelled with its words. */
export function singleEdit(document: MachineDocument, edit: MachineEdit): Edit {
  const text = singleEditText(document, edit);
  return { ...made(document, edit), label: text.charAt(0).toUpperCase() + text.slice(1) };
}

/** The states and transitions to look at, as a way over the canvas. */
export function singleEditParts({ machine }: MachineDocument, edit: MachineEdit): Route {
  if (edit.what === 'opening') {
    return { states: machine.initial === null ? [] : [machine.initial], transitions: [], moves: '' };
  }
  if (edit.what === 'start') return { states: [edit.to], transitions: [], moves: '' };
  const { state, input } = edit;
  const target = edit.what === 'target' ? edit.to : (stateOf(machine, state)?.[input]?.target ?? state);
  return { states: [state, target], transitions: [transitionKey(state, input)], moves: '' };
}

function made(document: MachineDocument, edit: MachineEdit): Edit {
  switch (edit.what) {
    case 'opening':
      return setOpening(document, edit.to);
    case 'start':
      return setStart(document, edit.to);
    case 'target':
      return retarget(document, [{ state: edit.state, input: edit.input }], edit.to);
    case 'output':
      return setOutputs(document, [{ state: edit.state, input: edit.input }], edit.to);
  }
}
