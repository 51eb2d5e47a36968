// The server's runs of evolution as the page sees them. Every answer is a value or the problems to show; a server
// that does not answer is one of these. The counterpart is src/routes/api/evolve.

import { problem, type Parsed, type Problem } from '../../game/problem.ts';
import type { News, RunReport, WholeReport } from '../../training/report.ts';
import type { Request } from '../../training/request.ts';

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** What can be done with a run. */
export type Act = 'pause' | 'resume' | 'stop';

/** What `listen` reports. */
export interface RunEvents {
  heard(news: News): void;
  /** The connection is there, again or for the first time, or was lost; it is sought again by itself. */
  connected(connected: boolean): void;
}

/** The runs of one server. */
export class RunsApi {
  readonly #fetch: Fetch;
  readonly #base: string;

  constructor(fetch: Fetch = (url, init) => globalThis.fetch(url, init), base = '/api/evolve') {
    this.#fetch = fetch;
    this.#base = base;
  }

  list(): Promise<Parsed<readonly RunReport[]>> {
    return this.#ask('');
  }

  read(id: string): Promise<Parsed<WholeReport>> {
    return this.#ask(`/${encodeURIComponent(id)}`);
  }

  start(request: Request): Promise<Parsed<RunReport>> {
    return this.#send('POST', '', request);
  }

  act(id: string, act: Act): Promise<Parsed<RunReport>> {
    return this.#send('POST', `/${encodeURIComponent(id)}`, { do: act });
  }

  remove(id: string): Promise<Parsed<unknown>> {
    return this.#send('DELETE', `/${encodeURIComponent(id)}`, {});
  }

  /** Tells of what happens from now on; returns how to stop. */
  listen(events: RunEvents): () => void {
    const source = new EventSource(`${this.#base}/events`);
    source.onopen = () => events.connected(true);
    source.onerror = () => events.connected(false);
    source.onmessage = (event: MessageEvent<string>) => events.heard(JSON.parse(event.data) as News);
    return () => source.close();
  }

  #send<T>(method: string, path: string, body: object): Promise<Parsed<T>> {
    return this.#ask(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #ask<T>(path: string, init: RequestInit = {}): Promise<Parsed<T>> {
    let answer: Response;
    try {
      answer = await this.#fetch(`${this.#base}${path}`, init);
    } catch {
      return failed('The studio\'s server does not answer. Start it with "npm start"; its runs go on from there.');
    }
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) return { ok: true, value: body as T, warnings: [] };
    if (typeof body === 'object' && body !== null && 'problems' in body) {
      return { ok: false, problems: body.problems as readonly Problem[] };
    }
    return failed(`The server failed (status ${answer.status}). Try again.`);
  }
}

function failed(message: string): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [problem('evolve/failed', message)] };
}
