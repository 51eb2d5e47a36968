// The canonical format, written: see xstate.ts. Keys have one order, transitions stand on one line each,
// so that a saved machine is the same bytes every time and a change shows as a small difference in git.
// Key order is the order of states; a JavaScript object cannot hold it where keys look like whole numbers
// (5, 7, 4 becomes 4, 5, 7), and then `meta.stratagem.order` says it.

import { ACTIONS, type Action } from '../game/action.ts';
import type { MachineDocument, Origin } from '../machine/document.ts';
import type { DraftState } from '../machine/mealy.ts';
import { nodeOf, plainOf, type Node } from './literal.ts';
import { VERSION } from './migrations.ts';

/** The name of a move's action in the config. */
export type MoveAction = 'cooperate' | 'defect';

/** A machine as an XState v5 config; `createMachine` takes it as it is when the machine is complete. */
export interface XStateConfig {
  readonly id: string;
  readonly description?: string;
  readonly initial?: string;
  readonly entry: MoveAction;
  readonly states: Readonly<
    Record<
      string,
      {
        readonly description?: string;
        readonly on: Readonly<Partial<Record<Action, { readonly target: string; readonly actions: MoveAction }>>>;
      }
    >
  >;
  readonly meta: {
    readonly stratagem: {
      readonly version: number;
      readonly name: string;
      readonly origin?: Origin;
      readonly order?: readonly string[];
      readonly layout?: MachineDocument['layout'];
    };
  };
}

/** The config of a document, unknown parts of its file included. Transitions not drawn yet are left out. */
export function configFromDocument(document: MachineDocument): XStateConfig {
  return plainOf(nodeFromDocument(document)) as XStateConfig;
}

/** The text of a machine file, newline at the end; reading and writing it again gives the same bytes. */
export function printXState(document: MachineDocument): string {
  return `${print(nodeFromDocument(document), [])}\n`;
}

/** The action that plays a move. */
export function actionName(move: Action): MoveAction {
  return move === 'C' ? 'cooperate' : 'defect';
}

type Fields = Map<string, Node>;

function nodeFromDocument(document: MachineDocument): Fields {
  const { machine, origin } = document;
  const states: Fields = new Map(machine.states.map((state) => [state.id, stateNode(state)]));
  const ids = [...states.keys()];
  const keyOrder = Object.keys(Object.fromEntries(ids.map((id) => [id, 0])));
  const layout = ids.flatMap((id) => {
    const position = Object.hasOwn(document.layout, id) ? document.layout[id] : undefined;
    return position === undefined ? [] : [[id, position] as const];
  });
  const from = fields({ author: origin.author, year: origin.year, source: origin.source });
  const ours = fields({
    version: VERSION,
    name: document.name,
    origin: from.size > 0 ? from : undefined,
    order: ids.some((id, i) => id !== keyOrder[i]) ? ids : undefined,
    layout: layout.length > 0 ? new Map(layout) : undefined,
  });
  const config = fields({
    id: document.id,
    description: document.description || undefined,
    initial: machine.initial ?? undefined,
    entry: actionName(machine.opening),
    states,
    meta: fields({ stratagem: ours }),
  });
  const extra = nodeOf(document.extra);
  if (extra.ok) merge(config, extra.value as Fields, '');
  return config;
}

function stateNode(state: DraftState): Fields {
  const on: Fields = new Map();
  for (const input of ACTIONS) {
    const transition = state[input];
    if (transition !== null) {
      on.set(input, fields({ target: transition.target, actions: actionName(transition.output) }));
    }
  }
  return fields({ description: state.label || undefined, on });
}

function fields(object: Readonly<Record<string, Node | undefined>>): Fields {
  return new Map(Object.entries(object).filter((entry): entry is [string, Node] => entry[1] !== undefined));
}

/** Adds the unknown parts; never makes a state or a transition, for those of a deleted one. */
function merge(target: Fields, extra: Fields, path: string): void {
  const closed = /^\/states(?:\/[^/]*\/on)?$/.test(path);
  for (const [key, value] of extra) {
    const there = target.get(key);
    if (there === undefined && !closed) target.set(key, value);
    if (there instanceof Map && value instanceof Map) {
      merge(there as Fields, value as Fields, `${path}/${key.replaceAll('/', '')}`);
    }
  }
}

function print(node: Node, path: readonly string[]): string {
  const indent = '  '.repeat(path.length);
  if (Array.isArray(node) && node.some((item) => typeof item === 'object' && item !== null)) {
    const items = node.map((item: Node) => `${indent}  ${print(item, [...path, ''])}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (!(node instanceof Map) || node.size === 0) return inline(node);
  if (path.length === 4 && path[0] === 'states' && path[2] === 'on') return inline(node);
  const lines = [...(node as Fields)].map(
    ([key, value]) => `${indent}  ${JSON.stringify(key)}: ${print(value, [...path, key])}`,
  );
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function inline(node: Node): string {
  if (Array.isArray(node)) return `[${node.map(inline).join(', ')}]`;
  if (!(node instanceof Map)) return JSON.stringify(node);
  if (node.size === 0) return '{}';
  const parts = [...(node as Fields)].map(([key, value]) => `${JSON.stringify(key)}: ${inline(value)}`);
  return `{ ${parts.join(', ')} }`;
}
