// A reader of JSON, and of the plain object literals of JavaScript, that keeps what JSON.parse loses: the
// order of keys (JSON.parse moves keys such as "5" to the front), duplicate keys, and the line and column
// of a mistake. Nothing is evaluated. Objects become Maps, so a key such as `__proto__` is only a key;
// it is refused all the same, since later readers of the same file use plain objects.
// Grammar: RFC 8259; literals add what ECMAScript and JSON5 allow (comments, unquoted keys, single quotes,
// template strings without substitution, trailing commas).

import { problem, type Parsed, type Problem } from '../game/problem.ts';
import { MAX_DEPTH } from './limits.ts';

/** A value as read: objects are Maps in the order of the text. */
export type Node = string | number | boolean | null | readonly Node[] | ReadonlyMap<string, Node>;

/** Thrown inside a reader and caught at its edge. */
class ReadError extends Error {
  readonly problem: Problem;
  constructor(found: Problem) {
    super(found.message);
    this.problem = found;
  }
}

/** Line and column of an offset, both counted from 1. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** Reads one JSON text, white space and a byte order mark around it allowed. */
export function readJson(text: string): Parsed<Node> {
  return read(text, text.startsWith('\uFEFF') ? 1 : 0, false);
}

/** Reads the literal that begins at the offset (white space and comments before it allowed); what follows is left. */
export function readScriptLiteral(text: string, offset: number): Parsed<Node> {
  return read(text, offset, true);
}

