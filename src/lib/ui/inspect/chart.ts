// A statechart as the inspector knows it, read from what an application says about itself: an XState v5 config
// or a v4 definition, both as untrusted data. Nothing of it is run; sizes are capped; what is not understood is
// left out. States are named by their path from the root, `b.c`, the root's being empty.

import { problem, type Parsed } from '../../game/problem.ts';

/** One transition; without targets it stays where it is. */
export interface ChartTransition {
  /** Unique in the chart. */
  readonly id: string;
  /** As people read it: `TIMER`, `after 100`, `done`, `always`. */
  readonly event: string;
  readonly targets: readonly string[];
  readonly guard: string | null;
  readonly actions: readonly string[];
}

export interface ChartState {
  readonly path: string;
  readonly key: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** Path of the initial child. */
  readonly initial: string | null;
  readonly children: readonly ChartState[];
  readonly transitions: readonly ChartTransition[];
  readonly entry: readonly string[];
  readonly exit: readonly string[];
}

/** A whole machine. */
export interface Chart {
  readonly id: string;
  readonly root: ChartState;
  /** Every state by path, parents before children. */
  readonly states: ReadonlyMap<string, ChartState>;
}

/** A state as XState writes it: a name, or names of regions and children with theirs. */
export type StateValue = string | { readonly [key: string]: StateValue };

const MOST = { states: 1000, depth: 30, transitions: 5000, text: 80 } as const;

/** Reads a definition, or says why it is none. Never throws. */
export function parseChart(definition: unknown): Parsed<Chart> {
  if (!isFields(definition) || !isFields(definition['states'])) {
    return refuse('inspect/no-chart', 'The application sent no states for this actor.');
  }
  try {
    return { ok: true, value: new ChartReader().chart(definition), warnings: [] };
  } catch (error) {
    if (error instanceof RangeError) return refuse('inspect/too-large', error.message);
    throw error;
  }
}

/** The paths of all active states, parents included. */
export function activePaths(value: StateValue | null): ReadonlySet<string> {
  const paths = new Set<string>(['']);
  const add = (inner: StateValue, prefix: string): void => {
    if (typeof inner === 'string') {
      if (inner !== '') paths.add(prefix + inner);
      return;
    }
    for (const [key, child] of Object.entries(inner)) {
      paths.add(prefix + key);
      add(child, `${prefix}${key}.`);
    }
  };
  if (value !== null) add(value, '');
  return paths;
}

/**
 * Ids of the transitions that an event can have taken between two sets of active states. Protocols don't say
 * which were taken, so where guards choose among several that end alike, all of them count.
 */
export function takenTransitions(
  chart: Chart,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  event: string,
): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const path of before) {
    const all = chart.states.get(path)?.transitions ?? [];
    const exact = all.filter((transition) => transition.event === event);
    for (const { id, targets } of exact.length > 0 ? exact : all.filter((transition) => transition.event === '*')) {
      if (targets.every((target) => after.has(target))) taken.add(id);
    }
  }
  return taken;
}

/** An event's type as people read it: XState's own ones in words. */
export function eventName(type: string): string {
  const after = /^xstate\.after[(.]([^).]+)[).]/.exec(type);
  if (after) return `after ${after[1]}`;
  if (/^(xstate\.)?done\.state\./.test(type)) return 'done';
  const done = /^(?:xstate\.)?(done|error)\.(?:actor|invoke|platform)\.(.+)$/.exec(type);
  if (done) return `${done[1]} ${cut(done[2]!)}`;
  if (type === 'xstate.init') return 'start';
  if (type === 'xstate.stop') return 'stop';
  return type === '' ? 'always' : cut(type);
}

type Fields = Readonly<Record<string, unknown>>;

class ChartReader {
  readonly #states = new Map<string, ChartState>();
  readonly #byId = new Map<string, string>();
  #transitions = 0;

