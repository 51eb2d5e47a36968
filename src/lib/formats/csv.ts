// A machine as a table for spreadsheets: a row for each state, with the next state and the reply on the
// opponent's C and D. The start state is the row that names the opening move. Columns for labels and
// positions appear where there are any. Quoting as RFC 4180; comma, semicolon and tab are read.

import { ACTIONS, isAction, type Action } from '../game/action.ts';
import { problem, warning, type Parsed, type Problem } from '../game/problem.ts';
import type { MachineDocument } from '../machine/document.ts';
import { checked, plainDocument, refused } from './checked.ts';
import { DraftBuilder } from './draft-builder.ts';
import { sizeProblem, textProblem } from './limits.ts';

const COLUMNS = ['state', 'on C next', 'on C reply', 'on D next', 'on D reply', 'opening'] as const;
type Column = (typeof COLUMNS)[number] | 'label' | 'x' | 'y';

/** Reads a table with a header row; columns may stand in any order, other columns are ignored. */
export function parseCsv(text: string): Parsed<MachineDocument> {
  const tooLong = textProblem(text);
  if (tooLong !== null) return refused(tooLong);
  const rows: TableRow[] = [];
  let columns: ReadonlyMap<string, number> | null = null;
  for (const row of readTable(text.replace(/^\uFEFF/, ''))) {
    if ('code' in row) return refused(row);
    if (columns !== null) {
      const tooMany = sizeProblem(rows.push(row));
      if (tooMany !== null) return refused(tooMany);
      continue;
    }
    columns = new Map(
      row.cells.map((cell, i) => [
        cell
          .trim()
          .toLowerCase()
          .replace(/[\s_]+/g, ' '),
        i,
      ]),
    );
    for (const column of COLUMNS) {
      if (column === 'opening' || columns.has(column.toLowerCase())) continue;
      return refused(
        at('csv/header', row.line, `The header has no column "${column}"; expected ${COLUMNS.join(',')}.`),
      );
    }
  }
  if (columns === null) {
    return refused(at('csv/empty', 1, `The table is empty; expected a header row: ${COLUMNS.join(',')}.`));
  }
  const indices = columns;
  return readRows(rows, (row, column) => row.cells[indices.get(column.toLowerCase()) ?? -1] ?? '');
}

function readRows(rows: readonly TableRow[], cell: (row: TableRow, column: Column) => string): Parsed<MachineDocument> {
  const builder = new DraftBuilder();
  const warnings: Problem[] = [];
  let start: string | null = null;
  let opening: Action = 'C';
  for (const row of rows) {
    const state = cell(row, 'state');
    if (state === '')
      return refused(at('csv/no-name', row.line, 'The row names no state. Fill in the column "state".'));
    if (builder.has(state))
      return refused(at('csv/duplicate', row.line, `State ${JSON.stringify(state)} has a row already. Keep one.`));
    builder.state(state, cell(row, 'label') || null);
    for (const input of ACTIONS) {
      const target = cell(row, `on ${input} next`);
      const reply = cell(row, `on ${input} reply`).toUpperCase();
      if (target === '' && reply === '') continue;
      if (target === '')
        return refused(
          at('csv/no-target', row.line, `State ${JSON.stringify(state)} has a reply on ${input} and no next state.`),
        );
      if (!isAction(reply)) {
        return refused(
          at(
            'csv/bad-move',
            row.line,
            `The reply of ${JSON.stringify(state)} on ${input} is ${JSON.stringify(reply.slice(0, 40))}; expected C or D.`,
          ),
        );
      }
      builder.add(state, input, target, reply);
    }
    const move = cell(row, 'opening').toUpperCase();
    if (move !== '') {
      if (!isAction(move))
        return refused(
          at(
            'csv/bad-move',
            row.line,
            `The opening is ${JSON.stringify(move.slice(0, 40))}; expected C or D in the start state's row, nothing in the others.`,
          ),
        );
      if (start !== null)
        return refused(
          at('csv/two-starts', row.line, `A second row names an opening; only the start state's row does.`),
        );
      start = state;
      opening = move;
    }
    const position = [cell(row, 'x'), cell(row, 'y')];
    const [x, y] = position.map(Number);
    if (!position.includes('') && Number.isFinite(x) && Number.isFinite(y)) builder.place(state, [x!, y!]);
  }
  if (start === null && builder.size > 0) {
    start = builder.first;
    warnings.push(
      warning('csv/no-start', `No row names an opening; the first state, ${JSON.stringify(start)}, and C are taken.`),
    );
  }
  return checked(plainDocument('', builder.draft(start, opening), { layout: builder.layout() }), warnings);
}

