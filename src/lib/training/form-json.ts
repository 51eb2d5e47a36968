// Forms as JSON, for checkpoints and stored champions. All forms but machines are plain data already; a machine is
// written as rows `[state, target on C, reply, target on D, reply]`, which keep the author's names and order.

import { isAction } from '../game/action.ts';
import { problem, type Parsed } from '../game/problem.ts';
import type { Form, HmmForm } from '../library/form.ts';
import { toDraft, type Draft } from '../machine/mealy.ts';
import { toMealy } from '../machine/validate.ts';

/** The form as a value that `JSON.stringify` writes and `formFromJson` reads. */
export function formToJson(form: Form): object {
  if (form.kind !== 'fsm') return form;
  const { initial, opening, states } = toDraft(form.machine);
  const rows = states.map(({ id, C, D }) => [id, C!.target, C!.output, D!.target, D!.output]);
  return { kind: 'fsm', start: initial, opening, rows };
}

/** Reads what `formToJson` wrote, or any such value; problems name the part that does not fit. */
export function formFromJson(value: unknown): Parsed<Form> {
  if (typeof value !== 'object' || value === null || !('kind' in value)) {
    return refused('A strategy is an object with a `kind`: fsm, hmm, lookerup, gambler, ann or cycler.');
  }
  const given = value as Readonly<Record<string, unknown>>;
  switch (given['kind']) {
    case 'fsm':
      return fsmFromJson(given);
    case 'hmm':
      return hmmFromJson(given);
    case 'lookerup': {
      const { depths, initial, pattern } = given;
      if (!areDepths(depths)) return refused(DEPTHS);
      if (!isWord(initial) || !isWord(pattern)) return refused('`initial` and `pattern` are words of C and D.');
      const entries = entriesOf(depths);
      if (pattern.length !== entries)
        return refused(`\`pattern\` has ${pattern.length} entries; these depths need ${entries}.`);
      return success({ kind: 'lookerup', depths, initial, pattern });
    }
    case 'gambler': {
      const { depths, initial, table } = given;
      if (!areDepths(depths)) return refused(DEPTHS);
      if (!isWord(initial)) return refused('`initial` is a word of C and D.');
      if (!areNumbers(table, entriesOf(depths)))
        return refused(`\`table\` is a list of ${entriesOf(depths)} probabilities.`);
      return success({ kind: 'gambler', depths, initial, table });
    }
    case 'ann': {
      const { hidden, weights } = given;
      if (!isCount(hidden) || hidden > 1000) return refused('`hidden` is the number of hidden units, from 1.');
      if (!areNumbers(weights, 19 * hidden))
        return refused(`\`weights\` is a list of ${19 * hidden} numbers, 19 for each hidden unit.`);
      return success({ kind: 'ann', hidden, weights });
    }
    case 'cycler': {
      const { cycle } = given;
      if (!isWord(cycle) || cycle === '') return refused('`cycle` is a word of C and D.');
      return success({ kind: 'cycler', cycle });
    }
    default:
      return refused(
        `There is no kind of strategy ${JSON.stringify(given['kind'])}; there are fsm, hmm, lookerup, gambler, ann, cycler.`,
      );
  }
}

const DEPTHS = '`depths` has `own`, `opponent` and `openings`: whole numbers from 0, 12 together at most.';

function fsmFromJson({ start, opening, rows }: Readonly<Record<string, unknown>>): Parsed<Form> {
  if (!Array.isArray(rows) || typeof start !== 'string' || !isAction(opening)) {
    return refused('A machine has `start`, `opening` (C or D) and `rows`.');
  }
  const states: Draft['states'][number][] = [];
  for (const row of rows as readonly unknown[]) {
    const [id, onC, replyC, onD, replyD] = Array.isArray(row) ? (row as readonly unknown[]) : [];
    if (
      typeof id !== 'string' ||
      typeof onC !== 'string' ||
      typeof onD !== 'string' ||
      !isAction(replyC) ||
      !isAction(replyD)
    ) {
      return refused(`Row ${states.length + 1} is not [state, target on C, reply, target on D, reply].`);
    }
    states.push({ id, label: null, C: { target: onC, output: replyC }, D: { target: onD, output: replyD } });
  }
  const machine = toMealy({ initial: start, opening, states });
  return machine.ok ? success({ kind: 'fsm', machine: machine.value }) : machine;
}

function hmmFromJson({ onC, onD, emission, start, opening }: Readonly<Record<string, unknown>>): Parsed<Form> {
  const n = Array.isArray(emission) ? emission.length : 0;
  const matrix = (value: unknown): value is number[][] =>
    Array.isArray(value) &&
    value.length === n &&
    (value as readonly unknown[]).every(
      (row) => areNumbers(row, n) && Math.abs(row.reduce((a, b) => a + b, 0) - 1) < 1e-6,
    );
  if (n === 0 || !areNumbers(emission, n))
    return refused('`emission` is a list of probabilities of C, one for each state.');
  if (!matrix(onC) || !matrix(onD))
    return refused(`\`onC\` and \`onD\` are ${n} rows of ${n} probabilities that sum to 1.`);
  if (!Number.isInteger(start) || (start as number) < 0 || (start as number) >= n)
    return refused(`\`start\` is a state from 0 to ${n - 1}.`);
  if (!isAction(opening)) return refused('`opening` is C or D.');
  return success({ kind: 'hmm', onC, onD, emission, start: start as number, opening } satisfies HmmForm);
}

function areDepths(value: unknown): value is { own: number; opponent: number; openings: number } {
  if (typeof value !== 'object' || value === null) return false;
  const { own, opponent, openings } = value as Readonly<Record<string, unknown>>;
  const all = [own, opponent, openings];
  return all.every((depth) => Number.isInteger(depth) && (depth as number) >= 0) && entriesOf(value as never) <= 4096;
}

function entriesOf({ own, opponent, openings }: { own: number; opponent: number; openings: number }): number {
  return 2 ** (own + opponent + openings);
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && /^[CD]*$/.test(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1;
}

function areNumbers(value: unknown, length: number): value is number[] {
  return Array.isArray(value) && value.length === length && (value as readonly unknown[]).every(Number.isFinite);
}

function success(form: Form): Parsed<Form> {
  return { ok: true, value: form, warnings: [] };
}

function refused(message: string): { ok: false; problems: readonly [ReturnType<typeof problem>] } {
  return { ok: false, problems: [problem('form/invalid', message)] };
}
