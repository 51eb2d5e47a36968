// Transformers in names: `Dual(Tit For Tat)`, `Noisy 0.1 (GTFT: 0.3)`, `Joss-Ann 0.2, 0.3 (Grudger)`, and as
// the reference prints them, `Noisy Tit For Tat: 0.1`. They nest. The inner name is read by whoever calls, so
// that a machine file can stand there too.

import type { Action } from '../game/action.ts';
import { problem, type Parsed, type Problem } from '../game/problem.ts';
import { mixed } from './mixed.ts';
import { fullName, defaultParameters, type NamedStrategy } from './naming.ts';
import type { StrategyRecord } from './strategy.ts';
import {
  apologizing,
  deadlockBreaking,
  dual,
  final,
  flipped,
  forgiving,
  grudging,
  initial,
  jossAnn,
  nice,
  noisy,
  retaliateUntilApology,
  retaliating,
  transform,
  type Transformer,
} from './transformers.ts';

/** Reads the name of a strategy that is not itself made by a transformer. */
export type ReadName = (name: string) => Parsed<NamedStrategy>;

/** What a transformer takes, as it is explained, and how it is made of it; null where it does not fit. */
interface Form {
  readonly takes: string;
  make(text: string, read: ReadName): Transformer | null | readonly Problem[];
}

const alone = (transformer: Transformer): Form => ({ takes: '', make: (text) => (text === '' ? transformer : null) });

const withNumber = (takes: string, fits: (value: number) => boolean, make: (value: number) => Transformer): Form => ({
  takes,
  make(text) {
    const value = Number(text);
    return text !== '' && fits(value) ? make(value) : null;
  },
});

const isShare = (value: number): boolean => value >= 0 && value <= 1;
const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0;

const withMoves = (make: (moves: readonly Action[]) => Transformer): Form => ({
  takes: 'moves, as in CCD',
  make(text) {
    const moves = movesOf(text);
    return moves && make(moves);
  },
});

/** The words that begin a transformed name, as printed, with the forms of their arguments. */
const FORMS: Readonly<Record<string, Form>> = {
  Flipped: alone(flipped),
  Dual: alone(dual),
  Nice: alone(nice),
  DeadlockBreaking: alone(deadlockBreaking),
  RUA: alone(retaliateUntilApology),
  Noisy: withNumber('a probability from 0 to 1', isShare, noisy),
  Forgiving: withNumber('a probability from 0 to 1', isShare, forgiving),
  Grudging: withNumber('a number of defections', isCount, grudging),
  Retaliating: withNumber('a number of defections from 1', (n) => isCount(n) && n > 0, retaliating),
  Initial: withMoves(initial),
  Final: withMoves(final),
  Apologizing: {
    takes: 'own moves and the opponent’s, as many of each, as in D, C',
    make(text) {
      const bracketed = /^\[(.*)\], *\[(.*)\]$/.exec(text) ?? /^([CD]+), *([CD]+)$/.exec(text);
      const [own, opponent] = [movesOf(bracketed?.[1] ?? ''), movesOf(bracketed?.[2] ?? '')];
      return own && opponent && own.length === opponent.length ? apologizing(own, opponent) : null;
    },
  },
  'Joss-Ann': {
    takes: 'two probabilities, as in 0.2, 0.3',
    make(text) {
      const values = numbersOf(text.replace(/^\((.*)\)$/, '$1'));
      return values?.length === 2 && values.every(isShare) ? jossAnn(values[0]!, values[1]!) : null;
    },
  },
  Mutated: {
    takes: "weights and strategies, as in [0.2, 0.3], ['Cooperator', 'Defector']",
    make(text, read) {
      const [, weightsText = '', namesText = ''] = /^\[([^\]]*)\], *\[(.*)\]$/.exec(text) ?? [];
      const weights = numbersOf(weightsText);
      const names = [...namesText.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
      if (!weights || names.length !== weights.length || weights.some((weight) => weight < 0)) return null;
      const found = names.map(read);
      const problems = found.flatMap((each) => (each.ok ? [] : each.problems));
      if (problems.length > 0) return problems;
      return mixed(
        weights,
        found.flatMap((each) => (each.ok ? [{ ...bound(each.value), name: each.value.name }] : [])),
      );
    },
  },
};

