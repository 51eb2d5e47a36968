// The text format of Oyun, a classroom tournament (Pence and Buchak 2012): author, name, number of states,
// then a line `ACTION, next if C, next if D` for each state, numbered from 0, which is the start; `#` begins
// a comment. States play moves there (a Moore machine), so reading moves each state's move to the arrows that
// lead to it, and writing splits a state that is entered with both moves into two.

import { ACTIONS, actionOf, isAction, type Action } from '../game/action.ts';
import { problem, unwrap, type Parsed } from '../game/problem.ts';
import type { MachineDocument } from '../machine/document.ts';
import { toMealy } from '../machine/validate.ts';
import { checked, plainDocument, refused } from './checked.ts';
import { DraftBuilder } from './draft-builder.ts';
import { sizeProblem, textProblem } from './limits.ts';

const ANONYMOUS = 'Anonymous';

/** Reads an Oyun player; its states keep their numbers as names. */
export function parseOyun(text: string): Parsed<MachineDocument> {
  const tooLong = textProblem(text);
  if (tooLong !== null) return refused(tooLong);
  const lines: { readonly number: number; readonly text: string }[] = [];
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const content = line.trim();
    if (content !== '' && !content.startsWith('#')) lines.push({ number: i + 1, text: content });
  }
  const [author, name, count, ...rows] = lines;
  if (author === undefined || name === undefined || count === undefined) {
    return refused(
      problem('oyun/header', 'The text ends early; expected author, name and number of states, a line each.'),
    );
  }
  const fail = (line: { number: number }, message: string) =>
    refused(problem('oyun/syntax', `Line ${line.number}: ${message}`, { line: line.number, column: 1 }));

  const countText = withoutComment(count.text);
  const n = /^\d{1,9}$/.test(countText) ? Number(countText) : 0;
  if (n < 1) return fail(count, `Found ${shown(count.text)}; expected the number of states.`);
  const tooMany = sizeProblem(n);
  if (tooMany !== null) return refused(tooMany);
  if (rows.length !== n) {
    return fail(
      rows[n] ?? count,
      `The file announces ${n} states and has lines for ${rows.length}. Correct the number.`,
    );
  }
  const states: { move: Action; next: readonly [number, number] }[] = [];
  for (const row of rows) {
    const match = /^([CD])\s*,\s*(\d{1,9})\s*,\s*(\d{1,9})$/i.exec(withoutComment(row.text));
    const move = match?.[1]?.toUpperCase();
    if (match === null || !isAction(move))
      return fail(row, `Found ${shown(row.text)}; expected a state such as C, 0, 1.`);
    const next = [Number(match[2]), Number(match[3])] as const;
    const stray = next.find((target) => target >= n);
    if (stray !== undefined) {
      return fail(row, `State ${stray} does not exist; the ${n} states are numbered from 0 to ${n - 1}.`);
    }
    states.push({ move, next });
  }
  const builder = new DraftBuilder();
  states.forEach((state, i) => {
    ACTIONS.forEach((input, k) => {
      const target = state.next[k as 0 | 1];
      builder.add(String(i), input, String(target), states[target]!.move);
    });
  });
  const origin = author.text === ANONYMOUS ? {} : { author: author.text };
  return checked(plainDocument(name.text, builder.draft('0', states[0]!.move), { origin }));
}

/** The machine as an Oyun player, at most twice as many states. Throws a `StratagemError` where the machine is not complete. */
export function printOyun(document: MachineDocument): string {
  const machine = unwrap(toMealy(document.machine));
  const n = machine.names.length;
  const entered = new Uint8Array(2 * n); // by 2 * state + move it is entered with
  for (let cell = 0; cell < 2 * n; cell++) entered[2 * machine.next[cell]! + machine.output[cell]!] = 1;
  const first = 2 * machine.start + (machine.opening === 'C' ? 0 : 1);
  const kept = [first];
  for (let state = 0; state < n; state++) {
    const both = [2 * state, 2 * state + 1];
    // A state that nothing leads to is kept all the same, with C as its move.
    const parts = both.filter((part) => entered[part] === 1 || part === first);
    kept.push(...(parts.length > 0 ? parts : both.slice(0, 1)).filter((part) => part !== first));
  }
  const numbers = new Map(kept.map((part, i) => [part, i]));
  const lines = kept.map((part) => {
    const state = part >> 1;
    const targets = [0, 1].map((input) => {
      const cell = 2 * state + input;
      return numbers.get(2 * machine.next[cell]! + machine.output[cell]!)!;
    });
    return `${actionOf(part & 1)}, ${targets.join(', ')} # ${oneLine(machine.names[state]!)}`;
  });
  return [
    header(document.origin.author ?? '', ANONYMOUS),
    header(document.name, 'Machine'),
    String(kept.length),
    ...lines,
    '',
  ].join('\n');
}

/** A line that is not read as a comment or as empty. */
function header(text: string, otherwise: string): string {
  return oneLine(text).replace(/^[#\s]+/, '') || otherwise;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function withoutComment(line: string): string {
  const hash = line.indexOf('#');
  return (hash === -1 ? line : line.slice(0, hash)).trim();
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
