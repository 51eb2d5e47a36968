// What a tournament writes besides its table: files, and JSON.

import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { interactionRows, INTERACTIONS_HEADER } from '#lib/analysis/interactions.ts';
import { metrics, metricsFiles, metricsJson } from '#lib/analysis/metrics.ts';
import { payoffsCsv } from '#lib/analysis/payoffs.ts';
import { ranking } from '#lib/analysis/ranking.ts';
import { summaryCsv, type SummaryRow } from '#lib/analysis/summary.ts';
import type { Recording } from '#lib/engine/recording.ts';
import type { TournamentResult } from '#lib/engine/tournament.ts';
import { problem, StratagemError } from '#lib/game/problem.ts';
import type { Values } from './command.ts';

/** A tournament with its summary and what was asked for. */
export interface Outcome {
  readonly result: TournamentResult;
  readonly rows: readonly SummaryRow[];
  readonly setting: object;
}

/** Writes the files that the options name. */
export async function writeFiles(values: Values, { result, rows, setting }: Outcome): Promise<void> {
  const payoffs = (): string => payoffsCsv(result, { self: values['no-self'] !== true });
  if (typeof values['summary'] === 'string') await writeText(values['summary'], summaryCsv(rows));
  if (typeof values['payoffs'] === 'string') await writeText(values['payoffs'], payoffs());
  const { out } = values;
  if (typeof out !== 'string') return;
  await clearly(out, mkdir(out, { recursive: true }));
  const files = new Map([
    ['summary.csv', summaryCsv(rows)],
    ['payoffs.csv', payoffs()],
    ...metricsFiles(result, metrics(result)),
    ['setting.json', `${JSON.stringify(setting, null, 2)}\n`],
  ]);
  for (const [name, text] of files) await writeText(path.join(out, name), text);
}

/** Writes every match; the disk sets the pace, so that little is held in memory. */
export async function writeInteractions(
  file: string,
  parts: AsyncIterable<Recording>,
  result: TournamentResult,
): Promise<void> {
  async function* rows(): AsyncGenerator<string, void> {
    yield INTERACTIONS_HEADER;
    for await (const part of parts) yield* interactionRows(part, result);
  }
  await clearly(file, pipeline(rows(), createWriteStream(file)));
}

function writeText(file: string, text: string): Promise<void> {
  return clearly(file, writeFile(file, text));
}

/** The outcome of a write; where the system refuses it, an error that names the file. */
async function clearly<T>(file: string, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new StratagemError(problem('cli/unwritable', `Cannot write "${file}": ${error.message}.`));
  }
}

/** The result as `--json` prints it. */
export function asJson({ result, rows, setting }: Outcome): object {
  return {
    setting,
    ranking: ranking(result),
    summary: rows.map(({ scores: _scores, player: _player, ...row }) => row),
    metrics: metricsJson(metrics(result)),
  };
}
