// STRATEGY arguments: a name or id of the library, or the path of a machine file; transformers may stand before
// either, as in `Noisy 0.1 (strategies/mine.json)`.

import { existsSync } from 'node:fs';
import type { ContenderSpec } from '#lib/engine/protocol.ts';
import type { Behaviour, MatchInfo } from '#lib/game/automaton.ts';
import { problem, StratagemError, unwrap, type Parsed } from '#lib/game/problem.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { parseApplied } from '#lib/library/applied.ts';
import { machineRecord } from '#lib/library/machines.ts';
import type { NamedStrategy } from '#lib/library/naming.ts';
import { findStrategy } from '#lib/library/registry.ts';
import type { MachineDocument } from '#lib/machine/document.ts';
import { extract } from '#lib/machine/extract.ts';
import { mealyAutomaton, type Mealy } from '#lib/machine/mealy.ts';
import { readMachine } from './input.ts';

/** A strategy argument, read. */
export type Given =
  | { readonly kind: 'machine'; readonly name: string; readonly document: MachineDocument; readonly machine: Mealy }
  | {
      readonly kind: 'library';
      readonly name: string;
      readonly strategy: NamedStrategy;
      /** The machine file that transformers were laid over; the engine's threads cannot read it. */
      readonly file?: string;
    };

const FILE = /\.(json|jff|dot|gv|csv|py|txt|oyun|ts)$/i;

/** Reads a STRATEGY argument; a path wins where a file of that name exists. */
export async function readStrategy(argument: string): Promise<Given> {
  if (existsSync(argument) || FILE.test(argument)) {
    const { document, machine } = await readMachine(argument);
    return { kind: 'machine', name: document.name, document, machine };
  }
  const file = /\(([^()]*)\)\s*\)*$/.exec(argument)?.[1]?.trim();
  if (file !== undefined && FILE.test(file)) {
    const record = machineRecord((await readMachine(file)).document);
    const drawn: NamedStrategy = { record, parameters: {}, name: record.name };
    const read = (name: string): Parsed<NamedStrategy> =>
      name === file ? { ok: true, value: drawn, warnings: [] } : findStrategy(name);
    const strategy = unwrap(parseApplied(argument, read));
    return { kind: 'library', name: strategy.name, strategy, file };
  }
  const strategy = unwrap(findStrategy(argument));
  return { kind: 'library', name: strategy.name, strategy };
}

/** What the engine's threads are told of a strategy. */
export function specOf(given: Given): ContenderSpec {
  if (given.kind === 'library') {
    if (given.file === undefined) return { kind: 'library', name: given.name };
    const message = `${given.name} is made from ${given.file} and can be described, played and traced, but not be in a field: give the file itself, or a strategy of the library.`;
    throw new StratagemError(problem('cli/transformed-file', message));
  }
  return { kind: 'machine', id: given.document.id, name: given.name, machine: given.machine };
}

/** How a strategy plays under what the match tells it. */
export function behaviourOf(given: Given, info: MatchInfo): Behaviour {
  if (given.kind === 'library') return given.strategy.record.create(given.strategy.parameters, info);
  return { kind: 'automaton', automaton: mealyAutomaton(given.machine) };
}

/** What a match of unknown length with the standard payoffs and no noise tells its players. */
const PLAIN_INFO: MatchInfo = { payoffs: STANDARD_PAYOFFS, length: Infinity, noise: 0 };

/** The machine of a strategy: as drawn, or extracted from its code where it is finite and without chance. */
export async function machineOf(argument: string): Promise<{ name: string; machine: Mealy }> {
  const given = await readStrategy(argument);
  if (given.kind === 'machine') return given;
  const behaviour = behaviourOf(given, PLAIN_INFO);
  const extracted = behaviour.kind === 'automaton' ? extract(behaviour.automaton) : null;
  if (extracted?.ok) return { name: given.name, machine: extracted.machine };
  const why =
    extracted?.reason === 'stochastic'
      ? 'it plays by chance'
      : 'it has more states than can be listed (4,096), or none that can';
  throw new StratagemError(problem('cli/no-machine', `${given.name} is not a finite state machine: ${why}.`));
}
