// The parameter file of the reference trainer (axelrod-dojo 0.0.8): a row for each generation with its number, the
// mean and the deviation of the scores, the best score, and the best player's constructor arguments, pickled and in
// base64. Lines end with CR LF; there is no header. Files of machines can be opened like any other format: the
// machine with the best score is taken.

import { codeOf, isAction, type Action } from '../game/action.ts';
import { problem, warning, type Parsed } from '../game/problem.ts';
import type { MachineDocument } from '../machine/document.ts';
import { size, toDraft, type Mealy } from '../machine/mealy.ts';
import { checked, plainDocument, refused } from './checked.ts';
import { textProblem } from './limits.ts';
import { parsePickle, printPickle, Tuple, type Pickled, type PickledObject, type Writable } from './pickle.ts';

/** One generation of such a file. */
export interface TrainerRow<P = ReadonlyMap<Pickled, Pickled>> {
  readonly generation: number;
  readonly mean: number;
  /** Population standard deviation. */
  readonly deviation: number;
  readonly best: number;
  /** Constructor arguments by name. */
  readonly parameters: P;
}

/** Whether a text begins as a parameter file does. */
export function isTrainerFile(text: string): boolean {
  return /^\s*\d+,[-+\d.e]+,[-+\d.e]+,[-+\d.e]+,[A-Za-z0-9+/]{16}/.test(text.slice(0, 400));
}

/** Reads the rows, in the order of the file. */
export function parseTrainerFile(text: string): Parsed<readonly TrainerRow[]> {
  const tooLong = textProblem(text);
  if (tooLong !== null) return refused(tooLong);
  const rows: TrainerRow[] = [];
  for (const [k, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [generation, mean, deviation, best, ...rest] = line.split(',');
    const numbers = [generation, mean, deviation, best].map((cell) => (cell?.trim() ? Number(cell) : NaN));
    const encoded = rest.join(',').trim();
    if (numbers.some(Number.isNaN) || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return badRow(k + 1);
    const pickled = parsePickle(bytesOf(encoded));
    if (!pickled.ok) return refused(...pickled.problems.map((each) => ({ ...each, place: { line: k + 1 } })));
    if (!(pickled.value instanceof Map)) return badRow(k + 1);
    const [number, average, spread, highest] = numbers as [number, number, number, number];
    rows.push({
      generation: number,
      mean: average,
      deviation: spread,
      best: highest,
      parameters: pickled.value as ReadonlyMap<Pickled, Pickled>,
    });
  }
  if (rows.length === 0) return refused(problem('trainer/empty', 'The parameter file holds no generation.'));
  return { ok: true, value: rows, warnings: [] };
}

/** The text of a parameter file. */
export function printTrainerFile(rows: readonly TrainerRow<ReadonlyMap<string, Writable>>[]): string {
  return rows
    .map(({ generation, mean, deviation, best, parameters }) => {
      return `${[generation, mean, deviation, best, base64Of(printPickle(parameters))].join(',')}\r\n`;
    })
    .join('');
}

/** Opens the best machine of a parameter file. */
export function parseTrainerMachine(text: string): Parsed<MachineDocument> {
  const rows = parseTrainerFile(text);
  if (!rows.ok) return rows;
  const best = rows.value.reduce((a, b) => (b.best > a.best ? b : a));
  const machine = machineFromArguments(best.parameters);
  if (!machine.ok) return machine;
  const note = warning(
    'trainer/best',
    `The best of ${rows.value.length} generations was opened: generation ${best.generation}, score ${best.best}.`,
  );
  return checked(plainDocument(`Generation ${best.generation}`, toDraft(machine.value)), [note]);
}

/** A machine from the arguments of the reference's player of finite state machines. */
export function machineFromArguments(parameters: ReadonlyMap<Pickled, Pickled>): Parsed<Mealy> {
  const rows = parameters.get('transitions');
  const opening = moveOf(parameters.get('initial_action'));
  if (!Array.isArray(rows) || opening === null) {
    const keys = [...parameters.keys()].map(String).slice(0, 8).join(', ');
    const message = `The parameters are not those of a finite state machine (they are: ${keys}).`;
    return refused(problem('trainer/no-machine', message));
  }
  const cells = (rows as readonly Pickled[]).map((row) => {
    const [state, input, target, output] = Array.isArray(row) ? (row as readonly Pickled[]) : [];
    return { state: String(state), input: moveOf(input), target: String(target), output: moveOf(output) };
  });
  const names = [...new Set(cells.map(({ state }) => state))];
  const numbers = new Map(names.map((name, k) => [name, k]));
  const next = new Int32Array(2 * names.length).fill(-1);
  const output = new Uint8Array(2 * names.length);
  for (const cell of cells) {
    const target = numbers.get(cell.target);
    if (cell.input === null || cell.output === null || target === undefined) return badTransitions();
    const at = 2 * numbers.get(cell.state)! + codeOf(cell.input);
    next[at] = target;
    output[at] = codeOf(cell.output);
  }
  const start = numbers.get(String(parameters.get('initial_state')));
  if (start === undefined || next.includes(-1)) return badTransitions();
  return { ok: true, value: { names, start, opening, next, output }, warnings: [] };
}

/** The arguments that make the reference's player of a machine; its states are numbered from 0 there. */
export function argumentsOfMachine(machine: Mealy): ReadonlyMap<string, Writable> {
  const { next, output, start, opening } = machine;
  const rows = Array.from(next, (target, cell) => {
    const input = cell % 2 === 0 ? 'C' : 'D';
    return new Tuple([cell >> 1, pickledMove(input), target, pickledMove(output[cell] === 0 ? 'C' : 'D')]);
  });
  return new Map<string, Writable>([
    ['transitions', new Tuple(rows)],
    ['initial_state', start],
    ['initial_action', pickledMove(opening)],
    ['num_states', size(machine)],
  ]);
}

/** A move as the reference's own class. */
export function pickledMove(move: Action): PickledObject {
  return { type: 'axelrod.action.Action', args: [codeOf(move)] };
}

/** The move that a pickled value stands for; null where it is none. */
export function moveOf(value: Pickled | undefined): Action | null {
  if (isAction(value)) return value;
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  const [code] = value.args;
  if (!value.type.endsWith('.Action')) return null;
  return code === 0 ? 'C' : code === 1 ? 'D' : null;
}

function badRow(line: number): ReturnType<typeof refused> {
  const message = `Line ${line} is no generation of a parameter file: expected number, mean, deviation, best score, parameters in base64.`;
  return refused(problem('trainer/row', message, { line }));
}

function badTransitions(): ReturnType<typeof refused> {
  return refused(problem('trainer/transitions', 'A transition is missing, or leads to a state without transitions.'));
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
