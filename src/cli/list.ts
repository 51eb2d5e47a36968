import { parseField } from '#lib/engine/field.ts';
import { unwrap } from '#lib/game/problem.ts';
import { fullName } from '#lib/library/naming.ts';
import { allStrategies, namedStrategies } from '#lib/library/registry.ts';
import type { StrategyRecord } from '#lib/library/strategy.ts';
import { EXIT, JSON_OPTION, print, printJson, table, type Command } from './command.ts';

/** `stratagem list [FIELD]`: the library with its classification. */
export const listCommand: Command = {
  name: 'list',
  usage: '[FIELD] [--json]',
  details:
    'FIELD is all, short, long, first, second, demo, machines, a comma-separated list of names, or a filter such as\n' +
    '"memory<=1 & deterministic".',
  options: JSON_OPTION,
  positionals: [0, 1],
  run([field = 'all'], values) {
    const records = unwrap(parseField(field, allStrategies(), namedStrategies())).map(({ record }) => record);
    if (values['json'] === true) printJson(records.map(entry));
    else {
      const rows = records.map((record) => [fullName(record), depth(record), facts(record), record.origin]);
      print(table([['name', 'memory', 'facts', 'origin'], ...rows], [1]));
      print(`\n${records.length} strategies.`);
    }
    return EXIT.success;
  },
};

function entry(record: StrategyRecord): object {
  const { stochastic, memoryDepth, longRun, usesPayoffs, usesLength, inspectsOpponent } = record.classification;
  return {
    id: record.id,
    name: fullName(record),
    stochastic,
    memoryDepth,
    longRun,
    usesPayoffs,
    usesLength,
    inspectsOpponent,
    origin: record.origin,
    description: record.description,
  };
}

/** The memory depth as a word: a number or ∞. */
export function depth(record: StrategyRecord): string {
  return record.classification.memoryDepth === null ? '∞' : String(record.classification.memoryDepth);
}

/** The classification that differs from plain, in words. */
export function facts({ classification }: StrategyRecord): string {
  return [
    classification.stochastic ? 'stochastic' : 'deterministic',
    classification.longRun ? 'long run time' : '',
    classification.usesPayoffs ? 'uses payoffs' : '',
    classification.usesLength ? 'uses length' : '',
    classification.inspectsOpponent ? 'inspects opponents' : '',
  ]
    .filter((fact) => fact !== '')
    .join(', ');
}
