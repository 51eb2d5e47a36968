import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { payoffsCsv } from '#lib/analysis/payoffs.ts';
import { ranking } from '#lib/analysis/ranking.ts';
import { summarise, summaryCsv, type SummaryRow } from '#lib/analysis/summary.ts';
import { createEngine } from '#lib/engine/node.ts';
import type { TournamentResult } from '#lib/engine/tournament.ts';
import { EXIT, JSON_OPTION, note, print, printJson, table, UsageError, type Command } from './command.ts';
import { readField } from './field.ts';
import { numberOption } from './input.ts';
import { progressLine } from './progress.ts';
import { RULE_OPTIONS, readRules } from './rule-options.ts';

/** `stratagem tournament`: a round robin with the reference's summary columns. */
export const tournamentCommand: Command = {
  name: 'tournament',
  usage: '[--field FIELD] [--turns N] [--ending P] [--noise P] [--repetitions N] [--seed N] [--exact] [...]',
  details:
    'The same seed gives the same bytes whatever the number of workers. With --exact, pairs are computed from their\n' +
    'joint automaton where that is possible; the median score is then the expected score.',
  options: {
    field: { type: 'string', value: 'FIELD', help: 'who takes part (short)' },
    ...RULE_OPTIONS,
    repetitions: { type: 'string', value: 'N', help: 'matches of each pair (10)' },
    seed: { type: 'string', value: 'N', help: 'seed of all chance (1)' },
    exact: { type: 'boolean', help: 'compute pairs exactly where possible' },
    'no-self': { type: 'boolean', help: 'leave self-play out of the payoff matrix (the summary never has it)' },
    workers: { type: 'string', value: 'N', help: 'threads (all processors)' },
    summary: { type: 'string', value: 'FILE.csv', help: "write the summary, with the reference's columns" },
    payoffs: { type: 'string', value: 'FILE.csv', help: 'write the matrix of mean scores per turn' },
    out: { type: 'string', value: 'DIR', help: 'write summary.csv, payoffs.csv and setting.json there' },
    ...JSON_OPTION,
  },
  positionals: [0, 0],
  async run(_positionals, values) {
    const rules = readRules(values);
    const repetitions = numberOption('repetitions', values['repetitions'], 10, { min: 1, max: 1e6, whole: true });
    const seed = numberOption('seed', values['seed'], 1, { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true });
    const workers =
      values['workers'] === undefined
        ? undefined
        : numberOption('workers', values['workers'], 1, { min: 1, max: 256, whole: true });
    const field = typeof values['field'] === 'string' ? values['field'] : 'short';
    const contenders = await readField(field);
    if (contenders.length < 2)
      throw new UsageError(`A tournament needs two players; "${field}" has ${contenders.length}.`);
    const engine = createEngine(workers);
    const line = progressLine('tournament');
    const start = performance.now();
    try {
      const exact = values['exact'] === true;
      const spec = { contenders, rules, repetitions, seed, exact };
      const result = await engine.tournament(spec, { onProgress: line.show });
      line.end();
      const seconds = (performance.now() - start) / 1000;
      const rows = summarise(result);
      const noSelf = values['no-self'] === true;
      await writeFiles(values, { result, rows, noSelf, setting: { field, rules, repetitions, seed, exact } });
      if (values['json'] === true)
        printJson({
          setting: { field, rules, repetitions, seed, exact },
          ranking: ranking(result),
          summary: asJson(rows),
        });
      else print(asText(result, rows));
      note(
        `${contenders.length} players, ${repetitions} repetitions, ${result.exact.reduce((sum, each) => sum + each, 0)} of ${result.exact.length} pairs exact, ${seconds.toFixed(1)} s.`,
      );
    } finally {
      engine.close();
    }
    return EXIT.success;
  },
};

interface Output {
  readonly result: TournamentResult;
  readonly rows: readonly SummaryRow[];
  readonly noSelf: boolean;
  readonly setting: object;
}

async function writeFiles(
  values: Readonly<Record<string, unknown>>,
  { result, rows, noSelf, setting }: Output,
): Promise<void> {
  const payoffs = (): string => payoffsCsv(result, { self: !noSelf });
  if (typeof values['summary'] === 'string') await writeFile(values['summary'], summaryCsv(rows));
  if (typeof values['payoffs'] === 'string') await writeFile(values['payoffs'], payoffs());
  const { out } = values;
  if (typeof out !== 'string') return;
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, 'summary.csv'), summaryCsv(rows));
  await writeFile(path.join(out, 'payoffs.csv'), payoffs());
  await writeFile(path.join(out, 'setting.json'), `${JSON.stringify(setting, null, 2)}\n`);
}

function asJson(rows: readonly SummaryRow[]): object[] {
  return rows.map(({ scores: _scores, player: _player, ...row }) => row);
}

function asText(result: TournamentResult, rows: readonly SummaryRow[]): string {
  const places = new Map(ranking(result).map((each) => [each.player, each]));
  const percent = (rate: number | null): string => (rate === null ? '-' : (100 * rate).toFixed(1));
  const lines = rows.map((row) => {
    const place = places.get(row.player)!;
    const { CC, CD, DC, DD } = row.plainReplies;
    const { standardError } = place;
    const error = standardError === null ? '± –' : standardError > 0 ? `± ${(1.96 * standardError).toFixed(4)}` : '';
    return [
      String(row.rank + 1),
      place.rankInterval?.join('–') ?? '–',
      row.name,
      row.medianScore.toFixed(4),
      error,
      Number.isNaN(row.wins) ? '-' : row.wins.toFixed(1),
      percent(row.cooperation),
      ...[CC, CD, DC, DD].map(percent),
    ];
  });
  const head = ['rank', '95 %', 'strategy', 'median', '', 'wins', '% C', 'CC', 'CD', 'DC', 'DD'];
  return `${table([head, ...lines], [0, 1, 3, 5, 6, 7, 8, 9, 10])}\n\nC after CC, CD, DC, DD in per cent: plain means over opponents. The CSV has the library's rule.`;
}
