// A history shown on the canvas while the pointer or the focus is on its text.

import type { Route } from '#lib/editor/route.ts';
import type { EditorStore } from '#lib/editor/store.svelte.ts';

/** Attributes for an element that stands for a history: hover and focus show its way over the canvas. */
export function showsWord(store: EditorStore, word: string) {
  const show = (): void => store.showWord(word);
  const hide = (): void => store.showWord(null);
  return { onpointerenter: show, onpointerleave: hide, onfocus: show, onblur: hide };
}

/** Attributes for an element that stands for some states: hover and focus make the others pale on the canvas. */
export function showsStates(store: EditorStore, states: readonly string[]) {
  return showsParts(store, { states, transitions: [] });
}

/** The same for states and transitions (`5:C`). */
export function showsParts(store: EditorStore, parts: Pick<Route, 'states' | 'transitions'>) {
  const show = (): void => {
    store.route = { ...parts, moves: '' };
  };
  const hide = (): void => store.showWord(null);
  return { onpointerenter: show, onpointerleave: hide, onfocus: show, onblur: hide };
}
