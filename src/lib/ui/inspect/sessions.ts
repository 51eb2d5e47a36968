// The actors that were heard of, each with a log of what happened to it. Applications send again what they
// sent before whenever an inspector says that it is there, so messages are deduplicated: an actor that is
// announced again with the same stamp begins a repetition, in which what the log already holds is passed over.

import type { Parsed } from '../../game/problem.ts';
import { eventName, parseChart, type Chart } from './chart.ts';
import type { Message, Protocol, Seen } from './protocol.ts';

/** One step of an actor: the event it took in, and how it was then. */
export interface LogEntry extends Seen {
  /** Counts from 0 for each actor; stays when older entries are dropped. */
  readonly index: number;
  /** The event in words, and whole. */
  readonly event: string;
  readonly detail: string;
  /** The session that sent the event, where it was told. */
  readonly source: string | null;
  readonly stamp: string;
}

/** One actor. */
export interface Session {
  /** Unique on the page. */
  readonly key: string;
  /** By which connection it came. */
  readonly link: string;
  readonly id: string;
  readonly parent: string | null;
  readonly protocol: Protocol;
  readonly name: string;
  readonly definition: unknown;
  readonly chart: Parsed<Chart>;
  readonly log: readonly LogEntry[];
  /** It was stopped, or its application has gone. */
  readonly ended: boolean;
}

type Live = { -readonly [K in keyof Session]: Session[K] } & {
  log: LogEntry[];
  stamp: string;
  source: string | null;
  /** Place in the log while a repetition is passed over; null otherwise. */
  repeating: number | null;
};

export const MOST_ENTRIES = 2000;
export const MOST_SESSIONS = 200;

/** All actors, as messages tell of them. */
export class Sessions {
  readonly #live = new Map<string, Live>();
  readonly #all: Live[] = [];

  /** Oldest first. */
  get all(): readonly Session[] {
    return this.#all;
  }

  /** Takes in a message of a connection; says whether anything is different now. */
  take(link: string, message: Message): boolean {
    if (message.kind === 'disconnected') return this.end(link);
    const found = this.#live.get(`${link}/${message.session}`);
    if (message.kind === 'actor') return this.#actor(link, message, found);
    if (!found) return false;
    if (message.kind === 'event') {
      found.source = message.source;
      return false;
    }
    if (message.kind === 'stop') {
      found.ended = true;
      return true;
    }
    return this.#snapshot(found, message);
  }

  /** Says that a connection is gone. */
  end(link: string): boolean {
    const of = this.#all.filter((session) => session.link === link && !session.ended);
    for (const session of of) session.ended = true;
    return of.length > 0;
  }

  /** Forgets everything. */
  clear(): void {
    this.#live.clear();
    this.#all.length = 0;
  }

  #actor(link: string, message: Extract<Message, { kind: 'actor' }>, found: Live | undefined): boolean {
    if (found && !found.ended && isAgain(found, message)) {
      // v4 announces its actors again, but does not repeat what they did.
      found.repeating = message.protocol === 'v5' ? 0 : null;
      return false;
    }
    const { session: id, parent, protocol, name, definition, seen, stamp } = message;
    const made: Live = {
      key: `${link}/${id}/${this.#all.length}`,
      link,
      id,
      parent,
      protocol,
      name,
      definition,
      chart: parseChart(definition),
      log: [{ ...seen, index: 0, event: 'start', detail: '', source: parent, stamp }],
      ended: false,
      stamp,
      source: null,
      repeating: null,
    };
    if (found) found.ended = true;
    this.#live.set(`${link}/${id}`, made);
    this.#all.push(made);
    if (this.#all.length > MOST_SESSIONS) {
      const gone = this.#all.shift()!;
      if (this.#live.get(`${gone.link}/${gone.id}`) === gone) this.#live.delete(`${gone.link}/${gone.id}`);
    }
    return true;
  }

  #snapshot(session: Live, message: Extract<Message, { kind: 'snapshot' }>): boolean {
    const { event: type, detail, seen, stamp } = message;
    const { log } = session;
    const source = session.source;
    session.source = null;
    const entry = { ...seen, event: eventName(type), detail, source, stamp };
    if (session.repeating !== null) {
      const known = log.findIndex((old, i) => i >= session.repeating! && same(old, entry));
      session.repeating = known < 0 ? null : known + 1;
      if (known >= 0) return false;
    }
    // What is older than the newest entry was sent before; so it is when a long log is sent again from its middle.
    const last = log[log.length - 1]!;
    if (stamp !== '' && Number(stamp) < Number(last.stamp)) return false;
    if (seen.status !== 'active') session.ended = true;
    // The start is told twice: with the actor, where it may be late, and as its first snapshot.
    if (entry.event === 'start' && log.length === 1) log[0] = { ...entry, index: 0 };
    else log.push({ ...entry, index: last.index + 1 });
    if (log.length > MOST_ENTRIES) log.shift();
    return true;
  }
}

/** The actors with children after their parents, and how deep they are below actors without a known parent. */
export function actorTree(sessions: readonly Session[]): { session: Session; depth: number }[] {
  const known = new Set(sessions.map(({ link, id }) => `${link}/${id}`));
  const children = new Map<string, Session[]>();
  const roots: Session[] = [];
  for (const session of sessions) {
    const parent = `${session.link}/${session.parent}`;
    if (session.parent === null || session.parent === session.id || !known.has(parent)) roots.push(session);
    else children.set(parent, [...(children.get(parent) ?? []), session]);
  }
  const done = new Set<string>();
  const rows: { session: Session; depth: number }[] = [];
  const add = (session: Session, depth: number): void => {
    if (done.has(session.key)) return;
    done.add(session.key);
    rows.push({ session, depth: Math.min(depth, 8) });
    for (const child of children.get(`${session.link}/${session.id}`) ?? []) add(child, depth + 1);
  };
  for (const root of roots) add(root, 0);
  // Those whose parents are each other's.
  for (const session of sessions) add(session, 0);
  return rows;
}

function isAgain(found: Live, message: Extract<Message, { kind: 'actor' }>): boolean {
  if (found.stamp !== message.stamp || found.protocol !== message.protocol) return false;
  return found.protocol === 'v5' || sameValue(found.log[found.log.length - 1]!, message.seen);
}

function sameValue(a: Seen, b: Seen): boolean {
  return JSON.stringify(a.value) === JSON.stringify(b.value);
}

function same(a: LogEntry, b: Omit<LogEntry, 'index'>): boolean {
  return a.stamp === b.stamp && a.event === b.event && a.detail === b.detail && sameValue(a, b);
}
