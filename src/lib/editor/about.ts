// Operations on the machine as a whole: its name, description and origin, and its replacement by another
// (import, revert, a library machine). The file's id follows the name only while the machine was never saved.

import { idFromName, type MachineDocument, type Origin } from '../machine/document.ts';
import { between, type Edit } from './edit.ts';

/** An empty machine, ready to be drawn on. */
export function emptyDocument(name = 'New machine'): MachineDocument {
  return {
    id: idFromName(name),
    name,
    description: '',
    origin: {},
    machine: { initial: null, opening: 'C', states: [] },
    layout: {},
    extra: {},
  };
}

/** Renames the machine; with `newId` the file's id follows. A blank name changes nothing. */
export function renameMachine(document: MachineDocument, name: string, newId: boolean): Edit {
  const trimmed = name.trim();
  const next = trimmed === '' ? document : { ...document, name: trimmed, ...(newId && { id: idFromName(trimmed) }) };
  return between(`Rename machine to ${trimmed}`, document, next);
}

export function describeMachine(document: MachineDocument, description: string): Edit {
  return between('Edit description', document, { ...document, description });
}

export function setOrigin(document: MachineDocument, origin: Origin): Edit {
  return between('Edit origin', document, { ...document, origin });
}

/** Replaces the whole machine by another one as a single step; the file it is saved to stays. */
export function replaceMachine(document: MachineDocument, incoming: MachineDocument, label?: string): Edit {
  return between(label ?? `Replace by ${incoming.name}`, document, { ...incoming, id: document.id });
}