/** Letters of the longest name that is looked into: nesting without end would exhaust the stack. */
const LONGEST = 1000;

/** The words that begin a transformed name. */
export const TRANSFORMER_WORDS: readonly string[] = Object.keys(FORMS);

/**
 * Reads a name that a transformer may stand before; `read` reads those without. A name that `read` knows is
 * its strategy, as `Nice Average Copier` is. The strategy's parameters are bound, so the result has none.
 */
export function parseApplied(text: string, read: ReadName): Parsed<NamedStrategy> {
  const wanted = text.trim();
  const word =
    wanted.length <= LONGEST
      ? TRANSFORMER_WORDS.find((each) => new RegExp(`^${each}(?![\\w-])`, 'i').test(wanted))
      : undefined;
  // In `Nice(Average Copier)` the brackets say what is meant.
  const explicit = word !== undefined && /^[^:(]*\(.*\)$/.test(wanted);
  const plain = explicit ? null : read(text);
  if (plain?.ok || word === undefined) return plain ?? read(text);
  const form = FORMS[word]!;
  const { args, inner } = split(wanted.slice(word.length).trim(), form.takes !== '');
  if (inner === '') return failed('library/transformer', `${word} needs a strategy: ${sample(word, form)}.`);
  const of = parseApplied(inner, read);
  if (!of.ok) return of;
  const made = form.make(args, (name) => parseApplied(name, read));
  if (Array.isArray(made)) return { ok: false, problems: made };
  if (made === null) {
    const takes = form.takes === '' ? 'takes nothing' : `takes ${form.takes}`;
    return failed('library/transformer', `${word} ${takes}, not "${args}". Write ${sample(word, form)}.`);
  }
  const record = transform(bound(of.value), made as Transformer);
  return { ok: true, value: { record, parameters: defaultParameters(record), name: fullName(record) }, warnings: [] };
}

/** Arguments at the end of a printed name: lists, a pair, or a number. */
const PRINTED = /: +(\[[^\]]*\](?:, *\[[^\]]*\])?|\([^)]*\)|[^:]*)$/;

/** Arguments and inner name: `0.1 (Name)`, `(Name)`, or as printed, `Name: 0.1`. */
function split(text: string, takes: boolean): { args: string; inner: string } {
  if (text.endsWith(')')) {
    const open = opening(text);
    const args = text.slice(0, open).trim();
    // `BackStabber: (D, D)` ends in a bracket that is a value's.
    if (!args.endsWith(':')) return { args, inner: text.slice(open + 1, -1).trim() };
  }
  const printed = takes ? PRINTED.exec(text) : null;
  return printed ? { args: printed[1]!, inner: text.slice(0, printed.index).trim() } : { args: '', inner: text };
}

/** The place of the bracket that the last one closes. */
function opening(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++;
    if (text[at] === '(' && --depth === 0) return at;
  }
  return 0;
}

/** The record with its parameters as given for good. */
export function bound({ record, parameters, name }: NamedStrategy): StrategyRecord {
  const { parameters: _, ...rest } = record;
  return { ...rest, fullName: name, create: (_parameters, info) => record.create(parameters, info) };
}

function movesOf(text: string): Action[] | null {
  const letters = text.replaceAll(/[[\](),\s]/g, '').toUpperCase();
  return /^[CD]{1,1000}$/.test(letters) ? ([...letters] as Action[]) : null;
}

function numbersOf(text: string): number[] | null {
  const values = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  return values.every(Number.isFinite) ? values : null;
}

function sample(word: string, { takes }: Form): string {
  const example =
    takes === '' ? '' : ` ${/as in (.*)$/.exec(takes)?.[1] ?? (takes.startsWith('a probability') ? '0.1' : '3')} `;
  return `${word}${example}(Tit For Tat)`;
}

function failed(code: string, message: string): Parsed<NamedStrategy> {
  return { ok: false, problems: [problem(code, message)] };
}
