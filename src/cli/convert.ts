import { writeFile } from 'node:fs/promises';
import { FORMATS, formatById, formatOf, parseAny, type Format } from '#lib/formats/formats.ts';
import { problem, StratagemError } from '#lib/game/problem.ts';
import { EXIT, note, UsageError, type Command } from './command.ts';
import { readText } from './input.ts';

const readable = FORMATS.filter((format) => format.parse).map((format) => format.id);
const writable = FORMATS.filter((format) => format.print).map((format) => format.id);

/** `stratagem convert IN OUT`: a machine from one format to another. */
export const convertCommand: Command = {
  name: 'convert',
  usage: 'IN OUT [--from FORMAT] [--to FORMAT]',
  details: `OUT may be - for standard output (with --to).\nReads ${readable.join(', ')}.\nWrites ${writable.join(', ')}.`,
  options: {
    from: { type: 'string', value: 'FORMAT', help: 'the format of IN, where its ending and text do not tell' },
    to: { type: 'string', value: 'FORMAT', help: 'the format of OUT, where its ending does not tell' },
  },
  positionals: [2, 2],
  async run([input, output], values) {
    const to = named(values['to']) ?? formatOf(output!);
    if (!to?.print)
      throw new UsageError(`No format to write "${output}" in. Name one with --to: ${writable.join(', ')}.`);
    const from = named(values['from']);
    if (from && !from.parse)
      throw new UsageError(`${from.name} is only written. Formats that are read: ${readable.join(', ')}.`);
    const text = await readText(input!);
    const parsed = from?.parse ? from.parse(text) : parseAny(text, input!);
    if (!parsed.ok) {
      throw new StratagemError(
        parsed.problems.map((each) => problem(each.code, `${input}: ${each.message}`, each.place)),
      );
    }
    for (const each of parsed.warnings) note(`${input}: ${each.message}`);
    const printed = to.print(parsed.value);
    if (output === '-') process.stdout.write(printed);
    else await writeFile(output!, printed);
    return EXIT.success;
  },
};

function named(id: string | boolean | undefined): Format | undefined {
  if (typeof id !== 'string') return undefined;
  const format = formatById(id);
  if (!format)
    throw new UsageError(`There is no format "${id}". There are: ${FORMATS.map((each) => each.id).join(', ')}.`);
  return format;
}
