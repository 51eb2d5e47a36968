// What a run starts from: the machine as it is sent, its name, and where its states stand.

import { drawnDocuments } from '../../library/machines.ts';
import type { MachineIn } from '../../library/machine-in.ts';
import type { MachineDocument } from '../../machine/document.ts';
import type { Mealy } from '../../machine/mealy.ts';
import { toMealy } from '../../machine/validate.ts';
import { formToJson } from '../../training/form-json.ts';
import type { GeneticRequest } from '../../training/request.ts';

/** `states`: of its machine, and so of the newcomers of a genetic algorithm. */
type Start = Pick<GeneticRequest, 'from' | 'file' | 'machine' | 'layout' | 'states'>;

/** From the open machine. */
export function startOfOpen({ id, name, layout }: MachineDocument, machine: Mealy): Start {
  const states = machine.names.length;
  return { from: name, file: `strategies/${id}.json`, machine: formToJson({ kind: 'fsm', machine }), layout, states };
}

/** How many states the drawing of a strategy has; undefined where it is none. */
export function drawnStates(name: string): number | undefined {
  return drawnDocuments.find((document) => document.name === name)?.machine.states.length;
}

/** From another machine of one's own; null where it is not complete. */
export function startOfDocument(document: MachineDocument): Start | null {
  const machine = toMealy(document.machine);
  return machine.ok ? startOfOpen(document, machine.value) : null;
}

/** From a strategy of the library: as it was drawn where it was, else as the machine found inside it. */
export function startOf(name: string, found: MachineIn): Start {
  const drawn = drawnDocuments.find((document) => document.name === name);
  const start = drawn ? startOfDocument(drawn) : null;
  if (start) return start;
  if (found.kind !== 'exact')
    throw new Error(`${name} is no finite machine of a size to evolve. Choose another strategy.`);
  const states = found.machine.names.length;
  return { from: name, file: null, machine: formToJson({ kind: 'fsm', machine: found.machine }), layout: {}, states };
}
