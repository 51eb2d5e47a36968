// FIELD expressions: who takes part. A keyword (`all`, `short`, `long`, `first`, `second`, `demo`,
// `machines`, `official`), a comma-separated list of names and keywords (CSV quoting where a name holds a
// comma), or a filter over the facts of the library's records, such as `memory<=1 & deterministic`.
// Filters: facts joined by & | ! and brackets; comparisons of `memory` with a number or `infinite`, and
// `family = "Tit For Tat"`, `name ~ prober`, `origin ~ 1980` (~: contains).

import { problem, type Parsed, type Problem } from '../game/problem.ts';
import { parseApplied } from '../library/applied.ts';
import { fullName, parseName, type NamedStrategy } from '../library/naming.ts';
import type { StrategyRecord } from '../library/strategy.ts';

type Test = (record: StrategyRecord) => boolean;

/** Axelrod's first tournament beside the entries named after their authors. */
const FIRST = ['Tit For Tat', 'Grudger', 'Random'];
const DEMO = ['Cooperator', 'Defector', 'Tit For Tat', 'Grudger', 'Random'];
/** Younger than the official tournament of 2020, which was played with version 4.10 of the reference library. */
const AFTER_OFFICIAL = ['Evolved FSM 6', 'CAPRI', 'SpitefulCC', 'Burn Both Ends'];
const OFFICIAL_EXTRA = [
  ...['Random', 'GTFT'].flatMap((name) => ['0.1', '0.3', '0.7', '0.9'].map((p) => `${name}: ${p}`)),
  'Meta Winner: 8 players',
];

const KEYWORDS: Readonly<Record<string, Test>> = {
  all: () => true,
  short: (record) => !record.classification.longRun,
  long: (record) => record.classification.longRun,
  first: ({ name }) => FIRST.includes(name) || name.startsWith('First by '),
  second: ({ name, origin }) => name.startsWith('Second by ') || /second tournament/i.test(origin),
  demo: ({ name }) => DEMO.includes(name),
  machines: ({ family }) => family === 'Finite state machine',
  official: ({ name }) => !AFTER_OFFICIAL.includes(name),
};

/**
 * Reads a field expression against a roster; strategies come in the roster's order for keywords and
 * filters, in the given order for lists, each once. `known` adds strategies that may be named but are in
 * no keyword's field. `official` has the roster of 2020; its meta players lead today's teams.
 */
export function parseField(
  text: string,
  roster: readonly StrategyRecord[],
  known: readonly StrategyRecord[] = roster,
): Parsed<readonly NamedStrategy[]> {
  if (text.trim() === '') return failure('field/empty', 'The field is empty. Write `all`, names, or a filter.');
  const nameOf = (name: string): Parsed<NamedStrategy> => parseApplied(name, (plain) => parseName(plain, known));
  const whole = nameOf(text);
  if (whole.ok && !(text.trim().toLowerCase() in KEYWORDS)) return success([whole.value]);

  const items = splitNames(text);
  const problems: Problem[] = [];
  const found = items.flatMap((item): readonly NamedStrategy[] => {
    const keyword = keywordField(item, roster, known);
    if (keyword) return keyword;
    const named = nameOf(item);
    if (named.ok) return [named.value];
    problems.push(...named.problems);
    return [];
  });
  if (problems.length === 0) return success(found);
  if (!looksLikeFilter(text)) return { ok: false, problems };

  const test = parseFilter(text);
  if (!test.ok) return test;
  const chosen = roster.filter(test.value);
  if (chosen.length === 0) return failure('field/nobody', `No strategy of the library fits "${text.slice(0, 100)}".`);
  return success(chosen.map(named));
}

function named(record: StrategyRecord): NamedStrategy {
  const parameters = Object.fromEntries((record.parameters ?? []).map(({ name, default: value }) => [name, value]));
  return { record, parameters, name: fullName(record) };
}

function keywordField(
  item: string,
  roster: readonly StrategyRecord[],
  known: readonly StrategyRecord[],
): readonly NamedStrategy[] | null {
  const word = item.toLowerCase();
  if (!Object.hasOwn(KEYWORDS, word)) return null;
  const members = roster.filter(KEYWORDS[word]!).map(named);
  if (word !== 'official') return members;
  const extra = OFFICIAL_EXTRA.map((name) => parseName(name, known));
  return [...members, ...extra.flatMap((parsed) => (parsed.ok ? [parsed.value] : []))];
}

function success(found: readonly NamedStrategy[]): Parsed<readonly NamedStrategy[]> {
  const once = new Map(found.map((entry) => [entry.name, entry]));
  return { ok: true, value: [...once.values()], warnings: [] };
}

function failure(code: string, message: string, column?: number): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [problem(code, message, column === undefined ? {} : { column })] };
}

/** Splits at commas outside double quotes; a doubled quote inside quotes is a quote. Empty items are dropped. */
export function splitNames(text: string): string[] {
  const items: string[] = [];
  for (const match of text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/g)) {
    const item = match[1] === undefined ? match[2]!.trim() : match[1].replaceAll('""', '"');
    if (item !== '') items.push(item);
  }
  return items;
}

const FLAGS: Readonly<Record<string, Test>> = {
  deterministic: ({ classification }) => !classification.stochastic,
  stochastic: ({ classification }) => classification.stochastic,
  'uses-payoffs': ({ classification }) => classification.usesPayoffs,
  'uses-length': ({ classification }) => classification.usesLength,
  inspects: ({ classification }) => classification.inspectsOpponent,
};

