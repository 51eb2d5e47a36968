#!/usr/bin/env node
// The command line: finds the command, reads its options, turns problems into messages and exit codes.

import { enableCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { StratagemError } from '#lib/game/problem.ts';
import { EXIT, note, print, UsageError, type Command, type Values } from './command.ts';
import { COMMANDS, type Listed } from './commands.ts';

// Commands are loaded below: from the second call on without stripping and compiling them again.
enableCompileCache();
// Who reads the results may have seen enough (`| head`); what else the command does, as writing files, goes on.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(overview());
    return name === undefined ? EXIT.usage : EXIT.success;
  }
  const listed = COMMANDS.find((candidate) => candidate.name === name);
  if (!listed) {
    note(`There is no command "${name}". The commands are: ${COMMANDS.map((each) => each.name).join(', ')}.`);
    return EXIT.usage;
  }
  const command = await listed.load();
  try {
    return await runCommand(command, listed, rest);
  } catch (error) {
    if (error instanceof UsageError) {
      note(`${error.message}\nUsage: stratagem ${command.name} ${command.usage}`);
      return EXIT.usage;
    }
    if (error instanceof StratagemError) {
      for (const problem of error.problems.slice(0, 20)) note(problem.message);
      if (error.problems.length > 20) note(`... and ${error.problems.length - 20} more problems.`);
      return EXIT.failure;
    }
    throw error;
  }
}

async function runCommand(command: Command, { summary }: Listed, argv: readonly string[]): Promise<number> {
  let parsed: { positionals: string[]; values: Values };
  try {
    parsed = parseArgs({
      args: [...argv],
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    }) as { positionals: string[]; values: Values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { positionals, values } = parsed;
  if (values['help'] === true) {
    print(help(command, summary));
    return EXIT.success;
  }
  const [least, most] = command.positionals;
  if (positionals.length < least) throw new UsageError('An argument is missing.');
  if (positionals.length > most) throw new UsageError(`There is an argument too many: "${positionals[most]}".`);
  return command.run(positionals, values);
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const lines = COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return [
    'Usage: stratagem COMMAND ...',
    '',
    ...lines,
    '',
    'stratagem COMMAND --help tells more. A STRATEGY is a name or id of the library, or a machine file.',
    'Exit codes: 0 success, 1 failure, 2 wrong usage, 3 a negative finding (equal: they differ; reach: some are not),',
    '130 stopped by Ctrl-C.',
  ].join('\n');
}

function help(command: Command, summary: string): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const left = option.type === 'string' ? `--${name} ${option.value ?? 'VALUE'}` : `--${name}`;
    return [left, option.help] as const;
  });
  const width = Math.max(0, ...options.map(([left]) => left.length));
  return [
    `Usage: stratagem ${command.name} ${command.usage}`,
    '',
    summary,
    ...(command.details ? ['', command.details] : []),
    ...(options.length > 0 ? ['', ...options.map(([left, text]) => `  ${left.padEnd(width)}  ${text}`)] : []),
  ].join('\n');
}
