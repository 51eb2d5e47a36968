import { createEngine } from '#lib/engine/node.ts';
import type { CandidateResult } from '#lib/engine/candidate.ts';
import { problem, StratagemError } from '#lib/game/problem.ts';
import { FIELD_OPTIONS, FIELD_USAGE, readCandidate } from './candidate.ts';
import { EXIT, JSON_OPTION, print, printJson, table, type Command } from './command.ts';
import { settleField } from './standing.ts';

/** `stratagem rank STRATEGY`: where it would finish in a field. */
export const rankCommand: Command = {
  name: 'rank',
  usage: `STRATEGY ${FIELD_USAGE} [--exact] [--json]`,
  details:
    'Pairs are computed exactly where that is possible, and otherwise sampled; the result says which share is exact.\n' +
    'STRATEGY must be a finite machine without chance (a file, or a coded strategy that is one).',
  options: {
    ...FIELD_OPTIONS,
    exact: { type: 'boolean', help: 'refuse to answer unless every pair of the candidate is exact' },
    ...JSON_OPTION,
  },
  positionals: [1, 1],
  async run([argument], values) {
    const candidate = await readCandidate(argument!, values);
    const engine = createEngine();
    try {
      await settleField(engine, candidate.field);
      const result = await engine.rank(candidate.field, candidate.machine);
      if (!result) throw new StratagemError(problem('cli/no-rank', 'The ranking was overtaken by another.'));
      if (values['exact'] === true && !result.exact) {
        const sampled = result.opponents.filter((each) => !each.exact).map((each) => each.name);
        throw new StratagemError(
          problem(
            'cli/not-exact',
            `${sampled.length} opponents can only be sampled, as ${sampled.slice(0, 3).join(', ')}. Leave out --exact, or choose a field without them.`,
          ),
        );
      }
      if (values['json'] === true) printJson(asJson(result));
      else print(asText(candidate.name, result));
    } finally {
      engine.close();
    }
    return EXIT.success;
  },
};

function asJson({ opponents, ...facts }: CandidateResult): object {
  return { ...facts, opponents: opponents.map(({ id: _id, ...encounter }) => encounter) };
}

function asText(name: string, result: CandidateResult): string {
  const percent = (rate: number | null): string => (rate === null ? 'never' : (100 * rate).toFixed(1));
  const rates = (by: Readonly<Record<'CC' | 'CD' | 'DC' | 'DD', number | null>>): string[] =>
    [by.CC, by.CD, by.DC, by.DD].map(percent);
  const interval = result.rankInterval?.join(' to ') ?? '–';
  const error = result.standardError?.toFixed(4) ?? '–';
  const once = result.rankSpread ? `; a single repetition: ${result.rankSpread.join(' to ')}` : '';
  const sorted = [...result.opponents].sort((a, b) => b.score - a.score);
  const row = (each: CandidateResult['opponents'][number]): string[] => [
    each.name,
    each.score.toFixed(3),
    each.opponentScore.toFixed(3),
    each.exact ? 'exact' : `± ${each.standardError === null ? '–' : (1.96 * each.standardError).toFixed(3)}`,
  ];
  return [
    `${name}: rank ${result.rank} of ${result.of} (95 %: ${interval}${once})`,
    `score ${result.score.toFixed(4)} per turn, standard error ${error}, exact for ${result.opponents.filter((each) => each.exact).length} of ${result.opponents.length} opponents, ${result.wins} wins`,
    '',
    table(
      [
        ['C after, per cent', 'CC', 'CD', 'DC', 'DD'],
        ['plain mean over opponents', ...rates(result.rates)],
        ['library rule (rates of 0 left out)', ...rates(result.ratesByLibraryRule)],
      ],
      [1, 2, 3, 4],
    ),
    '',
    table([['best against', 'own', 'theirs', ''], ...sorted.slice(0, 5).map(row)], [1, 2]),
    '',
    table([['worst against', 'own', 'theirs', ''], ...sorted.slice(-5).reverse().map(row)], [1, 2]),
  ].join('\n');
}