function read(text: string, offset: number, script: boolean): Parsed<Node> {
  const reader = new Reader(text, offset, script);
  try {
    const value = reader.value(0);
    if (!script) reader.end();
    return { ok: true, value, warnings: [] };
  } catch (error) {
    if (error instanceof ReadError) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const PLAIN = /[^"'`\\\u0000-\u001f]+/y; // eslint-disable-line no-control-regex -- JSON forbids raw control characters
/** Why `__proto__` is turned away: read into an object, it would change what the object is. */
const FORBIDDEN = 'The key "__proto__" is reserved by JavaScript. Give it another name, or leave it out.';
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '/': '/', '\\': '\\' };

class Reader {
  readonly #text: string;
  readonly #script: boolean;
  #at: number;

  constructor(text: string, offset: number, script: boolean) {
    this.#text = text;
    this.#at = offset;
    this.#script = script;
  }

  value(depth: number): Node {
    this.#space();
    const char = this.#text[this.#at];
    if (char === '{' || char === '[') {
      if (depth >= MAX_DEPTH) this.#fail('literal/too-deep', `Values are nested deeper than ${MAX_DEPTH} levels.`);
      return char === '{' ? this.#object(depth) : this.#array(depth);
    }
    if (this.#quote(char)) return this.#string();
    const number = this.#match(NUMBER);
    if (number !== null) return this.#number(number);
    const start = this.#at;
    switch (this.#match(WORD)) {
      case 'true':
        return true;
      case 'false':
        return false;
      case 'null':
        return null;
    }
    this.#at = start;
    return this.#unexpected(this.#script ? 'a plain value (code is not run)' : 'a value');
  }

  end(): void {
    this.#space();
    if (this.#at < this.#text.length) this.#unexpected('the end of the text');
  }

  #object(depth: number): ReadonlyMap<string, Node> {
    const entries = new Map<string, Node>();
    this.#at++;
    for (;;) {
      this.#space();
      if (this.#take('}')) return entries;
      if (entries.size > 0) {
        if (!this.#take(',')) this.#unexpected('"," or "}"');
        this.#space();
        if (this.#script && this.#take('}')) return entries;
      }
      const start = this.#at;
      const key = this.#key();
      if (key === '__proto__') this.#fail('literal/forbidden-key', FORBIDDEN, start);
      if (entries.has(key)) {
        this.#fail('literal/duplicate-key', `The key ${JSON.stringify(key)} stands here twice. Keep one.`, start);
      }
      this.#space();
      if (!this.#take(':')) this.#unexpected('":"');
      entries.set(key, this.value(depth + 1));
    }
  }

  #array(depth: number): readonly Node[] {
    const items: Node[] = [];
    this.#at++;
    for (;;) {
      this.#space();
      if (this.#take(']')) return items;
      if (items.length > 0) {
        if (!this.#take(',')) this.#unexpected('"," or "]"');
        this.#space();
        if (this.#script && this.#take(']')) return items;
      }
      items.push(this.value(depth + 1));
    }
  }

  #key(): string {
    if (this.#quote(this.#text[this.#at])) return this.#string();
    if (this.#script) {
      const key = this.#match(WORD) ?? this.#match(NUMBER);
      if (key !== null) return key;
    }
    return this.#unexpected('a key in quotes');
  }

  #string(): string {
    const start = this.#at;
    const quote = this.#text[start]!;
    let value = '';
    this.#at++;
    for (;;) {
      value += this.#match(PLAIN) ?? '';
      const char = this.#text[this.#at];
      if (char === undefined) this.#fail('literal/open-string', 'The string that begins here has no end.', start);
      if (char === quote) break;
      if (char === '\\') {
        value += this.#escape();
      } else if (char === '"' || char === "'" || char === '`' || quote === '`') {
        value += char;
        this.#at++;
      } else {
        this.#unexpected('no control character in a string; write it as \\u0000');
      }
    }
    this.#at++;
    if (quote === '`' && value.includes('${')) {
      this.#fail('literal/code', 'A template string with a substitution is code, which is not run.', start);
    }
    return value;
  }

  #escape(): string {
    const char = this.#text[this.#at + 1] ?? '';
    const known =
      ESCAPES[char] ?? (char === '"' || (this.#script && (char === "'" || char === '`')) ? char : undefined);
    if (known !== undefined) {
      this.#at += 2;
      return known;
    }
    const hex = this.#text.slice(this.#at + 2, this.#at + 6);
    if (char !== 'u' || !/^[0-9a-fA-F]{4}$/.test(hex)) return this.#unexpected('an escape such as \\n or \\u0041');
    this.#at += 6;
    return String.fromCharCode(parseInt(hex, 16));
  }

  #number(text: string): number {
    const value = Number(text);
    if (!Number.isFinite(value)) this.#fail('literal/number', `The number ${text.slice(0, 30)} is too large.`);
    return value;
  }

  #space(): void {
    for (;;) {
      const char = this.#text.charCodeAt(this.#at);
      if (char === 32 || char === 10 || char === 13 || char === 9) {
        this.#at++;
      } else if (this.#script && this.#text.startsWith('//', this.#at)) {
        const end = this.#text.indexOf('\n', this.#at);
        this.#at = end === -1 ? this.#text.length : end;
      } else if (this.#script && this.#text.startsWith('/*', this.#at)) {
        const end = this.#text.indexOf('*/', this.#at + 2);
        this.#at = end === -1 ? this.#text.length : end + 2;
      } else {
        return;
      }
    }
  }

  #quote(char: string | undefined): boolean {
    return char === '"' || (this.#script && (char === "'" || char === '`'));
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return null;
    this.#at = pattern.lastIndex;
    return found[0];
  }

  #unexpected(wanted: string): never {
    const char = this.#text.codePointAt(this.#at);
    const found =
      char === undefined ? 'The text ends here' : `Found ${JSON.stringify(String.fromCodePoint(char))} here`;
    this.#fail('literal/syntax', `${found}; expected ${wanted}.`);
  }

  #fail(code: string, message: string, offset = this.#at): never {
    const place = lineAndColumn(this.#text, offset);
    throw new ReadError(problem(code, `Line ${place.line}, column ${place.column}: ${message}`, place));
  }
}

/** Most values that `nodeOf` visits, against objects that share parts again and again. */
const MAX_NODES = 4_000_000;

/**
 * The same form for a value that is in memory already, such as a config that was imported as a module.
 * Refuses what JSON cannot hold (functions, cycles, numbers that are not finite); leaves out `undefined`.
 */
export function nodeOf(value: unknown): Parsed<Node> {
  let visited = 0;
  const visit = (item: unknown, path: string, depth: number): Node => {
    const fail = (code: string, message: string): never => {
      throw new ReadError(problem(code, message, { path }));
    };
    if (++visited > MAX_NODES) fail('literal/too-large', `The value holds more than ${MAX_NODES} parts.`);
    if (depth > MAX_DEPTH) {
      fail('literal/too-deep', `The value refers to itself or is nested deeper than ${MAX_DEPTH} levels.`);
    }
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return item;
    if (typeof item === 'number' && Number.isFinite(item)) return item;
    if (Array.isArray(item)) return item.map((part, i) => visit(part, `${path}[${i}]`, depth + 1));
    if (typeof item !== 'object') {
      return fail('literal/code', `${path || 'The value'} is a ${typeof item}, which JSON cannot hold.`);
    }
    const entries = new Map<string, Node>();
    for (const [key, part] of Object.entries(item)) {
      const place = joinPath(path, key);
      if (key === '__proto__') fail('literal/forbidden-key', `${FORBIDDEN} It stands at ${place}.`);
      if (part !== undefined) entries.set(key, visit(part, place, depth + 1));
    }
    return entries;
  };
  try {
    return { ok: true, value: visit(value, '', 0), warnings: [] };
  } catch (error) {
    if (error instanceof ReadError) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

/** A plain JSON value again; objects are ordinary objects with own keys only. */
export function plainOf(node: Node): unknown {
  if (node instanceof Map) return Object.fromEntries([...node].map(([key, part]) => [key, plainOf(part)]));
  if (Array.isArray(node)) return node.map(plainOf);
  return node;
}

/** A path of keys one step longer: `states`, `states.5`, `states["a b"]`. */
export function joinPath(path: string, key: string): string {
  if (!/^[\w$-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}
