// What a command of the command line is: a name, a usage line, help, options, and a function from
// arguments to an exit code. Results go to standard output, progress and problems to standard error.

import type { ParseArgsConfig } from 'node:util';

/** Exit codes: success, failure, wrong usage, a negative finding (`equal`, `reach`), and stopped by Ctrl-C. */
export const EXIT = { success: 0, failure: 1, usage: 2, finding: 3, interrupted: 130 } as const;

/** Options as node:util's parseArgs takes them, each with its line of help. */
export type Options = Readonly<
  Record<string, NonNullable<ParseArgsConfig['options']>[string] & { readonly help: string; readonly value?: string }>
>;

/** The values of a command's options by name. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly name: string;
  /** What follows the name, as in `FILE [--out FILE]`. */
  readonly usage: string;
  /** More lines for `--help`, below the summary. */
  readonly details?: string;
  readonly options: Options;
  /** Fewest and most positional arguments. */
  readonly positionals: readonly [least: number, most: number];
  run(positionals: readonly string[], values: Values): Promise<number> | number;
}

/** Wrong usage: what is wrong and how it is right; ends with exit code 2. */
export class UsageError extends Error {}

/** Writes a result. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a value as JSON, for `--json`. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Writes progress or a remark. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The option that commands with printed results share. */
export const JSON_OPTION = { json: { type: 'boolean', help: 'print the result as JSON' } } as const;

/** A table of text columns, aligned; the columns named in `right` are aligned right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => (right.includes(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
