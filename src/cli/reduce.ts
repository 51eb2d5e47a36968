import { printXState } from '#lib/formats/xstate.ts';
import { unwrap } from '#lib/game/problem.ts';
import type { MachineDocument } from '#lib/machine/document.ts';
import type { Draft } from '#lib/machine/mealy.ts';
import { minimiseDraft } from '#lib/machine/minimise.ts';
import { pruneDraft } from '#lib/machine/prune.ts';
import { EXIT, note, print, type Command, type Options } from './command.ts';
import { readMachine } from './input.ts';
import { writeMachine } from './write.ts';

const OUT: Options = {
  out: {
    type: 'string',
    value: 'FILE',
    help: 'write the machine there, in the format of its ending; otherwise it is printed',
  },
};

/** `stratagem prune FILE`: without the states that no history reaches; names kept. */
export const pruneCommand: Command = {
  name: 'prune',
  usage: 'FILE [--out FILE]',
  options: OUT,
  positionals: [1, 1],
  async run([file], values) {
    const { document } = await readMachine(file!);
    const { draft, removed } = pruneDraft(document.machine);
    const gone = removed.length === 0 ? 'every state can be reached' : `without ${removed.join(', ')}`;
    note(`${document.machine.states.length} states to ${draft.states.length}: ${gone}.`);
    return write(withMachine(document, draft), values['out']);
  },
};

/** `stratagem minimise FILE`: the smallest machine that plays the same. */
export const minimiseCommand: Command = {
  name: 'minimise',
  usage: 'FILE [--out FILE]',
  options: OUT,
  positionals: [1, 1],
  async run([file], values) {
    const { document } = await readMachine(file!);
    const { draft, classes } = unwrap(minimiseDraft(document.machine));
    const joined = classes.filter((states) => states.length > 1).map((states) => states.join(' = '));
    const told = joined.length > 0 ? `; no history tells apart ${joined.join(', ')}` : '';
    note(`${document.machine.states.length} states to ${draft.states.length}${told}.`);
    return write(withMachine(document, draft), values['out']);
  },
};

/** The document around a smaller machine: positions of states that are gone go too. */
function withMachine(document: MachineDocument, machine: Draft): MachineDocument {
  const kept = new Set(machine.states.map((state) => state.id));
  const layout = Object.fromEntries(Object.entries(document.layout).filter(([id]) => kept.has(id)));
  return { ...document, machine, layout };
}

async function write(document: MachineDocument, out: string | boolean | undefined): Promise<number> {
  if (typeof out !== 'string') {
    print(printXState(document).trimEnd());
    return EXIT.success;
  }
  await writeMachine(document, out);
  return EXIT.success;
}
