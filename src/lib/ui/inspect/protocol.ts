// The two protocols by which XState applications tell an inspector what they do, read into one form: v5
// (@statelyai/inspect, `@xstate.*` messages with objects) and v4 (@xstate/inspect, `service.*` messages with
// JSON texts). Messages come from other pages and are not trusted: whatever is not as it should be is dropped,
// texts are capped, and objects are never walked deeper than asked for, since structured clones can be cyclic.

import type { StateValue } from './chart.ts';
import { show } from './show.ts';

export type Protocol = 'v4' | 'v5';

/** What is known of an actor at a moment. */
export interface Seen {
  /** Null for actors that have no states, such as promises. */
  readonly value: StateValue | null;
  /** `active`, `done`, `error`, `stopped`. */
  readonly status: string;
  /** As text. */
  readonly context: string;
}

/** One message. */
export type Message =
  | {
      readonly kind: 'actor';
      readonly protocol: Protocol;
      readonly session: string;
      readonly parent: string | null;
      readonly name: string;
      /** Parsed JSON, not looked into; undefined where there is none or it is too long. */
      readonly definition: unknown;
      readonly seen: Seen;
      /** Tells a message that is sent again from a new one of the same session. */
      readonly stamp: string;
    }
  | { readonly kind: 'event'; readonly session: string; readonly source: string | null }
  | {
      readonly kind: 'snapshot';
      readonly session: string;
      /** The event's type, and the whole event as text. */
      readonly event: string;
      readonly detail: string;
      readonly seen: Seen;
      readonly stamp: string;
    }
  | { readonly kind: 'stop'; readonly session: string }
  | { readonly kind: 'disconnected' };

/** Longest JSON text that is parsed. */
const MOST_JSON = 4_000_000;
const MOST_NAME = 200;

/** Reads one message of either protocol; null for anything else. */
export function readMessage(data: unknown): Message | null {
  if (!isFields(data) || typeof data['type'] !== 'string') return null;
  const type = data['type'];
  if (type === '@statelyai.disconnected' || type === 'xstate.disconnect') return { kind: 'disconnected' };
  if (type.startsWith('@xstate.')) return readV5(type, data);
  if (type.startsWith('service.')) return readV4(type, data);
  return null;
}

/** As `readMessage`, for the texts that come over a WebSocket. */
export function readText(text: unknown): Message | null {
  return typeof text === 'string' ? readMessage(parseJson(text)) : null;
}

type Fields = Readonly<Record<string, unknown>>;

function readV5(type: string, data: Fields): Message | null {
  const session = name(data['sessionId']);
  if (typeof data['_version'] !== 'string' || session === null) return null;
  const stamp = name(data['createdAt']) ?? '';
  switch (type) {
    case '@xstate.actor':
      return {
        kind: 'actor',
        protocol: 'v5',
        session,
        parent: name(data['parentId']),
        name: name(data['name']) ?? session,
        definition: parseJson(data['definition']),
        seen: seenIn(data['snapshot']),
        stamp,
      };
    case '@xstate.event':
      return { kind: 'event', session, source: name(data['sourceId']) };
    case '@xstate.snapshot':
      return { kind: 'snapshot', session, ...eventIn(data['event']), seen: seenIn(data['snapshot']), stamp };
    default:
      return null;
  }
}

function readV4(type: string, data: Fields): Message | null {
  const session = name(data['sessionId']);
  if (session === null) return null;
  switch (type) {
    case 'service.register': {
      const definition = parseJson(data['machine']);
      const own = isFields(definition) ? name(definition['id']) : null;
      return {
        kind: 'actor',
        protocol: 'v4',
        session,
        parent: name(data['parent']),
        name: name(data['id']) ?? own ?? session,
        definition,
        seen: seenIn(parseJson(data['state'])),
        stamp: '',
      };
    }
    case 'service.event': {
      const event = parseJson(data['event']);
      return { kind: 'event', session, source: isFields(event) ? name(event['origin']) : null };
    }
    case 'service.state': {
      const state = parseJson(data['state']);
      if (!isFields(state)) return null;
      return { kind: 'snapshot', session, ...eventIn(state['event']), seen: seenIn(state), stamp: '' };
    }
    case 'service.stop':
      return { kind: 'stop', session };
    default:
      return null;
  }
}

function eventIn(value: unknown): { event: string; detail: string } {
  const event = isFields(value) ? value : { type: value };
  return { event: name(event['type']) ?? '', detail: show(event, { depth: 4, letters: 600 }) };
}

function seenIn(value: unknown): Seen {
  const state = isFields(value) ? value : {};
  const status = name(state['status']) ?? (state['done'] === true ? 'done' : 'active');
  return {
    value: stateValue(state['value'], { nodes: 2000 }, 0),
    status,
    context: show(state['context'] ?? state['output'], { depth: 5, letters: 4000 }),
  };
}

/** A state value of bounded size; null where it is none. */
function stateValue(value: unknown, left: { nodes: number }, depth: number): StateValue | null {
  if (typeof value === 'string') return value.slice(0, MOST_NAME);
  if (!isFields(value) || depth > 30) return null;
  const read: Record<string, StateValue> = Object.create(null) as Record<string, StateValue>;
  for (const [key, inner] of Object.entries(value)) {
    if (--left.nodes < 0) return null;
    const child = stateValue(inner, left, depth + 1);
    if (child !== null) read[key] = child;
  }
  return read;
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string' || text.length > MOST_JSON) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function name(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, MOST_NAME) : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
