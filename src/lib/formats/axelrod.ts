// Machines of the Python library Axelrod: rows `(state, opponent's move, next state, reply)` with a start
// state and an opening move. Read from loose text (rows pasted from a paper, `start: 1`, `opening = C`) or
// from a whole Python class, of which only the literals are read; nothing is run. Written as assignments
// that Python reads, or as a class of the library. The library numbers states, so other names become numbers.

import { ACTIONS, isAction, type Action } from '../game/action.ts';
import { problem, warning, type Parsed, type Problem } from '../game/problem.ts';
import type { MachineDocument } from '../machine/document.ts';
import { memoryDepth } from '../machine/memory.ts';
import { toMealy } from '../machine/validate.ts';
import { checked, plainDocument, refused } from './checked.ts';
import { DraftBuilder } from './draft-builder.ts';
import { textProblem } from './limits.ts';
import { lineAndColumn } from './literal.ts';
import { tokens, type Token } from './python-tokens.ts';

/** Reads transition tuples, loose or inside a Python class. */
export function parseAxelrod(text: string): Parsed<MachineDocument> {
  const tooLong = textProblem(text);
  if (tooLong !== null) return refused(tooLong);
  const scanned = tokens(text);
  return scanned.ok ? new TupleReader(text, scanned.value).document() : scanned;
}

/** The machine as assignments of `initial_state`, `initial_action` and `transitions`. */
export function printTuples(document: MachineDocument): string {
  const { initial, opening } = document.machine;
  const numbers = stateNumbers(document);
  const start = initial === null ? undefined : numbers.get(initial);
  const renamed = [...numbers].filter(([id, number]) => id !== number);
  return [
    `# ${oneLine(document.name)}`,
    ...renamed.map(([id, number]) => `# state ${number}: ${oneLine(id)}`),
    ...(start === undefined ? [] : [`initial_state = ${start}`]),
    `initial_action = ${opening}`,
    'transitions = (',
    ...rows(document, numbers).map((row) => `    ${row},`),
    ')',
    '',
  ].join('\n');
}

/** The machine as a class of the library, in a module that runs with it installed. */
export function printPythonClass(document: MachineDocument): string {
  const { initial, opening } = document.machine;
  const numbers = stateNumbers(document);
  const renamed = [...numbers].filter(([id, number]) => id !== number);
  const start = (initial === null ? undefined : numbers.get(initial)) ?? '1';
  return [
    'from axelrod.action import Action',
    'from axelrod.strategies.finite_state_machines import FSMPlayer',
    '',
    'C, D = Action.C, Action.D',
    '',
    '',
    `class ${className(document.name)}(FSMPlayer):`,
    `    """${docstring(document)}"""`,
    '',
    `    name = ${JSON.stringify(document.name)}`,
    '    classifier = {',
    `        "memory_depth": ${pythonMemory(document)},`,
    '        "stochastic": False,',
    '        "long_run_time": False,',
    '        "inspects_source": False,',
    '        "manipulates_source": False,',
    '        "manipulates_state": False,',
    '    }',
    '',
    '    def __init__(self) -> None:',
    ...renamed.map(([id, number]) => `        # state ${number}: ${oneLine(id)}`),
    '        transitions = (',
    ...rows(document, numbers).map((row) => `            ${row},`),
    '        )',
    '        super().__init__(',
    `            transitions=transitions, initial_state=${start}, initial_action=${opening}`,
    '        )',
    '',
  ].join('\n');
}

/** Each state's id with its number as text: the id itself where every id is a number, else 1, 2, 3, ... */
function stateNumbers(document: MachineDocument): Map<string, string> {
  const ids = document.machine.states.map((state) => state.id);
  const numeric = ids.every((id) => /^(?:0|-?[1-9]\d{0,14})$/.test(id));
  return new Map(ids.map((id, i) => [id, numeric ? id : String(i + 1)]));
}

function rows(document: MachineDocument, numbers: ReadonlyMap<string, string>): string[] {
  return document.machine.states.flatMap((state) =>
    ACTIONS.flatMap((input) => {
      const transition = state[input];
      const target = transition === null ? undefined : numbers.get(transition.target);
      return target === undefined ? [] : [`(${numbers.get(state.id)}, ${input}, ${target}, ${transition!.output})`];
    }),
  );
}

function pythonMemory(document: MachineDocument): string {
  const machine = toMealy(document.machine);
  const depth = machine.ok ? memoryDepth(machine.value) : null;
  return depth === null ? 'float("inf")' : String(depth);
}

function className(name: string): string {
  const words = name.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]/.test(joined) && !/^(?:None|True|False|FSMPlayer|Action|C|D)$/.test(joined)
    ? joined
    : `Machine${joined}`;
}