  chart(definition: Fields): Chart {
    const id = text(definition['id']) ?? 'machine';
    this.#index(definition, '', id, 0);
    const root = this.#state(definition, '', id);
    return { id, root, states: this.#states };
  }

  /** Finds all paths and ids first: targets may name states that come later. */
  #index(node: Fields, path: string, id: string, depth: number): void {
    if (depth > MOST.depth) throw new RangeError(`The machine is nested more than ${MOST.depth} deep.`);
    if (this.#byId.size >= MOST.states) throw new RangeError(`The machine has more than ${MOST.states} states.`);
    this.#byId.set(`#${id}`, path);
    const own = text(node['id']);
    if (own !== null) this.#byId.set(`#${own}`, path);
    for (const [key, child] of childrenOf(node)) this.#index(child, join(path, key), `${id}.${key}`, depth + 1);
  }

  #state(node: Fields, path: string, key: string): ChartState {
    const inner = childrenOf(node);
    const type = text(node['type']);
    const state: { -readonly [K in keyof ChartState]: ChartState[K] } = {
      path,
      key: cut(key),
      kind: kindOf(type, inner.length > 0),
      initial: this.#initial(node['initial'], path),
      children: [],
      transitions: this.#transitionsOf(node, path),
      entry: names(node['entry']),
      exit: names(node['exit']),
    };
    this.#states.set(path, state);
    state.children = inner.map(([name, child]) => this.#state(child, join(path, name), name));
    return state;
  }

  #initial(value: unknown, path: string): string | null {
    const target = isFields(value) ? list(value['target'])[0] : value;
    const name = text(target);
    if (name === null) return null;
    return name.startsWith('#') ? (this.#byId.get(name) ?? null) : join(path, name);
  }

  #transitionsOf(node: Fields, path: string): ChartTransition[] {
    const found: ChartTransition[] = [];
    const add = (event: string, value: unknown): void => {
      for (const each of list(value)) {
        if (each === null || each === undefined) continue;
        if (++this.#transitions > MOST.transitions) {
          throw new RangeError(`The machine has more than ${MOST.transitions} transitions.`);
        }
        const fields: Fields = isFields(each) ? each : { target: each };
        found.push({
          id: `${path}/${found.length}`,
          event,
          targets: list(fields['target']).flatMap((target) => this.#target(target, path)),
          guard: names(fields['guard'] ?? fields['cond'])[0] ?? null,
          actions: names(fields['actions']),
        });
      }
    };
    for (const [event, value] of entries(node['on'])) add(eventName(event), value);
    for (const [delay, value] of entries(node['after'])) add(`after ${cut(delay)}`, value);
    // A v4 definition lists these among `on` already, and has no `always` but an event without a name.
    if (node['always'] !== undefined) add('always', node['always']);
    if (node['onDone'] !== undefined) add('done', node['onDone']);
    for (const invoke of list(node['invoke'])) {
      if (!isFields(invoke)) continue;
      const name = text(invoke['id']) ?? text(invoke['src']) ?? 'actor';
      if (invoke['onDone'] !== undefined) add(`done ${cut(name)}`, invoke['onDone']);
      if (invoke['onError'] !== undefined) add(`error ${cut(name)}`, invoke['onError']);
    }
    return found;
  }

  /** A target's path, as XState finds it: `#id`, `.child`, a sibling, or `sibling.child`; none where there is no such state. */
  #target(value: unknown, path: string): string[] {
    const target = text(value);
    if (target === null) return [];
    if (target.startsWith('#')) {
      const exact = this.#byId.get(target);
      if (exact !== undefined) return [exact];
      // `#id.child.child`
      const [, id, rest] = /^(#[^.]*)\.(.+)$/.exec(target) ?? [];
      const base = id === undefined ? undefined : this.#byId.get(id);
      return base === undefined || rest === undefined ? [] : [join(base, rest)];
    }
    if (target.startsWith('.')) return [join(path, target.slice(1))];
    const parent = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
    return [join(parent, target)];
  }
}

function kindOf(type: string | null, nested: boolean): ChartState['kind'] {
  if (type === 'parallel' || type === 'final' || type === 'history') return type;
  return nested ? 'compound' : 'atomic';
}

function childrenOf(node: Fields): [string, Fields][] {
  return entries(node['states']).filter((entry): entry is [string, Fields] => isFields(entry[1]));
}

function entries(value: unknown): [string, unknown][] {
  return isFields(value) ? Object.entries(value) : [];
}

function list(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

/** Names of actions or guards: texts, or objects with a type (v4 guards: a name). */
function names(value: unknown): string[] {
  return list(value).flatMap((each) => {
    const name = isFields(each) ? (text(each['name']) ?? text(each['type'])) : text(each);
    return name === null ? [] : [cut(name)];
  });
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function cut(value: string): string {
  return value.length <= MOST.text ? value : `${value.slice(0, MOST.text - 1)}…`;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(code: string, message: string): Parsed<never> {
  return { ok: false, problems: [problem(code, message)] };
}
