// Commands on the machine as a whole, on its file, and on a replay.

import { ACTIONS } from '../game/action.ts';
import { renameMachine } from './about.ts';
import { always, designing, hasStates, theState, type Command } from './command.ts';
import type { EditorContext, Panel } from './context.ts';
import { count } from './announce.ts';
import { nameIn } from './states.ts';
import { minimiseMachine, pruneMachine } from './reduce.ts';

function opens(
  panel: Panel,
  rest: Pick<Command, 'id' | 'label' | 'group' | 'keys'> & { enabled?: Command['enabled'] },
): Command {
  return { enabled: always, ...rest, run: (context) => context.show(panel) };
}

const complete = (context: EditorContext): boolean => context.minimisation !== null;

export const studioCommands: readonly Command[] = [
  {
    id: 'machine.prune',
    label: 'Prune',
    group: 'Machine',
    keys: ['P'],
    title: ({ document, unreachable }) => `Prune to ${document.machine.states.length - unreachable.length}`,
    enabled: (context) => designing(context) && context.unreachable.length > 0,
    run: (context) => {
      const { edit, removed } = pruneMachine(context.document);
      context.perform(edit, { say: `Pruned: ${count(removed.length, 'state')} removed that no history reaches.` });
    },
  },
  {
    id: 'machine.minimise',
    label: 'Minimise',
    group: 'Machine',
    keys: ['M'],
    title: ({ minimisation }) => (minimisation ? `Minimise to ${minimisation.draft.states.length}` : 'Minimise'),
    enabled: ({ minimisation, replaying }) => !replaying && minimisation !== null && minimisation.removed.length > 0,
    run: (context) => {
      const { minimisation } = context;
      if (!minimisation) return;
      const names = (ids: readonly string[]) => ids.map((id) => nameIn(context.document, id)).join(' and ');
      const merged = minimisation.classes.map(names).join(', nor ');
      const why = merged === '' ? '' : ` No history tells ${merged} apart.`;
      context.perform(minimiseMachine(context.document, minimisation), {
        say: `Minimised to ${count(minimisation.draft.states.length, 'state')}.${why}`,
      });
    },
  },
  {
    id: 'machine.rename',
    label: 'Rename machine',
    group: 'Machine',
    keys: [],
    keysOnly: true,
    enabled: designing,
    run: (context, args) => {
      if (args.text !== undefined) context.perform(renameMachine(context.document, args.text, false));
    },
  },
  opens('prune', {
    id: 'machine.show-prune',
    label: 'Show what prune removes',
    group: 'Machine',
    keys: [],
    enabled: ({ unreachable }) => unreachable.length > 0,
  }),
  opens('minimise', {
    id: 'machine.show-minimise',
    label: 'Show which states are the same',
    group: 'Machine',
    keys: [],
    enabled: complete,
  }),
  opens('compare', { id: 'machine.compare', label: 'Compare with...', group: 'Machine', keys: [], enabled: complete }),
  opens('usage', {
    id: 'machine.usage',
    label: 'Usage against the field',
    group: 'Machine',
    keys: [],
    enabled: complete,
  }),
  opens('edits', {
    id: 'machine.improve',
    label: 'Improve: the best single edits',
    group: 'Machine',
    keys: [],
    enabled: complete,
  }),
  opens('response', { id: 'machine.respond', label: 'Best response', group: 'Machine', keys: [], enabled: complete }),
  opens('evolve', { id: 'machine.evolve', label: 'Evolve...', group: 'Machine', keys: ['E'] }),
  opens('known', { id: 'machine.known', label: 'Is it known?', group: 'Machine', keys: [], enabled: complete }),
  {
    id: 'file.save',
    label: 'Save',
    group: 'File',
    keys: ['Mod+S'],
    whileTyping: true,
    enabled: ({ services }) => services.save !== undefined,
    run: (context) => void context.save(),
  },
  opens('save-as', {
    id: 'file.save-as',
    label: 'Save as...',
    group: 'File',
    keys: ['Mod+Shift+S'],
    enabled: designing,
  }),
  opens('rename', { id: 'file.rename', label: 'Rename machine...', group: 'File', keys: [], enabled: designing }),
  opens('new', { id: 'file.new', label: 'New machine', group: 'File', keys: [] }),
  opens('machines', { id: 'file.open', label: 'Open a machine', group: 'File', keys: ['Mod+O'] }),
  opens('import', { id: 'file.import', label: 'Import...', group: 'File', keys: ['Mod+I'] }),
  opens('export', { id: 'file.export', label: 'Export...', group: 'File', keys: ['Mod+E'], enabled: hasStates }),
  opens('share', { id: 'file.share', label: 'Share by link', group: 'File', keys: [], enabled: hasStates }),
  {
    id: 'replay.toggle',
    label: 'Play or pause',
    group: 'Replay',
    keys: ['Space'],
    title: ({ replay }) => (replay?.playing ? 'Pause' : 'Play'),
    enabled: ({ replaying, replay }) => replaying && replay !== null,
    run: ({ replay }) => replay?.toggle(),
  },
  {
    id: 'replay.step',
    label: 'Step',
    group: 'Replay',
    keys: ['ArrowRight', '.'],
    enabled: ({ replaying, replay }) => replaying && replay !== null,
    run: ({ replay }) => replay?.step(),
  },
  {
    id: 'replay.back',
    label: 'Step back',
    group: 'Replay',
    keys: ['ArrowLeft', ','],
    enabled: ({ replaying, replay }) => replaying && replay !== null,
    run: ({ replay }) => replay?.back(),
  },
  {
    id: 'replay.restart',
    label: 'Back to the first turn',
    group: 'Replay',
    keys: ['Home'],
    enabled: ({ replaying, replay }) => replaying && replay !== null,
    run: ({ replay }) => replay?.restart(),
  },
  {
    id: 'replay.breakpoint',
    label: 'Pause the replay here',
    group: 'Replay',
    keys: ['B'],
    title: (context) =>
      context.replay?.breakpoints.has(theState(context) ?? '') ? 'Remove the breakpoint' : 'Pause the replay here',
    enabled: (context) => context.replaying && context.replay !== null && theState(context) !== null,
    run: (context, args) => {
      const state = theState(context, args);
      if (state !== null) context.replay?.toggleBreakpoint(state);
    },
  },
  ...ACTIONS.map((move): Command => ({
    id: `replay.answer-${move}`,
    label: `Play ${move} as the opponent`,
    group: 'Replay',
    keys: [move],
    enabled: ({ replaying, replay }) => replaying && replay?.answer !== undefined,
    run: ({ replay }) => replay?.answer?.(move),
  })),
  {
    id: 'replay.stop',
    label: 'End the replay',
    group: 'Replay',
    keys: ['Escape'],
    enabled: ({ replaying, gesture }) => replaying && gesture.kind === 'idle',
    run: (context) => context.send({ type: 'replay', on: false }),
  },
];
