// A small, strict reader of XML: elements, attributes, text, comments, CDATA and the five built-in entities.
// A document type is refused, and with it every entity that could be defined there. Neither namespaces nor
// external references are followed. Source: XML 1.0, fifth edition, the parts that data files use.

import { problem, type Parsed } from '../game/problem.ts';
import { MAX_DEPTH } from './limits.ts';
import { lineAndColumn } from './literal.ts';

/** One element; `text` is all text directly inside it. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly text: string;
  /** Offset of its start tag in the text. */
  readonly at: number;
}

interface Open extends Element {
  readonly children: Element[];
  text: string;
}

/** Enough for the largest machine that is read. */
const MAX_ELEMENTS = 500_000;

const NAME = /[\p{L}_:][\p{L}\p{N}_:.-]*/uy;
const SPACE = /[ \t\r\n]+/y;
const TEXT = /[^<]+/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The root element of a document. */
export function readXml(text: string): Parsed<Element> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let elements = 0;
  const stack: Open[] = [];
  let root: Element | null = null;

  const fail = (code: string, message: string, offset = at): Parsed<never> => {
    const place = lineAndColumn(text, offset);
    const full = `Line ${place.line}, column ${place.column}: ${message}`;
    return { ok: false, problems: [problem(`xml/${code}`, full, place)] };
  };
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  const after = (mark: string, from: number): number | null => {
    const found = text.indexOf(mark, from);
    return found === -1 ? null : found + mark.length;
  };

  while (at < text.length) {
    const start = at;
    const parent = stack.at(-1);
    const content = match(TEXT);
    if (content !== null) {
      const decoded = decode(content);
      if (decoded === null)
        return fail(
          'entity',
          'Only &lt; &gt; &amp; &quot; &apos; and numbers such as &#65; are read as entities.',
          start,
        );
      if (parent !== undefined) parent.text += decoded;
      else if (content.trim() !== '') return fail('text', 'Text stands outside the root element. Remove it.', start);
    } else if (text.startsWith('<!--', at) || text.startsWith('<?', at)) {
      const end = text[at + 1] === '?' ? after('?>', at + 2) : after('-->', at + 4);
      if (end === null) return fail('open', 'What begins here has no end.');
      at = end;
    } else if (text.startsWith('<![CDATA[', at) && parent !== undefined) {
      const end = after(']]>', at);
      if (end === null) return fail('open', 'What begins here has no end.');
      parent.text += text.slice(at + 9, end - 3);
      at = end;
    } else if (text.startsWith('<!', at)) {
      return fail('doctype', 'A document type or declaration is not read, since it can define entities. Remove it.');
    } else if (text.startsWith('</', at)) {
      at += 2;
      const name = match(NAME);
      match(SPACE);
      if (parent === undefined || name !== parent.name || text[at] !== '>') {
        return fail('mismatch', `Expected ${parent === undefined ? 'no end tag' : `</${parent.name}>`} here.`, start);
      }
      at++;
      stack.pop();
    } else {
      at++;
      const name = match(NAME);
      if (name === null)
        return fail('tag', 'Expected the name of an element after "<". Write &lt; for the sign itself.', start);
      if (root !== null && parent === undefined)
        return fail('roots', 'A second root element begins here. Keep one.', start);
      if (stack.length >= MAX_DEPTH)
        return fail('too-deep', `Elements are nested deeper than ${MAX_DEPTH} levels.`, start);
      if (++elements > MAX_ELEMENTS)
        return fail('too-many', `The text holds more than ${MAX_ELEMENTS} elements.`, start);
      const attributes = new Map<string, string>();
      for (;;) {
        const space = match(SPACE);
        const key = space === null ? null : match(NAME);
        if (key === null) break;
        match(SPACE);
        if (text[at] !== '=') return fail('attribute', `The attribute ${key} has no value. Write ${key}="...".`);
        at++;
        match(SPACE);
        const quote = text[at];
        const end = quote === '"' || quote === "'" ? after(quote, at + 1) : null;
        const value = end === null ? null : decode(text.slice(at + 1, end - 1));
        if (end === null || value === null || text.slice(at + 1, end - 1).includes('<')) {
          return fail('attribute', `The value of ${key} is not a text in quotation marks.`);
        }
        if (attributes.has(key)) return fail('attribute', `The attribute ${key} stands here twice. Keep one.`);
        attributes.set(key, value);
        at = end;
      }
      const closed = text.startsWith('/>', at);
      if (!closed && text[at] !== '>') return fail('tag', `The tag <${name}> has no end.`);
      at += closed ? 2 : 1;
      const element: Open = { name, attributes, children: [], text: '', at: start };
      if (parent !== undefined) parent.children.push(element);
      else root = element;
      if (!closed) stack.push(element);
    }
  }
  const open = stack.at(-1);
  if (open !== undefined) return fail('open', `The element <${open.name}> has no end tag.`, open.at);
  if (root === null) return fail('empty', 'The text holds no element.');
  return { ok: true, value: root, warnings: [] };
}

/** Text for an attribute or an element; characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '') // eslint-disable-line no-control-regex -- XML forbids them
    .replace(/[<>&"\t\r\n]/g, (char) => MARKS[char] ?? `&#${char.charCodeAt(0)};`);
}

const MARKS: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** The text that character data stands for; `null` where an entity is unknown. */
function decode(text: string): string | null {
  if (!text.includes('&')) return text;
  let failed = false;
  const decoded = text.replace(/&([^;&]{0,12};)?/g, (_, body?: string) => {
    const name = body?.slice(0, -1) ?? '';
    const code = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
    const point = code === null ? NaN : parseInt(code[1] ?? code[2]!, code[1] === undefined ? 10 : 16);
    if (point > 0 && point <= 0x10ffff) return String.fromCodePoint(point);
    if (!Object.hasOwn(ENTITIES, name)) failed = true;
    return ENTITIES[name] ?? '';
  });
  return failed ? null : decoded;
}
