// Tokens of Python source, as far as literals need them: names (with their dots), whole numbers, strings and
// marks; comments and white space are left out. No grammar: the readers look for the patterns they know.

import { problem, type Parsed } from '../game/problem.ts';
import { lineAndColumn } from './literal.ts';

/** One token; `text` of a string is its content. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'mark';
  readonly text: string;
  /** Offset in the text. */
  readonly at: number;
}

/** Enough for the largest machine that is read, with a module around it. */
const MAX_TOKENS = 1_000_000;

// Each pattern is one character class repeated, so that no text makes them backtrack.
const SPACE = /[\s\\\uFEFF]+/y;
const COMMENT = /#[^\n]*/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}.]*/uy;
const NUMBER = /-?\d+(?:\.\d+)?/y;

/** The tokens in order, or where a string has no end. */
export function tokens(text: string): Parsed<readonly Token[]> {
  const found: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const result = pattern.exec(text);
    if (result === null) return null;
    at = pattern.lastIndex;
    return result[0];
  };
  const fail = (code: string, message: string): Parsed<never> => {
    const place = lineAndColumn(text, at);
    const full = `Line ${place.line}, column ${place.column}: ${message}`;
    return { ok: false, problems: [problem(code, full, place)] };
  };
  for (;;) {
    while ((match(SPACE) ?? match(COMMENT)) !== null);
    if (at >= text.length) return { ok: true, value: found, warnings: [] };
    if (found.length >= MAX_TOKENS)
      return fail('axelrod/too-long', 'The text goes on beyond any machine that is read.');
    const start = at;
    const char = text[at]!;
    if (char === '"' || char === "'") {
      const quote = text.startsWith(char.repeat(3), at) ? char.repeat(3) : char;
      const end = endOfString(text, at + quote.length, quote);
      if (end === null) return fail('axelrod/open-string', 'The string that begins here has no end.');
      found.push({ kind: 'string', text: unescape(text.slice(at + quote.length, end)), at: start });
      at = end + quote.length;
      continue;
    }
    const name = match(NAME);
    const word = name ?? match(NUMBER);
    if (word === null) at++;
    found.push({ kind: name !== null ? 'name' : word !== null ? 'number' : 'mark', text: word ?? char, at: start });
  }
}

/** Offset of the quotation mark that ends the string whose content begins at `from`; `null` where none does. */
function endOfString(text: string, from: number, quote: string): number | null {
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (quote.length === 1 && text[i] === '\n') return null;
    else if (text.startsWith(quote, i)) return i;
  }
  return null;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\n': '' };

function unescape(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))/g,
    (_, u?: string, x?: string, char?: string) => {
      const hex = u ?? x;
      return hex === undefined ? (ESCAPES[char!] ?? char!) : String.fromCharCode(parseInt(hex, 16));
    },
  );
}
