// Every text format as data: what menus offer, what the command line converts, what an import recognises.
// A format is added by a row here and a file beside. Pictures (SVG, PNG) are made from a layout, elsewhere.

import { problem, type Parsed } from '../game/problem.ts';
import type { MachineDocument } from '../machine/document.ts';
import { parseAxelrod, printPythonClass, printTuples } from './axelrod.ts';
import { refused } from './checked.ts';
import { parseCsv, printCsv } from './csv.ts';
import { parseDot, printDot } from './dot.ts';
import { parseJff, printJff } from './jff.ts';
import { textProblem } from './limits.ts';
import { printMermaid } from './mermaid.ts';
import { parseOyun, printOyun } from './oyun.ts';
import { printTikz } from './tikz.ts';
import { isTrainerFile, parseTrainerMachine } from './trainer.ts';
import { printTypeScript } from './typescript.ts';
import { parseXState, printXState } from './xstate.ts';

/** One text format. `parse` never throws; `print` throws a `StratagemError` where `complete` and the machine is not. */
export interface Format {
  readonly id: string;
  readonly name: string;
  /** Endings of file names without the dot; the first is the one that is written. */
  readonly extensions: readonly string[];
  readonly mime: string;
  readonly description: string;
  readonly canImport: boolean;
  readonly canExport: boolean;
  /** Whether only complete machines can be written. */
  readonly complete: boolean;
  readonly parse?: (text: string) => Parsed<MachineDocument>;
  readonly print?: (document: MachineDocument) => string;
}

export const FORMATS: readonly Format[] = [
  format({
    id: 'xstate',
    name: 'XState JSON',
    extensions: ['json'],
    mime: 'application/json',
    description: "An XState machine config; the studio's own format.",
    parse: parseXState,
    print: printXState,
  }),
  format({
    id: 'typescript',
    name: 'XState TypeScript',
    extensions: ['ts', 'mts', 'js', 'mjs'],
    mime: 'text/typescript',
    description: 'A TypeScript module that makes the XState machine.',
    parse: parseXState,
    print: printTypeScript,
  }),
  format({
    id: 'axelrod',
    name: 'Transition tuples',
    extensions: ['tuples', 'txt'],
    mime: 'text/plain',
    description: 'Rows (state, move, next state, reply), as the Python library Axelrod and papers list them.',
    parse: parseAxelrod,
    print: printTuples,
  }),
  format({
    id: 'python',
    name: 'Python class',
    extensions: ['py'],
    mime: 'text/x-python',
    description: 'A class for the Python library Axelrod.',
    parse: parseAxelrod,
    print: printPythonClass,
  }),
  format({
    id: 'jflap',
    name: 'JFLAP',
    extensions: ['jff'],
    mime: 'application/xml',
    description: 'A Mealy machine of JFLAP, with positions.',
    parse: parseJff,
    print: printJff,
  }),
  format({
    id: 'oyun',
    name: 'Oyun',
    extensions: ['oyun'],
    mime: 'text/plain',
    description: 'A player of the classroom tournament Oyun, which moves in states (Moore).',
    complete: true,
    parse: parseOyun,
    print: printOyun,
  }),
  format({
    id: 'dot',
    name: 'Graphviz DOT',
    extensions: ['dot', 'gv'],
    mime: 'text/vnd.graphviz',
    description: 'A directed graph for Graphviz, arrows labelled C/D.',
    parse: parseDot,
    print: printDot,
  }),
  format({
    id: 'csv',
    name: 'CSV table',
    extensions: ['csv', 'tsv'],
    mime: 'text/csv',
    description: 'A row for each state, for spreadsheets.',
    parse: parseCsv,
    print: printCsv,
  }),
  format({
    id: 'mermaid',
    name: 'Mermaid',
    extensions: ['mmd', 'mermaid'],
    mime: 'text/vnd.mermaid',
    description: 'A state diagram for Markdown pages.',
    print: printMermaid,
  }),
  format({
    id: 'tikz',
    name: 'LaTeX TikZ',
    extensions: ['tex', 'tikz'],
    mime: 'text/x-tex',
    description: 'A figure for a paper, with the automata library.',
    print: printTikz,
  }),
];

/** The format with an id; `undefined` when there is none. */
export function formatById(id: string): Format | undefined {
  return FORMATS.find((each) => each.id === id);
}

/** The format that the ending of a file name stands for; `undefined` when none has it. */
export function formatOf(filename: string): Format | undefined {
  const ending = /\.([^./\\]+)$/.exec(filename)?.[1]?.toLowerCase();
  return FORMATS.find((each) => ending !== undefined && each.extensions.includes(ending));
}

const TUPLE = /[([]\s*[\w'"-]+\s*,\s*[\w.'"]+\s*,/;

/** What the beginning of a text shows, in the order it is asked; each linear, for texts made to be slow. */
const SIGNS: readonly (readonly [id: string, sign: (head: string) => boolean])[] = [
  ['jflap', (head) => /^\s*</.test(head)],
  ['xstate', (head) => /^\s*\{/.test(head) || (/^\s*\[/.test(head) && !TUPLE.test(head))],
  ['typescript', (head) => /\bcreateMachine\b/.test(head)],
  ['tikz', (head) => head.includes('\\begin{tikzpicture}')],
  ['mermaid', (head) => head.includes('stateDiagram')],
  ['dot', (head) => /(?:^|[\n/])[ \t]*(?:strict[ \t]+)?(?:di)?graph\b/i.test(head)],
  ['csv', (head) => /^\s*"?state"?[ ]*[,;\t]/i.test(head)],
  ['python', (head) => /^[ \t]*class[ \t]+\w/m.test(head)],
  ['oyun', (head) => /^\d+\s*(?:#|$)/.test(contentLines(head)[2] ?? '')],
  ['axelrod', (head) => TUPLE.test(head)],
];

function contentLines(head: string): string[] {
  const lines = head.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/** The format that a text is most likely in; a file name decides, save for `.txt` and names without an ending. */
export function detectFormat(text: string, filename?: string): Format | undefined {
  const named = filename === undefined || /\.txt$/i.test(filename) ? undefined : formatOf(filename);
  if (named !== undefined) return named;
  const head = text.slice(0, 4000).replace(/^\uFEFF/, '');
  const found = SIGNS.find(([, sign]) => sign(head));
  return found === undefined ? undefined : formatById(found[0]);
}

/** Reads a text of any format, or of a trainer's parameter file; a file name helps to tell which. */
export function parseAny(text: string, filename?: string): Parsed<MachineDocument> {
  const tooLong = textProblem(text);
  if (tooLong !== null) return refused(tooLong);
  if (isTrainerFile(text)) return parseTrainerMachine(text);
  const found = detectFormat(text, filename);
  if (found?.parse !== undefined) return found.parse(text);
  const readable = FORMATS.filter((each) => each.canImport).map((each) => each.name);
  const reason = found === undefined ? 'The text is in no format that is known' : `${found.name} is written, not read`;
  return refused(problem('format/unknown', `${reason}; expected one of: ${readable.join(', ')}.`));
}

function format(row: Omit<Format, 'canImport' | 'canExport' | 'complete'> & { readonly complete?: boolean }): Format {
  return { complete: false, ...row, canImport: row.parse !== undefined, canExport: row.print !== undefined };
}
