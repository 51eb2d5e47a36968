import { respond, type MatchResponse } from '#lib/analysis/response.ts';
import type { MatchRules } from '#lib/engine/rules.ts';
import type { MachineDocument } from '#lib/machine/document.ts';
import { idFromName } from '#lib/machine/document.ts';
import { toDraft, size } from '#lib/machine/mealy.ts';
import { EXIT, JSON_OPTION, note, print, printJson, type Command } from './command.ts';
import { machineOf } from './contender.ts';
import { RULE_OPTIONS, readRules } from './rule-options.ts';
import { writeMachine } from './write.ts';

/** `stratagem respond STRATEGY`: the best response to a machine. */
export const respondCommand: Command = {
  name: 'respond',
  usage: 'STRATEGY [--turns N] [--ending P] [--noise P] [--out FILE] [--json]',
  details:
    'The bound is the highest expected score per turn that any strategy can have against it, end effects included.\n' +
    'The machine is the best that plays on as if the match might end at any turn. STRATEGY must be a finite machine\n' +
    'without chance.',
  options: {
    ...RULE_OPTIONS,
    out: { type: 'string', value: 'FILE', help: 'write the responding machine there, in the format of its ending' },
    ...JSON_OPTION,
  },
  positionals: [1, 1],
  async run([argument], values) {
    const rules = readRules(values);
    const { name, machine } = await machineOf(argument!);
    const found = respond(machine, rules);
    if (values['json'] === true) printJson({ ...found, machine: toDraft(found.machine) });
    else print(asText(name, found, rules));
    const { out } = values;
    if (typeof out !== 'string') return EXIT.success;
    await writeMachine(documentOf(name, found), out);
    note(`The machine is in ${out}.`);
    return EXIT.success;
  },
};

function documentOf(name: string, { machine }: MatchResponse): MachineDocument {
  const title = `Response to ${name}`;
  const description = `A best response to ${name}.`;
  return {
    id: idFromName(title),
    name: title,
    description,
    origin: {},
    machine: toDraft(machine),
    layout: {},
    extra: {},
  };
}

/** Longest play that is printed. */
const MOST_PRINTED = 200;

function asText(name: string, found: MatchResponse, rules: MatchRules): string {
  const states = size(found.machine);
  const error = found.exact ? 'exact' : `± ${(1.96 * found.standardError).toFixed(4)}`;
  const match = rules.ending === null ? `a match of ${rules.turns} turns` : `a match that ends with ${rules.ending}`;
  const { moves } = found;
  return [
    `No strategy gets more than ${found.score.toFixed(4)} per turn from ${name} in ${match}${rules.noise > 0 ? `, noise ${rules.noise}` : ''}.`,
    found.longRun === null
      ? 'The long run was not found: the noise is too small for the values to settle.'
      : `In the long run: ${found.longRun.toFixed(4)} per turn.`,
    `A machine of ${states} ${states === 1 ? 'state' : 'states'} gets ${found.machineScore.toFixed(4)} (${error}), ${found.loss.toFixed(4)} less; ${name} gets ${found.opponentScore.toFixed(4)}.`,
    ...(moves === null
      ? []
      : [`A best play: ${moves.slice(0, MOST_PRINTED)}${moves.length > MOST_PRINTED ? ' ...' : ''}`]),
  ].join('\n');
}
