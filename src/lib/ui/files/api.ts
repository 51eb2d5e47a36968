// The strategies folder as the page sees it: machine files with revisions over HTTP, and server-sent events
// when one changes. Every answer is a value; a server that does not answer is one of them, so that callers
// can say so, keep drafts, and try again. The counterpart is src/routes/api/strategies.

import { problem, type Problem } from '../../game/problem.ts';

/** A file with the name of its content. */
export interface StoredFile {
  readonly text: string;
  readonly revision: string;
}

/** A file in the folder's list. */
export interface ListedFile extends StoredFile {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** What went wrong when it did: problems to show, and whether the server was not there at all. */
export interface Failure {
  readonly kind: 'refused' | 'unreachable';
  readonly problems: readonly Problem[];
}

export type Listing = { readonly kind: 'listed'; readonly files: readonly ListedFile[] } | Failure;
/** `file` is null where there is none of that id. */
export type Reading = { readonly kind: 'read'; readonly file: StoredFile | null } | Failure;
/** `current` is the file that stands in the way, null where it is gone. */
export type Writing =
  | { readonly kind: 'written'; readonly revision: string }
  | { readonly kind: 'conflict'; readonly current: StoredFile | null }
  | Failure;

/** What `listen` reports. */
export interface FolderEvents {
  /** A machine file was written or removed, by whomever. */
  changed(id: string): void;
  /** The connection to the server is there, or was lost; it is sought again by itself. */
  connected(connected: boolean): void;
}

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** The files of one server. */
export class StrategyFiles {
  readonly #fetch: Fetch;
  readonly #base: string;

  constructor(fetch: Fetch = (url, init) => globalThis.fetch(url, init), base = '/api/strategies') {
    this.#fetch = fetch;
    this.#base = base;
  }

  /** Every machine file. */
  async list(): Promise<Listing> {
    const answer = await this.#ask('');
    if (answer instanceof Response) return { kind: 'listed', files: (await answer.json()) as ListedFile[] };
    return answer;
  }

  async read(id: string): Promise<Reading> {
    const answer = await this.#ask(`/${encodeURIComponent(id)}`, {}, [404]);
    if (!(answer instanceof Response)) return answer;
    return { kind: 'read', file: answer.status === 404 ? null : ((await answer.json()) as StoredFile) };
  }

  /** Writes a file made from revision `base`; null: there was none. */
  write(id: string, text: string, base: string | null): Promise<Writing> {
    return this.#change('PUT', id, { text, base });
  }

  /** Removes a file of revision `base`. */
  remove(id: string, base: string): Promise<Writing> {
    return this.#change('DELETE', id, { base });
  }

  /** Tells of changes in the folder from now on; returns how to stop. */
  listen(events: FolderEvents): () => void {
    const source = new EventSource(`${this.#base}/events`);
    source.onopen = () => events.connected(true);
    source.onerror = () => events.connected(false);
    source.onmessage = (event: MessageEvent<string>) => events.changed(JSON.parse(event.data) as string);
    return () => source.close();
  }

  async #change(method: string, id: string, body: Readonly<Record<string, string | null>>): Promise<Writing> {
    const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await this.#ask(`/${encodeURIComponent(id)}`, init, [409]);
    if (!(answer instanceof Response)) return answer;
    if (answer.status === 409) {
      const { current } = (await answer.json()) as { current: StoredFile | null };
      return { kind: 'conflict', current };
    }
    const { revision } = (await answer.json()) as { revision: string };
    return { kind: 'written', revision };
  }

  /** A good answer, or one of an expected status; a failure otherwise. */
  async #ask(path: string, init: RequestInit = {}, expected: readonly number[] = []): Promise<Response | Failure> {
    let answer: Response;
    try {
      answer = await this.#fetch(`${this.#base}${path}`, init);
    } catch {
      return UNREACHABLE;
    }
    if (answer.ok || expected.includes(answer.status)) return answer;
    return { kind: 'refused', problems: await problemsOf(answer) };
  }
}

/** The server does not answer. */
export const UNREACHABLE: Failure = {
  kind: 'unreachable',
  problems: [
    problem(
      'files/unreachable',
      'The studio\'s server does not answer. Start it with "npm start"; until then your changes are kept in this browser.',
    ),
  ],
};

async function problemsOf(answer: Response): Promise<readonly Problem[]> {
  const body: unknown = await answer.json().catch(() => null);
  if (typeof body === 'object' && body !== null && 'problems' in body && Array.isArray(body.problems)) {
    return body.problems as Problem[];
  }
  return [problem('files/failed', `The server failed (status ${answer.status}). Try again.`)];
}
