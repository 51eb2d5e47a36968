// The canonical format, read: a plain JSON XState v5 config in which events are the opponent's moves and
// the action of a transition is the reply (`cooperate`, `defect`); the root's entry action is the opening
// move. Any config that is not such a Mealy machine is refused with the reason and the place. Parts that
// mean nothing to us (tags, context, other tools' meta) are kept in `extra`, a tree of the config's own
// shape. Written by `xstate-print.ts`; the shape is docs/machine.schema.json.

import type { Action } from '../game/action.ts';
import { problem, warning, type Parsed, type Problem } from '../game/problem.ts';
import { idFromName, type MachineDocument, type Origin } from '../machine/document.ts';
import type { DraftState, Transition } from '../machine/mealy.ts';
import { checked, MAX_PROBLEMS, refused } from './checked.ts';
import { sizeProblem, textProblem } from './limits.ts';
import { joinPath, nodeOf, plainOf, readJson, readScriptLiteral, type Node } from './literal.ts';
import { migrate } from './migrations.ts';

export { configFromDocument, printXState } from './xstate-print.ts';

type Fields = ReadonlyMap<string, Node>;

/** Reads a machine file: JSON, or TypeScript with `createMachine({...})`, of which only the literal is read. */
export function parseXState(text: string): Parsed<MachineDocument> {
  const tooLong = textProblem(text);
  if (tooLong !== null) return refused(tooLong);
  const call = /^\s*[{[]/.test(text) ? null : CREATE_MACHINE.exec(text);
  const config = call === null ? readJson(text) : readScriptLiteral(text, call.index + call[0].length);
  return config.ok ? documentFromNode(config.value) : config;
}

/** The machine of a config that is in memory, such as one that was imported or received. */
export function documentFromConfig(config: unknown): Parsed<MachineDocument> {
  const node = nodeOf(config);
  return node.ok ? documentFromNode(node.value) : node;
}

const CREATE_MACHINE = /\bcreateMachine\s*(?:<[^()]{0,200}>\s*)?\(/;

const MOVES: ReadonlyMap<Node, Action> = new Map<Node, Action>([
  ['cooperate', 'C'],
  ['defect', 'D'],
  ['C', 'C'],
  ['D', 'D'],
]);

/** Keys of a node that make it more than a Mealy machine of this kind, and why. */
const NODE_REFUSALS: Readonly<Record<string, string>> = {
  invoke: 'it starts another actor',
  always: 'it has a transition without an event; every transition answers a move of the opponent',
  after: 'it has a transition after a delay; time plays no part in a match',
  onDone: 'it has a transition on completion; a strategy never ends',
  onError: 'it has a transition on an error; there are only the events C and D',
  exit: 'it acts on leaving a state; put the move on the transition',
  activities: 'it starts an activity',
  history: 'it is a history state; states remember nothing else',
};
const ROOT_REFUSALS = { ...NODE_REFUSALS, on: 'it has transitions that hold in every state; give each state its own' };
const STATE_REFUSALS = {
  ...NODE_REFUSALS,
  states: 'it has states inside it; a machine of this kind has one level',
  initial: 'it has an initial state of its own; a machine of this kind has one level',
  entry: 'it acts on entering the state (a Moore machine); put the move on the transitions that lead here',
};
const TRANSITION_REFUSALS: Readonly<Record<string, string>> = {
  guard: "it has a guard; a reply depends on the state and the opponent's move alone",
  cond: "it has a condition; a reply depends on the state and the opponent's move alone",
  in: "it asks for another state; a reply depends on the state and the opponent's move alone",
  delay: 'it has a delay; time plays no part in a match',
};

function documentFromNode(node: Node): Parsed<MachineDocument> {
  if (!isFields(node)) {
    return refused(
      problem(
        'xstate/not-a-config',
        `Found ${kindOf(node)}; expected an XState machine config, as in {"states": {...}}.`,
      ),
    );
  }
  const migrated = migrate(node);
  if (!migrated.ok) return migrated;
  return new ConfigReader().document(migrated.value);
}

class ConfigReader {
  readonly #problems: Problem[] = [];
  readonly #warnings: Problem[] = [];

  document(config: Fields): Parsed<MachineDocument> {
    const states = config.get('states');
    if (!isFields(states)) {
      const found = states === undefined ? 'missing' : kindOf(states);
      return refused(
        problem('xstate/no-states', `states is ${found}; expected an object of states by name.`, { path: 'states' }),
      );
    }
    const tooMany = sizeProblem(states.size);
    if (tooMany !== null) return refused(tooMany);

    this.#refuse(config, ROOT_REFUSALS, '', 'The machine');
    this.#type(config, '', 'The machine', ['compound', 'atomic']);
    const id = this.#text(config, 'id', '');
    const initial = this.#text(config, 'initial', '');
    const description = this.#text(config, 'description', '') ?? '';
    const opening = this.#opening(config.get('entry'));
    const targets = targetsOf(states, id ?? '(machine)');
    const extraStates: Record<string, unknown> = {};
    const read: DraftState[] = [];
    for (const [key, state] of states) {
      const { state: draft, extra } = this.#state(key, state, targets);
      read.push(draft);
      if (!isEmpty(extra)) define(extraStates, key, extra);
      if (this.#problems.length >= MAX_PROBLEMS) break;
    }
    const meta = this.#meta(config.get('meta'), states);
    if (this.#problems.length > 0) return refused(...this.#problems);

    const extra = rest(config, ['id', 'description', 'initial', 'entry', 'states', 'meta', 'type'], ROOT_REFUSALS);
    if (!isEmpty(extraStates)) extra['states'] = extraStates;
    if (!isEmpty(meta.extra)) extra['meta'] = meta.extra;
    const name = meta.name ?? id ?? 'Machine';
    const document: MachineDocument = {
      id: idFromName(id ?? name),
      name,
      description,
      origin: meta.origin,
      machine: {
        initial: initial === null ? null : (targets.get(initial) ?? initial),
        opening,
        states: inOrder(read, meta.order),
      },
      layout: meta.layout,
      extra,
    };
    return checked(document, this.#warnings);
  }

  #state(
    key: string,
    node: Node,
    targets: ReadonlyMap<string, string>,
  ): { state: DraftState; extra: Record<string, unknown> } {
    const path = joinPath('states', key);
    const state: { id: string; label: string | null; C: Transition | null; D: Transition | null } = {
      id: key,
      label: null,
      C: null,
      D: null,
    };
    if (!isFields(node)) {
      this.#fail(
        'xstate/bad-state',
        `${path} is ${kindOf(node)}; expected a state, as in {"on": {"C": ..., "D": ...}}.`,
        path,
      );
      return { state, extra: {} };
    }
    const subject = `State ${JSON.stringify(key)}`;
    this.#refuse(node, STATE_REFUSALS, path, subject);
    this.#type(node, path, subject, ['atomic']);
    state.label = this.#text(node, 'description', path) || null;
    const extra = rest(node, ['description', 'on', 'type'], STATE_REFUSALS);
    const on = node.get('on') ?? new Map<string, Node>();
    if (!isFields(on)) {
      this.#fail('xstate/bad-state', `${path}.on is ${kindOf(on)}; expected an object with C and D.`, `${path}.on`);
      return { state, extra };
    }
    const extraOn: Record<string, unknown> = {};
    for (const [event, transition] of on) {
      const place = joinPath(`${path}.on`, event);
      if (event !== 'C' && event !== 'D') {
        this.#fail(
          'xstate/other-event',
          `${subject} reacts to the event ${JSON.stringify(event)} (${place}); only the opponent's moves C and D are events.`,
          place,
        );
        continue;
      }
      const result = this.#transition(key, transition, place, targets);
      if (result === null) continue;
      state[event] = result.transition;
      if (!isEmpty(result.extra)) extraOn[event] = result.extra;
    }
    if (!isEmpty(extraOn)) extra['on'] = extraOn;
    return { state, extra };
  }

  #transition(
    source: string,
    node: Node,
    path: string,
    targets: ReadonlyMap<string, string>,
  ): { transition: Transition; extra: Record<string, unknown> } | null {
    if (Array.isArray(node)) {
      if (node.length === 0) return null;
      if (node.length === 1 && !Array.isArray(node[0])) return this.#transition(source, node[0] as Node, path, targets);
      this.#fail(
        'xstate/several-transitions',
        `${path} is a list of ${node.length} transitions; a machine of this kind has one for each move.`,
        path,
      );
      return null;
    }
    if (node === null) return null;
    const fields = typeof node === 'string' ? new Map<string, Node>([['target', node]]) : node;
    if (!isFields(fields)) {
      this.#fail(
        'xstate/bad-transition',
        `${path} is ${kindOf(node)}; expected {"target": "...", "actions": "cooperate"}.`,
        path,
      );
      return null;
    }
    this.#refuse(fields, TRANSITION_REFUSALS, path, `The transition ${path}`);
    const output = this.#move(fields.get('actions') ?? null, `${path}.actions`);
    if (output === null) {
      this.#fail(
        'xstate/no-output',
        `The transition ${path} plays no move. Give it "actions": "cooperate" or "actions": "defect".`,
        path,
      );
    }
    let target: Node = fields.get('target') ?? source; // XState: without a target the machine stays where it is
    if (Array.isArray(target) && target.length === 1) target = target[0] as Node;
    if (typeof target !== 'string') {
      this.#fail(
        'xstate/bad-target',
        `${path}.target is ${kindOf(target)}; expected the name of one state.`,
        `${path}.target`,
      );
      return null;
    }
    if (output === null || output === 'bad') return null;
    const extra = rest(fields, ['target', 'actions'], TRANSITION_REFUSALS);
    return { transition: { target: targets.get(target) ?? target, output }, extra };
  }

  #opening(node: Node | undefined): Action {
    const move = this.#move(node ?? null, 'entry');
    if (move === null) {
      const message =
        'The machine names no opening move; C is assumed. Give it "entry": "cooperate" or "entry": "defect".';
      this.#warnings.push(warning('xstate/no-opening', message, { path: 'entry' }));
    }
    return move === 'D' ? 'D' : 'C';
  }

  /** The move that an action stands for; `null` where there is no action, `'bad'` (reported) where there is another one. */
  #move(node: Node, path: string): Action | null | 'bad' {
    let action = node;
    if (Array.isArray(action)) {
      if (action.length > 1) {
        this.#fail(
          'xstate/several-actions',
          `${path} lists ${action.length} actions; a turn has one move. Keep one.`,
          path,
        );
        return 'bad';
      }
      action = (action[0] ?? null) as Node;
    }
    if (action === null) return null;
    if (isFields(action)) {
      const params = action.get('params');
      const type = action.get('type') ?? null;
      action = type === 'output' && isFields(params) ? (params.get('move') ?? null) : type;
    }
    const move = MOVES.get(action);
    if (move !== undefined) return move;
    const shown = typeof action === 'string' ? JSON.stringify(action.slice(0, 40)) : kindOf(action);
    this.#fail(
      'xstate/unknown-action',
      `${path} is ${shown}, which is no move; expected "cooperate" or "defect".`,
      path,
    );
    return 'bad';
  }

  #meta(
    node: Node | undefined,
    states: Fields,
  ): {
    name: string | null;
    origin: Origin;
    order: readonly string[];
    layout: MachineDocument['layout'];
    extra: Record<string, unknown>;
  } {
    const meta = this.#fields(node, 'meta');
    const ours = this.#fields(meta.get('stratagem'), 'meta.stratagem');
    const from = this.#fields(ours.get('origin'), 'meta.stratagem.origin');
    const author = this.#text(from, 'author', 'meta.stratagem.origin');
    const source = this.#text(from, 'source', 'meta.stratagem.origin');
    const year = from.get('year') ?? null;
    if (year !== null && !(typeof year === 'number' && Number.isInteger(year))) {
      this.#fail(
        'xstate/wrong-type',
        `meta.stratagem.origin.year is ${kindOf(year)}; expected a whole number.`,
        'meta.stratagem.origin.year',
      );
    }
    const order = ours.get('order') ?? [];
    if (!Array.isArray(order) || order.some((id) => typeof id !== 'string')) {
      this.#fail('xstate/wrong-type', 'meta.stratagem.order is not a list of state names.', 'meta.stratagem.order');
    }
    const extra = rest(meta, ['stratagem']);
    const extraOurs = rest(ours, ['version', 'name', 'origin', 'order', 'layout']);
    const extraOrigin = rest(from, ['author', 'year', 'source']);
    if (!isEmpty(extraOrigin)) extraOurs['origin'] = extraOrigin;
    if (!isEmpty(extraOurs)) extra['stratagem'] = extraOurs;
    return {
      name: this.#text(ours, 'name', 'meta.stratagem'),
      origin: {
        ...(author === null ? {} : { author }),
        ...(typeof year === 'number' ? { year } : {}),
        ...(source === null ? {} : { source }),
      },
      order: order as readonly string[],
      layout: this.#layout(this.#fields(ours.get('layout'), 'meta.stratagem.layout'), states),
      extra,
    };
  }

  #layout(layout: Fields, states: Fields): MachineDocument['layout'] {
    const positions: Record<string, readonly [number, number]> = {};
    for (const [id, position] of layout) {
      const path = joinPath('meta.stratagem.layout', id);
      const [x, y] = Array.isArray(position) && position.length === 2 ? (position as readonly Node[]) : [];
      if (typeof x !== 'number' || typeof y !== 'number') {
        this.#fail('xstate/wrong-type', `${path} is no position; expected two numbers, as in [120, 80].`, path);
      } else if (states.has(id)) {
        define(positions, id, [x, y]);
      } else {
        this.#warnings.push(
          warning('xstate/stray-position', `${path} places a state that does not exist; it is left out.`, { path }),
        );
      }
    }
    return positions;
  }

  #fields(node: Node | undefined, path: string): Fields {
    if (node === undefined || node === null) return new Map();
    if (isFields(node)) return node;
    this.#fail('xstate/wrong-type', `${path} is ${kindOf(node)}; expected an object.`, path);
    return new Map();
  }

  #text(fields: Fields, key: string, path: string): string | null {
    const value = fields.get(key) ?? null;
    if (value === null || typeof value === 'string') return value;
    const place = joinPath(path, key);
    this.#fail('xstate/wrong-type', `${place} is ${kindOf(value)}; expected a text in quotes.`, place);
    return null;
  }

  #type(node: Fields, path: string, subject: string, allowed: readonly string[]): void {
    const type = node.get('type') ?? null;
    if (type === null || (typeof type === 'string' && allowed.includes(type))) return;
    const place = joinPath(path, 'type');
    this.#fail(
      'xstate/not-mealy',
      `${subject} is of type ${JSON.stringify(plainOf(type))} (${place}); only plain states are part of a Mealy machine.`,
      place,
    );
  }

  #refuse(node: Fields, reasons: Readonly<Record<string, string>>, path: string, subject: string): void {
    for (const [key, value] of node) {
      const reason = Object.hasOwn(reasons, key) ? reasons[key] : undefined;
      if (reason === undefined || isNothing(value)) continue;
      const place = joinPath(path, key);
      this.#fail('xstate/not-mealy', `${subject} is not part of a Mealy machine: ${reason} (${place}).`, place);
    }
  }

  #fail(code: string, message: string, path: string): void {
    this.#problems.push(problem(code, message, { path }));
  }
}

