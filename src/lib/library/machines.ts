// The machines drawn in strategies/ that ship with the library, as records: what a file says (name, origin,
// description) is read from it and stated nowhere else; here stands what a file has no place for, the
// memory depth as the field reports it. Three lists: the finite state machines of the reference library, and, not
// among its 240, the four machines of Vincent & Fryer (2021, arXiv:2104.03347) and those trained here.

import evolvedFsm16Noise05 from '../../../strategies/evolved-fsm-16-noise-05.json' with { type: 'json' };
import evolvedFsm16 from '../../../strategies/evolved-fsm-16.json' with { type: 'json' };
import evolvedFsm4 from '../../../strategies/evolved-fsm-4.json' with { type: 'json' };
import evolvedFsm6 from '../../../strategies/evolved-fsm-6.json' with { type: 'json' };
import evolvedFsm8 from '../../../strategies/evolved-fsm-8.json' with { type: 'json' };
import fortress3 from '../../../strategies/fortress3.json' with { type: 'json' };
import fortress4 from '../../../strategies/fortress4.json' with { type: 'json' };
import predator from '../../../strategies/predator.json' with { type: 'json' };
import pun1 from '../../../strategies/pun1.json' with { type: 'json' };
import raider from '../../../strategies/raider.json' with { type: 'json' };
import ripoff from '../../../strategies/ripoff.json' with { type: 'json' };
import secondPrac from '../../../strategies/secondprac.json' with { type: 'json' };
import secondPrac2 from '../../../strategies/secondprac2.json' with { type: 'json' };
import secondPrac3 from '../../../strategies/secondprac3.json' with { type: 'json' };
import stratagemFsm14Noise05 from '../../../strategies/stratagem-fsm-14-noise-05.json' with { type: 'json' };
import stratagemFsm16Noise05 from '../../../strategies/stratagem-fsm-16-noise-05.json' with { type: 'json' };
import stratagemFsm16 from '../../../strategies/stratagem-fsm-16.json' with { type: 'json' };
import solutionB1 from '../../../strategies/solution-b1.json' with { type: 'json' };
import solutionB5 from '../../../strategies/solution-b5.json' with { type: 'json' };
import tf1 from '../../../strategies/tf1.json' with { type: 'json' };
import tf2 from '../../../strategies/tf2.json' with { type: 'json' };
import tf3 from '../../../strategies/tf3.json' with { type: 'json' };
import thumper from '../../../strategies/thumper.json' with { type: 'json' };
import usuallyCooperates from '../../../strategies/usually-cooperates.json' with { type: 'json' };
import usuallyDefects from '../../../strategies/usually-defects.json' with { type: 'json' };
import { documentFromConfig } from '../formats/xstate.ts';
import { unwrap } from '../game/problem.ts';
import type { MachineDocument, Origin } from '../machine/document.ts';
import { mealyAutomaton } from '../machine/mealy.ts';
import { toMealy } from '../machine/validate.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const read = (configs: readonly unknown[]): readonly MachineDocument[] =>
  configs.map((config) => unwrap(documentFromConfig(config)));

/** The reference library's finite state machines, as documents. */
export const machineDocuments: readonly MachineDocument[] = read([
  fortress3,
  fortress4,
  predator,
  pun1,
  raider,
  ripoff,
  solutionB1,
  solutionB5,
  thumper,
  usuallyCooperates,
  usuallyDefects,
  evolvedFsm4,
  evolvedFsm6,
  evolvedFsm16,
  evolvedFsm16Noise05,
  tf1,
  tf2,
  tf3,
]);

/** The machines of the thesis, as documents. */
export const thesisDocuments: readonly MachineDocument[] = read([secondPrac, secondPrac2, secondPrac3, evolvedFsm8]);

/** Machines trained here, which are not among the 240 either; their origin is the command that made them. */
export const trainedDocuments: readonly MachineDocument[] = read([
  stratagemFsm14Noise05,
  stratagemFsm16,
  stratagemFsm16Noise05,
]);

/** Every machine that ships as a drawing. */
export const drawnDocuments: readonly MachineDocument[] = [
  ...machineDocuments,
  ...thesisDocuments,
  ...trainedDocuments,
];

/** Memory depths that the reference declares; it calls the other machines unbounded. */
const REPORTED_DEPTHS: Readonly<Record<string, number>> = {
  fortress3: 2,
  fortress4: 3,
  ripoff: 3,
  'solution-b1': 2,
};

/** The record of a machine document; throws a `StratagemError` where the machine is not complete. */
export function machineRecord(document: MachineDocument): StrategyRecord {
  const automaton = mealyAutomaton(unwrap(toMealy(document.machine)));
  const closed = document.name.replaceAll(' ', '');
  return {
    id: document.id,
    name: document.name,
    ...(closed === document.name ? {} : { aliases: [closed] }),
    family: 'Finite state machine',
    classification: { ...PLAIN, memoryDepth: REPORTED_DEPTHS[document.id] ?? null },
    origin: originText(document.origin),
    description: document.description,
    create: () => rule(automaton),
  };
}

/** The reference library's finite state machines. */
export const machines: readonly StrategyRecord[] = machineDocuments.map(machineRecord);

/** SecondPrac, SecondPrac2, SecondPrac3 and Evolved FSM 8. */
export const thesisMachines: readonly StrategyRecord[] = thesisDocuments.map(machineRecord);

/** The machines trained here. */
export const trainedMachines: readonly StrategyRecord[] = trainedDocuments.map(machineRecord);

function originText({ author, year, source }: Origin): string {
  const who = [author, year === undefined ? undefined : `(${year})`].filter((part) => part !== undefined).join(' ');
  return [who, source].filter((part) => part !== undefined && part !== '').join(': ');
}
