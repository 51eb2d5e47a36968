// What the canvas' menus list, by what they are opened on: ids of commands in sections. The commands' own
// records give label, keys and whether they are possible.

import type { Hit } from './hits.ts';

export type Sections = readonly (readonly string[])[];

const STATE: Sections = [
  ['transition.draw-C', 'transition.draw-D', 'transition.to-itself', 'transition.draw-to-new', 'transition.flip'],
  ['state.rename', 'state.start'],
  ['replay.breakpoint'],
  ['edit.cut', 'edit.copy', 'edit.duplicate', 'edit.delete'],
];

const STATES: Sections = [
  ['arrange.row', 'arrange.column', 'arrange.distribute-horizontally', 'arrange.distribute-vertically'],
  ['transition.flip', 'transition.reply-C', 'transition.reply-D'],
  ['edit.cut', 'edit.copy', 'edit.duplicate', 'edit.delete'],
];

const EDGE: Sections = [['transition.flip', 'transition.reply-C', 'transition.reply-D'], ['edit.delete']];

const OPENING: Sections = [['machine.opening']];

const CANVAS: Sections = [
  ['state.add', 'edit.paste', 'edit.select-all'],
  ['machine.opening', 'machine.complete-self', 'machine.complete-start', 'machine.prune', 'machine.minimise'],
  ['arrange.layout-auto', 'arrange.layout-right', 'arrange.layout-down'],
  ['view.fit', 'view.actual-size', 'view.find'],
  ['view.commands', 'view.help'],
];

/** The sections of the menu on something; `selected` is how many states are selected. */
export function sectionsFor(hit: Hit, selected: number): Sections {
  switch (hit.kind) {
    case 'state':
    case 'rim':
      return selected > 1 ? STATES : STATE;
    case 'edge':
    case 'part':
    case 'output':
    case 'tip':
      return EDGE;
    case 'opening':
      return OPENING;
    case 'canvas':
      return CANVAS;
  }
}