function docstring({ name, description }: MachineDocument): string {
  const text = (description || name).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return text.replace(/\s*\n\s*/g, '\n    ').trim();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

type Row = readonly [state: string, input: Action, next: string, output: Action];

interface Settings {
  readonly start: string | null;
  readonly opening: Action | null;
}

const START_WORDS: ReadonlySet<string> = new Set(['initial_state', 'initial', 'start', 'start_state']);
const OPENING_WORDS: ReadonlySet<string> = new Set([
  'initial_action',
  'opening',
  'first',
  'opening_move',
  'first_move',
  'initial_move',
]);
const FILLERS: ReadonlySet<string> = new Set(['state', 'move', 'action', 'is', 'int', 'Action', 'str']);

class TupleReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #warnings: Problem[] = [];

  constructor(text: string, scanned: readonly Token[]) {
    this.#text = text;
    this.#tokens = scanned;
  }

  document(): Parsed<MachineDocument> {
    const isClass = this.#tokens.some((token, i) => token.text === 'class' && this.#tokens[i + 1]?.kind === 'name');
    const at = this.#assignment();
    const builder = new DraftBuilder();
    let i = at ?? 0;
    let depth = 0;
    let settings = this.#settings();
    while (i < this.#tokens.length) {
      const token = this.#tokens[i]!;
      const row = this.#row(i);
      if (row !== null) {
        const [state, input, target, output] = row;
        if (!builder.add(state, input, target, output)) {
          return this.#refuse(
            token,
            'axelrod/duplicate',
            `State ${state} has a second transition for ${input}. Keep one.`,
          );
        }
        i += 9;
        if (this.#tokens[i - 1]?.text === ',') i++;
        continue;
      }
      const tail = depth === 0 && builder.size > 0 ? this.#tail(i) : null;
      if (tail !== null) {
        settings = tail;
        break;
      }
      const setting = at === null ? this.#setting(i) : null;
      if (setting !== null) {
        i = setting.end;
      } else if (token.text === '(' || token.text === '[') {
        const next = this.#tokens[i + 1];
        if (next !== undefined && next.kind !== 'mark') return this.#badRow(i);
        depth++;
        i++;
      } else if (token.text === ')' || token.text === ']') {
        if (depth === 0)
          return this.#refuse(token, 'axelrod/syntax', `Found "${token.text}" without its opening bracket. Remove it.`);
        depth--;
        i++;
        if (at !== null && depth === 0) break;
      } else if (token.text === ',' || token.text === ';') {
        i++;
      } else {
        const found = JSON.stringify(token.text.slice(0, 40));
        return this.#refuse(token, 'axelrod/syntax', `Found ${found}; expected a transition such as (1, C, 2, D).`);
      }
    }
    if (builder.size === 0) {
      const message =
        "The text holds no transition; expected rows such as (1, C, 2, D): state, opponent's move, next state, reply.";
      return refused(problem('axelrod/no-transitions', message));
    }
    if (depth > 0) {
      return this.#refuse(
        this.#tokens.at(-1),
        'axelrod/syntax',
        'The text ends inside brackets. Is a part of it missing?',
      );
    }
    const { start, opening } = settings;
    if (start === null)
      this.#warn(
        'no-start',
        `No start state is named; the first one, ${builder.first}, is taken. Write initial_state=${builder.first} to say so.`,
      );
    if (opening === null)
      this.#warn('no-opening', 'No opening move is named; C is taken. Write initial_action=C to say so.');
    const draft = builder.draft(start ?? builder.first, opening ?? 'C');
    const { name, description } = isClass ? this.#classFacts() : { name: this.#title(), description: '' };
    return checked(plainDocument(name, draft, { description }), this.#warnings);
  }

  /** Where the value of `transitions = (` begins; `null` when there is no such assignment. */
  #assignment(): number | null {
    for (let i = 0; i < this.#tokens.length; i++) {
      if (lastPart(this.#tokens[i]!) !== 'transitions') continue;
      const value = this.#valueAt(i + 1);
      if (value !== null && /^[([]$/.test(this.#tokens[value]?.text ?? '')) return value;
    }
    return null;
  }

  /** Index of the value after `=` or `:`, an annotation (`: int = `) skipped; `null` where there is none. */
  #valueAt(i: number): number | null {
    const text = this.#tokens[i]?.text;
    if (text === '=') return i + 1;
    if (text !== ':') return null;
    for (let j = i + 1; j < i + 12; j++) {
      const token = this.#tokens[j];
      if (token?.text === '=') return j + 1;
      if (token === undefined || token.kind !== 'name') break;
    }
    return i + 1;
  }

  #row(i: number): Row | null {
    const [open, state, comma1, input, comma2, next, comma3, output, close] = this.#tokens.slice(i, i + 9);
    if (close === undefined || !/^[([]$/.test(open!.text)) return null;
    if (comma1!.text !== ',' || comma2!.text !== ',' || comma3!.text !== ',') return null;
    const closes = close.text === ',' ? /^[)\]]$/.test(this.#tokens[i + 9]?.text ?? '') : /^[)\]]$/.test(close.text);
    const on = moveOf(input!);
    const reply = moveOf(output!);
    if (!closes || on === null || reply === null || state!.kind === 'mark' || next!.kind === 'mark') return null;
    return [state!.text, on, next!.text, reply];
  }

  /** A row that is not one: say which of its parts is wrong. */
  #badRow(i: number): Parsed<MachineDocument> {
    for (const [offset, wanted] of [
      [3, "the opponent's move"],
      [7, 'the reply'],
    ] as const) {
      const token = this.#tokens[i + offset];
      if (token !== undefined && this.#tokens[i + offset - 1]?.text === ',' && moveOf(token) === null) {
        const found = JSON.stringify(token.text.slice(0, 40));
        return this.#refuse(token, 'axelrod/bad-move', `Found ${found} as ${wanted}; expected C or D.`);
      }
    }
    return this.#refuse(
      this.#tokens[i],
      'axelrod/bad-row',
      "Expected four parts: (state, opponent's move, next state, reply), as in (1, C, 2, D).",
    );
  }

  /** `initial_state = 1`, `start state: 1`, `opening move C` and the like, as the author put it. */
  #setting(i: number): { kind: 'start' | 'opening'; value: string; end: number } | null {
    const token = this.#tokens[i]!;
    if (token.kind !== 'name') return null;
    const word = lastPart(token).toLowerCase();
    if (!START_WORDS.has(word) && !OPENING_WORDS.has(word)) return null;
    let kind: 'start' | 'opening' = START_WORDS.has(word) ? 'start' : 'opening';
    let j = i + 1;
    for (; j < i + 6; j++) {
      const next = this.#tokens[j];
      if (next === undefined) return null;
      if (word === 'initial' && /^(?:move|action)$/i.test(next.text)) kind = 'opening';
      if (next.text !== '=' && next.text !== ':' && !FILLERS.has(next.text)) break;
    }
    const value = this.#tokens[j];
    if (value === undefined || value.kind === 'mark' || lastPart(value).toLowerCase() === word) return null;
    const move = moveOf(value);
    if (kind === 'opening' && move === null) return null;
    return { kind, value: kind === 'opening' ? move! : value.text, end: j + 1 };
  }

  /** `1, C` after the rows, at the end of the text: how the library prints a player. */
  #tail(i: number): Settings | null {
    const [state, comma, move, more] = this.#tokens.slice(i, i + 4);
    if (move === undefined || more !== undefined || comma!.text !== ',' || state!.kind === 'mark') return null;
    const opening = moveOf(move);
    return opening === null ? null : { start: state!.text, opening };
  }

  /** The last start state and opening move that the text names. */
  #settings(): Settings {
    let start: string | null = null;
    let opening: Action | null = null;
    for (let i = 0; i < this.#tokens.length; i++) {
      const setting = this.#setting(i);
      if (setting?.kind === 'start') start = setting.value;
      if (setting?.kind === 'opening') opening = setting.value as Action;
    }
    return { start, opening };
  }

  /** The comment in the first line, where `printTuples` writes the name. */
  #title(): string {
    return /^\uFEFF?#([^\n]*)/.exec(this.#text)?.[1]?.trim().slice(0, 200) ?? '';
  }

  #classFacts(): { name: string; description: string } {
    const header = this.#tokens.findIndex((token) => token.text === 'class');
    let name = this.#tokens[header + 1]?.text ?? '';
    const named = this.#tokens.findIndex(
      (token, i) => i > header && token.text === 'name' && this.#tokens[i + 1]?.text === '=',
    );
    const value = this.#tokens[named + 2];
    if (named !== -1 && value?.kind === 'string') name = value.text;
    else name = name.replace(/([a-z])(?=[A-Z0-9])/g, '$1 ');
    const colon = this.#tokens.findIndex((token, i) => i > header && token.text === ':');
    const doc = this.#tokens[colon + 1];
    const paragraph = doc?.kind === 'string' ? (doc.text.trim().split(/\n\s*\n/)[0] ?? '') : '';
    return { name, description: oneLine(paragraph) };
  }

  #warn(code: string, message: string): void {
    this.#warnings.push(warning(`axelrod/${code}`, message));
  }

  #refuse(token: Token | undefined, code: string, message: string): { ok: false; problems: readonly Problem[] } {
    const place = lineAndColumn(this.#text, token?.at ?? 0);
    return refused(problem(code, `Line ${place.line}, column ${place.column}: ${message}`, place));
  }
}

function lastPart(token: Token): string {
  return token.kind === 'name' ? token.text.slice(token.text.lastIndexOf('.') + 1) : '';
}

function moveOf(token: Token): Action | null {
  const text = token.kind === 'string' ? token.text : lastPart(token);
  return isAction(text) ? text : null;
}
