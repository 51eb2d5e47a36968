// A reader of the DOT language of Graphviz, for directed graphs: nodes and edges with their attributes,
// defaults (`node [shape=circle]`), edge chains, comments, nested subgraphs as plain lists of statements.
// Not read: undirected graphs, subgraphs as ends of edges, HTML labels. Source: graphviz.org/doc/info/lang.html.

import { problem, type Parsed, type Problem } from '../game/problem.ts';
import { MAX_DEPTH, MAX_STATES } from './limits.ts';
import { lineAndColumn } from './literal.ts';

export type Attributes = ReadonlyMap<string, string>;

/** One edge; `at` is the offset of its source in the text. */
export interface DotEdge {
  readonly from: string;
  readonly to: string;
  readonly attributes: Attributes;
  readonly at: number;
}

/** Nodes in the order of their first mention. */
export interface DotGraph {
  readonly name: string;
  readonly nodes: ReadonlyMap<string, Attributes>;
  readonly edges: readonly DotEdge[];
}

/** Reads one `digraph`. */
export function readGraph(text: string): Parsed<DotGraph> {
  const reader = new GraphReader(text);
  try {
    return { ok: true, value: reader.graph(), warnings: [] };
  } catch (error) {
    if (error instanceof GraphError) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

class GraphError extends Error {
  readonly problem: Problem;
  constructor(found: Problem) {
    super(found.message);
    this.problem = found;
  }
}

const SPACE = /[\s\uFEFF]+/y;
const WORD = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMERAL = /-?(?:\.\d+|\d+(?:\.\d*)?)/y;

class GraphReader {
  readonly #text: string;
  readonly #nodes = new Map<string, Map<string, string>>();
  readonly #edges: DotEdge[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  graph(): DotGraph {
    this.#space();
    this.#keyword('strict');
    if (this.#keyword('graph'))
      this.#fail('undirected', 'The graph is undirected; expected a digraph with "->" arrows.');
    if (!this.#keyword('digraph')) this.#unexpected('"digraph"');
    const name = this.#id() ?? '';
    if (!this.#take('{')) this.#unexpected('"{"');
    this.#statements(1, new Map(), new Map());
    if (this.#at < this.#text.length) this.#unexpected('the end of the text');
    return { name, nodes: this.#nodes, edges: this.#edges };
  }

  #statements(depth: number, nodeDefaults: Map<string, string>, edgeDefaults: Map<string, string>): void {
    if (depth > MAX_DEPTH) this.#fail('too-deep', `Subgraphs are nested deeper than ${MAX_DEPTH} levels.`);
    const inner = () => this.#statements(depth + 1, new Map(nodeDefaults), new Map(edgeDefaults));
    for (;;) {
      if (this.#take('}')) return;
      if (this.#take(';')) continue;
      if (this.#take('{')) {
        inner();
        continue;
      }
      const start = this.#at;
      const plain = this.#text[start] !== '"';
      const id = this.#id();
      if (id === null) this.#unexpected('a node, an arrow or "}"');
      const keyword = plain ? id.toLowerCase() : '';
      if (keyword === 'subgraph') {
        this.#id();
        if (!this.#take('{')) this.#unexpected('"{"');
        inner();
      } else if (keyword === 'node' || keyword === 'edge' || keyword === 'graph') {
        const read = this.#attributes();
        const defaults = keyword === 'node' ? nodeDefaults : keyword === 'edge' ? edgeDefaults : null;
        for (const [key, value] of read) defaults?.set(key, value);
      } else if (this.#take('=')) {
        if (this.#id() === null) this.#unexpected('a value');
      } else {
        this.#nodeOrEdge(id, start, nodeDefaults, edgeDefaults);
      }
    }
  }

  #nodeOrEdge(id: string, start: number, nodeDefaults: Attributes, edgeDefaults: Attributes): void {
    const chain = [id];
    this.#port();
    while (this.#take('->')) {
      const next = this.#id();
      if (next === null) this.#unexpected('a node (subgraphs as ends of arrows are not read)');
      chain.push(next);
      this.#port();
    }
    if (this.#text.startsWith('--', this.#at))
      this.#fail('undirected', 'Found "--"; the arrows of a machine are directed: "->".');
    const attributes = this.#attributes();
    for (const node of chain) {
      if (!this.#nodes.has(node)) this.#nodes.set(node, new Map(nodeDefaults));
    }
    if (this.#nodes.size > MAX_STATES + 1)
      this.#fail('too-many-states', `The graph has more than ${MAX_STATES} nodes.`);
    if (chain.length === 1) {
      for (const [key, value] of attributes) this.#nodes.get(id)!.set(key, value);
    }
    const full = edgeDefaults.size === 0 ? attributes : new Map([...edgeDefaults, ...attributes]);
    for (let i = 1; i < chain.length; i++) {
      this.#edges.push({ from: chain[i - 1]!, to: chain[i]!, attributes: full, at: start });
    }
  }

  /** `a:port` and `a:port:ne`: where an edge touches its node, which says nothing here. */
  #port(): void {
    for (let i = 0; i < 2 && this.#take(':'); i++) {
      if (this.#id() === null) this.#unexpected('a port');
    }
  }

  #attributes(): Map<string, string> {
    const attributes = new Map<string, string>();
    while (this.#take('[')) {
      while (!this.#take(']')) {
        const key = this.#id();
        if (key === null) this.#unexpected('an attribute or "]"');
        const value = this.#take('=') ? this.#id() : 'true';
        if (value === null) this.#unexpected('a value');
        attributes.set(key.toLowerCase(), value);
        if (!this.#take(',')) this.#take(';');
      }
    }
    return attributes;
  }

  #id(): string | null {
    const start = this.#at;
    if (this.#text[start] === '<') this.#fail('html', 'HTML labels are not read; put the label in quotation marks.');
    if (this.#text[start] !== '"') {
      const word = this.#match(WORD) ?? this.#match(NUMERAL);
      this.#space();
      return word;
    }
    let end = start + 1;
    while (this.#text[end] !== '"') {
      if (end >= this.#text.length) this.#fail('open-string', 'The string that begins here has no end.', start);
      end += this.#text[end] === '\\' ? 2 : 1;
    }
    this.#at = end + 1;
    this.#space();
    return this.#text
      .slice(start + 1, end)
      .replaceAll('\\"', '"')
      .replaceAll('\\\n', '');
  }

  #keyword(word: string): boolean {
    const next = this.#text.slice(this.#at, this.#at + word.length);
    if (next.toLowerCase() !== word || /\w/.test(this.#text[this.#at + word.length] ?? '')) return false;
    this.#at += word.length;
    this.#space();
    return true;
  }

  #take(mark: string): boolean {
    if (!this.#text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    this.#space();
    return true;
  }

  #space(): void {
    for (;;) {
      this.#match(SPACE);
      let end: number;
      if (this.#text.startsWith('//', this.#at) || (this.#text[this.#at] === '#' && this.#atLineStart())) {
        end = this.#text.indexOf('\n', this.#at);
      } else if (this.#text.startsWith('/*', this.#at)) {
        end = this.#text.indexOf('*/', this.#at + 2);
        if (end !== -1) end += 2;
      } else {
        return;
      }
      this.#at = end === -1 ? this.#text.length : end;
    }
  }

  #atLineStart(): boolean {
    return this.#at === 0 || this.#text[this.#at - 1] === '\n';
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at = pattern.lastIndex;
    return found;
  }

  #unexpected(wanted: string): never {
    const char = this.#text.codePointAt(this.#at);
    const found =
      char === undefined ? 'The text ends here' : `Found ${JSON.stringify(String.fromCodePoint(char))} here`;
    this.#fail('syntax', `${found}; expected ${wanted}.`);
  }

  #fail(code: string, message: string, offset = this.#at): never {
    const place = lineAndColumn(this.#text, offset);
    throw new GraphError(problem(`dot/${code}`, `Line ${place.line}, column ${place.column}: ${message}`, place));
  }
}
