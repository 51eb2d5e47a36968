import { createEngine } from '#lib/engine/node.ts';
import type { Sensitivity } from '#lib/engine/sensitivity.ts';
import { editText } from '#lib/machine/edits.ts';
import { FIELD_OPTIONS, FIELD_USAGE, readCandidate } from './candidate.ts';
import { EXIT, JSON_OPTION, print, printJson, table, type Command } from './command.ts';
import { numberOption } from './input.ts';
import { progressLine } from './progress.ts';
import { settleField } from './standing.ts';

/** `stratagem sensitivity STRATEGY`: what each single edit would do to its score and rank. */
export const sensitivityCommand: Command = {
  name: 'sensitivity',
  usage: `STRATEGY ${FIELD_USAGE} [--top N] [--json]`,
  details:
    'An edit sends a transition to another state, or changes its reply, the opening move or the start state.\n' +
    'Scores and ranks are those that rank would give the edited machine. "changes" counts the opponents whose match\n' +
    'with the machine ends otherwise. STRATEGY must be a finite machine without chance.',
  options: {
    ...FIELD_OPTIONS,
    top: { type: 'string', value: 'N', help: 'print the N best edits only (20; with --json: all)' },
    ...JSON_OPTION,
  },
  positionals: [1, 1],
  async run([argument], values) {
    const json = values['json'] === true;
    const top = numberOption('top', values['top'], json ? Infinity : 20, { min: 1, max: 1e9, whole: true });
    const { name, machine, field } = await readCandidate(argument!, values);
    const engine = createEngine();
    const line = progressLine('opponents and edits', 'done');
    try {
      await settleField(engine, field);
      const found = (await engine.sensitivity(field, machine, { onProgress: line.show }))!;
      line.end();
      const shown = { ...found, edits: found.edits.slice(0, top) };
      if (json) printJson(shown);
      else print(asText(name, shown, found.edits.length));
    } finally {
      engine.close();
    }
    return EXIT.success;
  },
};

function asText(name: string, { base, of, edits }: Sensitivity, all: number): string {
  const better = edits.filter(({ gain }) => gain > 0).length;
  const rows = edits.map(({ edit, score, gain, rank, rankInterval, opponents }) => [
    editText(edit),
    `${gain >= 0 ? '+' : '−'}${Math.abs(gain).toFixed(4)}`,
    score.toFixed(4),
    String(rank),
    rankInterval?.join(' to ') ?? '–',
    String(opponents),
  ]);
  return [
    `${name}: rank ${base!.rank} of ${of}, score ${base!.score.toFixed(4)} per turn`,
    `${all} single edits${edits.length < all ? `, the best ${edits.length}` : ''}; ${better} of those shown are better`,
    '',
    table([['edit', 'gain', 'score', 'rank', '95 %', 'changes'], ...rows], [1, 2, 3, 4, 5]),
  ].join('\n');
}
