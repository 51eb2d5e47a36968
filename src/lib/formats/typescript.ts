// A TypeScript module that makes the XState machine: the canonical config inside `setup(...).createMachine`,
// with the events typed. Read back by `parseXState`, which takes the literal and runs nothing.

import type { MachineDocument } from '../machine/document.ts';
import { printXState } from './xstate-print.ts';

/** A module that exports the machine under a name made from its own. */
export function printTypeScript(document: MachineDocument): string {
  const text = (document.description || document.name).replaceAll('*/', '* /').replace(/\s+/g, ' ');
  return `import { setup } from 'xstate';

/** ${text} */
export const ${identifier(document.name)} = setup({
  types: { events: {} as { type: 'C' } | { type: 'D' } },
  // The event is the opponent's last move, the action our reply; the entry action is the opening move.
  actions: { cooperate: () => {}, defect: () => {} },
}).createMachine(${printXState(document).trimEnd()});
`;
}

function identifier(name: string): string {
  const words = name.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words
    .map((word, i) => (i === 0 ? word[0]!.toLowerCase() : word[0]!.toUpperCase()) + word.slice(1))
    .join('');
  // `Machine` at the end keeps it from being a reserved word; a digit cannot come first.
  return `${/^\d/.test(joined) ? 'fsm' : ''}${joined}${joined === '' ? 'machine' : 'Machine'}`;
}
