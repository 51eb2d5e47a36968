import { absorbingSets } from '#lib/machine/components.ts';
import { canonicalKey } from '#lib/machine/canonical.ts';
import { extract } from '#lib/machine/extract.ts';
import { size, type Mealy } from '#lib/machine/mealy.ts';
import { memoryDepth } from '#lib/machine/memory.ts';
import { minimise } from '#lib/machine/minimise.ts';
import { properties, type Properties, type Verdict } from '#lib/machine/properties.ts';
import { reach } from '#lib/machine/reach.ts';
import { matchInfo, DEFAULT_RULES } from '#lib/engine/rules.ts';
import { libraryMachinesByKey } from '#lib/library/known.ts';
import { EXIT, JSON_OPTION, print, printJson, table, type Command } from './command.ts';
import { behaviourOf, readStrategy, type Given } from './contender.ts';
import { depth, facts } from './list.ts';

/** `stratagem describe STRATEGY`: classification, citation and, where it is a machine, its properties. */
export const describeCommand: Command = {
  name: 'describe',
  usage: 'STRATEGY [--json]',
  details:
    'Properties are decided on the machine, without noise: for a coded strategy on the machine extracted from its\n' +
    'code where that is finite and without chance. `stratagem rank` gives cooperation rates and scores.',
  options: JSON_OPTION,
  positionals: [1, 1],
  async run([argument], values) {
    const given = await readStrategy(argument!);
    const machine = machineIn(given);
    const facts = machine ? machineFacts(machine, given.name) : null;
    if (values['json'] === true) printJson({ name: given.name, ...recordFacts(given), machine: facts });
    else
      print(
        table([
          ...recordRows(given),
          ...(facts ? machineRows(facts) : [['machine', 'not a finite machine without chance']]),
        ]),
      );
    return EXIT.success;
  },
};

function machineIn(given: Given): Mealy | null {
  if (given.kind === 'machine') return given.machine;
  const behaviour = behaviourOf(given, { ...matchInfo(DEFAULT_RULES), length: Infinity });
  const extracted = behaviour.kind === 'automaton' ? extract(behaviour.automaton) : null;
  return extracted?.ok ? extracted.machine : null;
}

function recordFacts(given: Given): object {
  if (given.kind === 'machine') return { description: given.document.description, origin: given.document.origin };
  const { record, parameters } = given.strategy;
  const { id, family, classification, origin, description } = record;
  return { id, family, parameters, ...classification, origin, description };
}

function recordRows(given: Given): string[][] {
  const rows = [['name', given.name]];
  if (given.kind === 'machine') {
    const { author, year, source } = given.document.origin;
    const origin = [author, year, source].filter((part) => part !== undefined).join(', ');
    return [...rows, ['description', given.document.description || '-'], ['origin', origin || '-']];
  }
  const { record, parameters } = given.strategy;
  const values = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`);
  return [
    ...rows,
    ['description', record.description],
    ['origin', record.origin],
    ['family', record.family],
    ['classified', `memory depth ${depth(record)}, ${facts(record)}`],
    ...(values.length > 0 ? [['parameters', values.join(', ')]] : []),
  ];
}

interface MachineFacts extends Properties {
  readonly states: number;
  readonly reachable: number;
  readonly minimal: number;
  readonly memoryDepth: number | null;
  readonly absorbing: readonly (readonly string[])[];
  readonly equivalentTo: readonly string[];
}

function machineFacts(machine: Mealy, name: string): MachineFacts {
  const equivalent = libraryMachinesByKey().get(canonicalKey(machine)) ?? [];
  return {
    states: size(machine),
    reachable: reach(machine).order.length,
    minimal: size(minimise(machine).machine),
    memoryDepth: memoryDepth(machine),
    absorbing: absorbingSets(machine),
    equivalentTo: equivalent.filter((other) => other !== name),
    ...properties(machine),
  };
}

function machineRows(facts: MachineFacts): string[][] {
  const self = facts.againstItself;
  const best = facts.bestResponse;
  return [
    ['states', `${facts.states}, ${facts.reachable} reachable, ${facts.minimal} when minimised`],
    [
      'memory depth',
      facts.memoryDepth === null
        ? 'infinite (of the machine, without noise)'
        : `${facts.memoryDepth} (of the machine, without noise)`,
    ],
    ['nice', verdict(facts.nice, 'defects first after')],
    ['provocable', verdict(facts.provocable, 'after')],
    ['retaliatory', verdict(facts.retaliatory, 'does not answer')],
    ['forgiving', verdict(facts.forgiving, 'makes no lasting peace after')],
    ['absorbing sets', facts.absorbing.map((set) => `{${set.join(', ')}}`).join(' ') || 'none'],
    ['against itself', `${self.own.toFixed(3)} per turn, repeating ${self.cycle.own}`],
    [
      'best response',
      `${best.opponent.toFixed(3)} per turn for the opponent (${best.own.toFixed(3)} for it), playing ${best.history || 'at once'} then ${best.cycle} for ever`,
    ],
    ['equivalent to', facts.equivalentTo.join(', ') || 'nothing else in the library'],
  ];
}

function verdict({ holds, history }: Verdict, witness: string): string {
  const told = history === null ? '' : `, ${witness} ${history === '' ? 'nothing: its opening move' : history}`;
  return `${holds ? 'yes' : 'no'}${told}`;
}
