// Whom a replay can be played against, as a list to choose from, and back from an entry's id to the opponent.

import type { OpponentSpec } from '../../editor/replay-opponent.ts';
import { parseXState } from '../../formats/xstate.ts';
import { fullName } from '../../library/naming.ts';
import { isLibraryMachine, namedStrategies } from '../../library/registry.ts';
import type { MachineDocument } from '../../machine/document.ts';
import { toMealy } from '../../machine/validate.ts';

/** One line of the list, as the picker takes it. */
export interface OpponentEntry {
  readonly id: string;
  readonly label: string;
  readonly group: string;
}

const BY_HAND: readonly OpponentEntry[] = [
  { id: 'user', label: 'You, move by move', group: 'By hand' },
  { id: 'sequence', label: 'A sequence of moves that you type', group: 'By hand' },
  { id: 'itself', label: 'The machine itself', group: 'By hand' },
];

/** The user's complete machines among the folder's files. */
export function ownMachines(files: readonly { readonly id: string; readonly text: string }[]): MachineDocument[] {
  return files.flatMap(({ id, text }) => {
    if (isLibraryMachine(id)) return [];
    const parsed = parseXState(text);
    return parsed.ok && toMealy(parsed.value.machine).ok ? [parsed.value] : [];
  });
}

/** All opponents: by hand, the user's machines, the library by family. */
export function opponentEntries(own: readonly MachineDocument[]): OpponentEntry[] {
  return [
    ...BY_HAND,
    ...own.map(({ id, name }) => ({ id: `machine:${id}`, label: name, group: 'Your machines' })),
    ...namedStrategies().map((record) => ({
      id: `library:${fullName(record)}`,
      label: fullName(record),
      group: record.family,
    })),
  ];
}

/** The opponent that an entry stands for; `sequence` is what was typed last. */
export function specOf(
  id: string,
  from: { readonly machine: MachineDocument; readonly own: readonly MachineDocument[]; readonly sequence: string },
): OpponentSpec | null {
  if (id === 'user') return { kind: 'user' };
  if (id === 'sequence') return { kind: 'sequence', moves: from.sequence };
  if (id === 'itself') return { kind: 'machine', document: from.machine };
  if (id.startsWith('library:')) return { kind: 'library', name: id.slice('library:'.length) };
  const document = from.own.find((machine) => `machine:${machine.id}` === id);
  return document ? { kind: 'machine', document } : null;
}