function looksLikeFilter(text: string): boolean {
  return (
    /[&|!<>=~]/.test(text) ||
    Object.hasOwn(
      FLAGS,
      text
        .trim()
        .replace(/^\(+|\)+$/g, '')
        .toLowerCase(),
    )
  );
}

interface Token {
  readonly text: string;
  /** A quoted text is never an operator. */
  readonly quoted: boolean;
  /** From 1. */
  readonly column: number;
}

/** Reads a filter. Errors name the column and what would fit there. */
export function parseFilter(text: string): Parsed<Test> {
  const tokens: Token[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"|(<=|>=|!=|&&|\|\||[<>=~&|!()])|([^\s<>=~&|!()"]+))/gy;
  let end = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const token = match[1]?.replaceAll('""', '"') ?? match[2] ?? match[3]!;
    tokens.push({ text: token, quoted: match[1] !== undefined, column: match.index + match[0].search(/\S/) + 1 });
    end = pattern.lastIndex;
  }
  if (text.slice(end).trim() !== '') {
    return failure('field/quote', `The quote at column ${end + 1} of the filter is not closed.`, end + 1);
  }
  const reader = new FilterReader(tokens, text.length + 1);
  const test = reader.either();
  if (reader.problem) return { ok: false, problems: [reader.problem] };
  const rest = reader.peek();
  if (rest) return failure('field/syntax', `${place(rest)}: expected & or | between two conditions.`, rest.column);
  return { ok: true, value: test, warnings: [] };
}

function place(token: Token): string {
  return `"${token.text}" at column ${token.column} of the filter`;
}

/** Recursive descent: either = both (| both)*, both = one (& one)*, one = ! one | ( either ) | fact. */
class FilterReader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #at = 0;
  problem: Problem | null = null;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #take(...wanted: string[]): boolean {
    const token = this.peek();
    if (!token || token.quoted || !wanted.includes(token.text.toLowerCase())) return false;
    this.#at++;
    return true;
  }

  #fail(message: string, column: number): Test {
    this.problem ??= problem('field/syntax', message, { column });
    this.#at = this.#tokens.length;
    return () => false;
  }

  either(): Test {
    let test = this.#both();
    while (this.#take('|', '||', 'or')) {
      const [left, right] = [test, this.#both()];
      test = (record) => left(record) || right(record);
    }
    return test;
  }

  #both(): Test {
    let test = this.#one();
    while (this.#take('&', '&&', 'and')) {
      const [left, right] = [test, this.#one()];
      test = (record) => left(record) && right(record);
    }
    return test;
  }

  #one(): Test {
    if (this.#take('!', 'not')) {
      const test = this.#one();
      return (record) => !test(record);
    }
    if (this.#take('(')) {
      const test = this.either();
      if (!this.problem && !this.#take(')')) return this.#fail('A bracket of the filter is not closed.', this.#end);
      return test;
    }
    const token = this.peek();
    if (!token) return this.#fail('The filter ends where a condition should stand.', this.#end);
    this.#at++;
    return this.#fact(token);
  }

  #fact(token: Token): Test {
    const word = token.text.toLowerCase();
    const flag = Object.hasOwn(FLAGS, word) ? FLAGS[word] : Object.hasOwn(KEYWORDS, word) ? KEYWORDS[word] : undefined;
    if (flag) return flag;
    if (word === 'memory') return this.#memory(token);
    const textOf: Readonly<Record<string, (record: StrategyRecord) => string>> = {
      family: ({ family }) => family,
      name: (record) => fullName(record),
      origin: ({ origin }) => origin,
    };
    if (Object.hasOwn(textOf, word)) return this.#text(token, textOf[word]!);
    const facts = [...Object.keys(FLAGS), ...Object.keys(KEYWORDS), 'memory', 'family', 'name', 'origin'].join(', ');
    return this.#fail(`${place(token)} is no fact of a strategy. There are: ${facts}.`, token.column);
  }

  #memory(token: Token): Test {
    const operator = this.#operator(['<', '<=', '>', '>=', '=', '!=']);
    const value = this.peek();
    this.#at++;
    const depth = value && (/^inf(inite|inity)?$/i.test(value.text) ? Infinity : Number(value.text));
    if (!operator || depth === undefined || Number.isNaN(depth)) {
      return this.#fail(`${place(token)}: write a comparison such as memory <= 1 or memory = infinite.`, token.column);
    }
    return ({ classification: { memoryDepth } }) => {
      const own = memoryDepth ?? Infinity;
      if (operator === '<') return own < depth;
      if (operator === '<=') return own <= depth;
      if (operator === '>') return own > depth;
      if (operator === '>=') return own >= depth;
      return (own === depth) === (operator === '=');
    };
  }

  #text(token: Token, of: (record: StrategyRecord) => string): Test {
    const operator = this.#operator(['=', '!=', '~']);
    const value = this.peek();
    this.#at++;
    if (!operator || !value) {
      const wanted = `${token.text} = "..." (is) or ${token.text} ~ "..." (contains)`;
      return this.#fail(`${place(token)}: write ${wanted}.`, token.column);
    }
    const text = value.text.toLowerCase();
    if (operator === '~') return (record) => of(record).toLowerCase().includes(text);
    return (record) => (of(record).toLowerCase() === text) === (operator === '=');
  }

  #operator(allowed: readonly string[]): string | null {
    const token = this.peek();
    if (!token || token.quoted || !allowed.includes(token.text)) return null;
    this.#at++;
    return token.text;
  }
}
