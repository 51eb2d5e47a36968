// What a run starts from: the machine as it is sent, its name, and where its states stand.

import { drawnDocuments } from '../../library/machines.ts';
import type { MachineIn } from '../../library/machine-in.ts';
import type { MachineDocument } from '../../machine/document.ts';
import type { Mealy } from '../../machine/mealy.ts';
import { toMealy } from '../../machine/validate.ts';
import { formToJson } from '../../training/form-json.ts';
import type { Request } from '../../training/request.ts';

type Start = Pick<Request, 'from' | 'machine' | 'layout' | 'states'>;

/** From the open machine. */
export function startOfOpen({ name, layout }: MachineDocument, machine: Mealy): Start {
  const states = machine.names.length;
  return { from: name, machine: formToJson({ kind: 'fsm', machine }), layout, states };
}

/** From a strategy of the library: as it was drawn where it was, else as the machine found inside it. */
export function startOf(name: string, found: MachineIn): Start {
  const drawn = drawnDocuments.find((document) => document.name === name);
  const machine = drawn ? toMealy(drawn.machine) : null;
  if (drawn && machine?.ok) return startOfOpen(drawn, machine.value);
  if (found.kind !== 'exact')
    throw new Error(`${name} is no finite machine of a size to evolve. Choose another strategy.`);
  const states = found.machine.names.length;
  return { from: name, machine: formToJson({ kind: 'fsm', machine: found.machine }), layout: {}, states };
}
