// A strategy's machine as a document to open in the designer, with words that say what it is and is not.

import type { MachineIn } from '../../library/machine-in.ts';
import type { NamedStrategy } from '../../library/naming.ts';
import { idFromName, type MachineDocument } from '../../machine/document.ts';
import { toDraft } from '../../machine/mealy.ts';

/** A machine that can be opened. */
export type Openable = Extract<MachineIn, { readonly machine: unknown }>;

/** The document, without positions. */
export function documentOf({ record, name }: NamedStrategy, found: Openable): MachineDocument {
  const title = found.kind === 'turns' ? `${name}, ${found.turns} turns` : name;
  return {
    id: idFromName(title),
    name: title,
    description: [record.description, limitation(found), validity(found)].filter(Boolean).join(' '),
    origin: { source: record.origin },
    machine: toDraft(found.machine),
    layout: {},
    extra: {},
  };
}

/** What the machine is true of. */
export function validity(found: Openable): string {
  const play = 'without noise, in a match of unknown length';
  return found.kind === 'exact'
    ? `The smallest machine that plays exactly like it ${play}.`
    : `This one plays exactly like it for the first ${found.turns} turns ${play}; afterwards it may not.`;
}

/** Why the machine is for some turns alone; empty where it is not. */
export function limitation(found: Openable): string {
  if (found.kind === 'exact') return '';
  return found.exact === null
    ? 'It has more than 4,096 states, or no end of them, so no small machine plays like it for ever.'
    : `Its exact machine has ${found.exact} states, too many to draw.`;
}

/** Why there is no machine to open. */
export function reasonAgainst(found: Exclude<MachineIn, Openable>): string {
  if (found.kind === 'large') return `It is a finite machine of ${found.states} states, too many to draw.`;
  switch (found.reason) {
    case 'chance':
      return 'It plays by chance, so no machine of this kind plays like it.';
    case 'states':
      return 'It counts without end, so no finite machine plays like it, and even a few turns take more than 64 states.';
    case 'team':
      return 'It follows a whole team or learns as it plays, so no small machine plays like it.';
  }
}

/** "1 state", "14 states". */
export function statesText(count: number): string {
  return count === 1 ? '1 state' : `${count} states`;
}