/** What a target may be written as: the key, `#machine.key`, or `#id` of the state. */
function targetsOf(states: Fields, machineId: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const [key, state] of states) {
    const id = isFields(state) ? state.get('id') : undefined;
    targets.set(`#${machineId}.${key}`, key);
    if (typeof id === 'string') targets.set(`#${id}`, key);
  }
  for (const key of states.keys()) targets.set(key, key);
  return targets;
}

/** The states named by `order` first, in its order, then the others in theirs. */
function inOrder(states: readonly DraftState[], order: readonly string[]): readonly DraftState[] {
  if (order.length === 0) return states;
  const byId = new Map(states.map((state) => [state.id, state]));
  const first = [...new Set(order)].flatMap((id) => byId.get(id) ?? []);
  const placed = new Set(first);
  return [...first, ...states.filter((state) => !placed.has(state))];
}

/** The fields that no rule names, as plain values. */
function rest(
  fields: Fields,
  known: readonly string[],
  refusals: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of fields) {
    if (!known.includes(key) && !Object.hasOwn(refusals, key)) define(kept, key, plainOf(value));
  }
  return kept;
}

/** Sets an own property whatever its name, where an assignment would meet a setter. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function isFields(node: Node | undefined): node is Fields {
  return node instanceof Map;
}

function isNothing(node: Node): boolean {
  return node === null || (Array.isArray(node) && node.length === 0) || (isFields(node) && node.size === 0);
}

function isEmpty(object: object): boolean {
  return Object.keys(object).length === 0;
}

function kindOf(node: Node): string {
  if (node === null) return 'empty (null)';
  if (Array.isArray(node)) return 'a list';
  if (isFields(node)) return 'an object';
  return typeof node === 'string' ? 'a text' : `the ${typeof node} ${String(node)}`;
}