/** The machine as a table with a header row; lines end with a line feed. */
export function printCsv(document: MachineDocument): string {
  const { states, initial, opening } = document.machine;
  const labels = states.some((state) => state.label);
  const positions = states.some((state) => Object.hasOwn(document.layout, state.id));
  const header = [...COLUMNS, ...(labels ? ['label'] : []), ...(positions ? ['x', 'y'] : [])];
  const rows = states.map((state) => [
    state.id,
    ...ACTIONS.flatMap((input) => [state[input]?.target ?? '', state[input]?.output ?? '']),
    state.id === initial ? opening : '',
    ...(labels ? [state.label ?? ''] : []),
    ...(positions
      ? [0, 1].map((k) =>
          String((Object.hasOwn(document.layout, state.id) ? document.layout[state.id]?.[k] : '') ?? ''),
        )
      : []),
  ]);
  return [header, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const CELL = { ',': /[^,\r\n]*/y, ';': /[^;\r\n]*/y, '\t': /[^\t\r\n]*/y };

/** More columns than any table of machines has. */
const MAX_COLUMNS = 100;

/** Rows of cells one by one, or the problem that ends them; empty lines are left out. The separator is the commonest of the three in the first line. */
function* readTable(text: string): Generator<TableRow | Problem, void> {
  const [first = ''] = text.slice(0, 10_000).split(/[\r\n]/);
  const separators = [',', ';', '\t'] as const;
  const separator = separators.reduce((best, each) =>
    first.split(each).length > first.split(best).length ? each : best,
  );
  const plain = CELL[separator];
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let i = 0;
  for (;;) {
    if (text[i] === '"') {
      let end = i + 1;
      while ((end = text.indexOf('"', end)) !== -1 && text[end + 1] === '"') end += 2;
      if (end === -1) {
        yield at('csv/open-quote', line, 'The quotation mark that opens a cell here is never closed.');
        return;
      }
      const content = text.slice(i + 1, end);
      for (let k = content.indexOf('\n'); k !== -1; k = content.indexOf('\n', k + 1)) line++;
      cells.push(content.replaceAll('""', '"'));
      i = end + 1;
    } else {
      plain.lastIndex = i;
      const content = plain.exec(text)?.[0] ?? '';
      cells.push(content.trim());
      i += content.length;
    }
    if (text[i] === separator) {
      if (cells.length >= MAX_COLUMNS) {
        yield at('csv/too-wide', line, `The row has more than ${MAX_COLUMNS} cells.`);
        return;
      }
      i++;
      continue;
    }
    const done = i >= text.length;
    if (!done && text[i] !== '\n' && text[i] !== '\r') {
      yield at('csv/quote', line, 'Text follows a closing quotation mark. Double the marks that stand inside a cell.');
      return;
    }
    if (cells.some((cell) => cell.trim() !== '')) yield { line: rowLine, cells };
    if (done) return;
    i += text.startsWith('\r\n', i) ? 2 : 1;
    rowLine = ++line;
    cells = [];
  }
}

function at(code: string, line: number, message: string): Problem {
  return problem(code, `Line ${line}: ${message}`, { line, column: 1 });
}
