// Commands that arrange what is drawn, and move the eye over it.

import { distributeStates, alignStates, moveStates, neighbour, type Direction } from './arrange.ts';
import { always, designing, hasStates, someStates, theState, type Command } from './command.ts';
import type { Directing, EditorContext } from './context.ts';
import { findState } from './names.ts';
import { selectionOf } from './selection.ts';

/** How far an arrow key moves states; with Shift four times as far. */
const NUDGE = 5;

const DIRECTIONS: readonly (readonly [Direction, string, number, number])[] = [
  ['left', 'ArrowLeft', -1, 0],
  ['right', 'ArrowRight', 1, 0],
  ['up', 'ArrowUp', 0, -1],
  ['down', 'ArrowDown', 0, 1],
];

const resting = (context: EditorContext): boolean =>
  context.gesture.kind === 'idle' && designing(context) && someStates(context);
const several = (least: number) => (context: EditorContext) =>
  designing(context) && context.selection.states.size >= least;

const layable = (context: EditorContext): boolean =>
  designing(context) && hasStates(context) && context.services.layout !== undefined;

/** The choices of how layouts run; each lays out at once. */
function directions(): Command[] {
  const choices: readonly (readonly [Directing, string])[] = [
    ['auto', 'Lay out to suit the canvas'],
    ['right', 'Lay out from left to right'],
    ['down', 'Lay out from top to bottom'],
  ];
  return choices.map(([directing, label]): Command => ({
    id: `arrange.layout-${directing}`,
    label,
    group: 'Arrange',
    keys: [],
    enabled: layable,
    chosen: (context) => context.directing === directing,
    run: (context) => {
      context.directing = directing;
      void context.layOut();
    },
  }));
}

function nudges(): Command[] {
  return DIRECTIONS.flatMap(([direction, key, dx, dy]) =>
    ([1, 4] as const).map((times): Command => ({
      id: `arrange.${direction}${times === 4 ? '-far' : ''}`,
      label: `Move ${direction}${times === 4 ? ', far' : ''}`,
      group: 'Arrange',
      keys: [times === 4 ? `Shift+${key}` : key],
      keysOnly: true,
      enabled: resting,
      run: (context) => {
        const ids = [...context.selection.states];
        const distance = NUDGE * times;
        const edit = moveStates(context.document, ids, dx * distance, dy * distance);
        context.perform(edit, { burst: `nudge ${ids.join(' ')}` });
      },
    })),
  );
}

function walks(): Command[] {
  return DIRECTIONS.map(([direction, key]): Command => ({
    id: `view.to-${direction}`,
    label: `Go to the state to the ${direction}`,
    group: 'View',
    keys: [`Mod+${key}`],
    keysOnly: true,
    enabled: (context) => context.gesture.kind === 'idle' && theState(context) !== null,
    run: (context, args) => {
      const from = theState(context, args);
      const to = from === null ? null : neighbour(context.document, from, direction);
      if (to !== null) goTo(context, to);
    },
  }));
}

function goTo(context: EditorContext, id: string): void {
  context.select(selectionOf([id]));
  context.view?.reveal([id]);
}

export const arrangeCommands: readonly Command[] = [
  {
    id: 'arrange.layout',
    label: 'Lay out',
    group: 'Arrange',
    keys: ['Shift+L'],
    enabled: layable,
    run: (context) => void context.layOut(),
  },
  ...directions(),
  {
    id: 'arrange.column',
    label: 'Align in a column',
    group: 'Arrange',
    keys: ['Alt+V'],
    enabled: several(2),
    run: (context) => context.perform(alignStates(context.document, context.selection.states, 'column')),
  },
  {
    id: 'arrange.row',
    label: 'Align in a row',
    group: 'Arrange',
    keys: ['Alt+H'],
    enabled: several(2),
    run: (context) => context.perform(alignStates(context.document, context.selection.states, 'row')),
  },
  {
    id: 'arrange.distribute-horizontally',
    label: 'Distribute horizontally',
    group: 'Arrange',
    keys: ['Alt+Shift+H'],
    enabled: several(3),
    run: (context) => context.perform(distributeStates(context.document, context.selection.states, 'horizontal')),
  },
  {
    id: 'arrange.distribute-vertically',
    label: 'Distribute vertically',
    group: 'Arrange',
    keys: ['Alt+Shift+V'],
    enabled: several(3),
    run: (context) => context.perform(distributeStates(context.document, context.selection.states, 'vertical')),
  },
  ...nudges(),
  ...walks(),
  {
    id: 'view.fit',
    label: 'Fit the machine in view',
    group: 'View',
    keys: ['Mod+1', 'F'],
    enabled: ({ view }) => view !== null,
    run: ({ view }) => view?.fit(),
  },
  {
    id: 'view.actual-size',
    label: 'Zoom to 100 %',
    group: 'View',
    keys: ['Mod+0'],
    enabled: ({ view }) => view !== null,
    run: ({ view }) => view?.resetZoom(),
  },
  {
    id: 'view.zoom-in',
    label: 'Zoom in',
    group: 'View',
    keys: ['Mod++', 'Mod+=', '+', '='],
    enabled: ({ view }) => view !== null,
    run: ({ view }) => view?.zoomBy(1.25),
  },
  {
    id: 'view.zoom-out',
    label: 'Zoom out',
    group: 'View',
    keys: ['Mod+-', '-'],
    enabled: ({ view }) => view !== null,
    run: ({ view }) => view?.zoomBy(0.8),
  },
  {
    id: 'view.find',
    label: 'Find a state',
    group: 'View',
    keys: ['Mod+F', '/'],
    enabled: hasStates,
    run: (context, args) => {
      if (args.text === undefined) {
        context.show('find');
        return;
      }
      const id = findState(context.document.machine, args.text);
      if (id === null) context.announce(`There is no state "${args.text}".`);
      else goTo(context, id);
    },
  },
  {
    id: 'view.problem',
    label: 'Go to the next problem',
    group: 'View',
    keys: ['F8'],
    enabled: ({ problems }) => problems.length > 0,
    run: (context) => {
      const { problems, selection } = context;
      const at = problems.findIndex(({ place }) => place.state !== undefined && selection.states.has(place.state));
      const found = problems[(at + 1) % problems.length]!;
      if (found.place.state !== undefined) goTo(context, found.place.state);
      context.announce(found.message);
    },
  },
  {
    id: 'view.commands',
    label: 'Find a command',
    group: 'View',
    keys: ['Mod+K', 'Mod+Shift+P'],
    whileTyping: true,
    enabled: always,
    run: (context) => context.show('palette'),
  },
  {
    id: 'view.help',
    label: 'Keys and help',
    group: 'View',
    keys: ['?', 'F1'],
    enabled: always,
    run: (context) => context.show('help'),
  },
];
