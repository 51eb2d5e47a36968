// The figure that the canvas paints, made from the store's: large ones are previewed while dragged, what did
// not change keeps its objects, and what has jumped fades and glides. Read once per frame by every layer.

import { untrack } from 'svelte';
import type { EditorStore } from '../../editor/store.svelte.ts';
import type { Figure } from '../../layout/figure.ts';
import { crossFade, steady, type CrossFade } from './glide.ts';
import { LARGE, previewDrag } from './preview.ts';

/** Milliseconds after which a glide has ended: a little more than it takes. */
const ENDED = 240;

export class Scene {
  readonly #store: EditorStore;
  /** The figure painted last. */
  #last: Figure | null = null;
  /** The figure before the drag that is being previewed. */
  #base: Figure | null = null;
  #settled = $state.raw<unknown>(null);
  readonly #change: { readonly figure: Figure; readonly fade: CrossFade | null } = $derived.by(() => {
    const { dragged, figure: next } = this.#next();
    const figure = steady(this.#last, next);
    const fade = dragged || !this.#last ? null : crossFade(this.#last, figure);
    this.#last = figure;
    return { figure, fade };
  });
  readonly figure: Figure = $derived(this.#change.figure);
  /** What is fading just now. */
  readonly fade: CrossFade | null = $derived(this.#settled === this.#change ? null : this.#change.fade);

  constructor(store: EditorStore) {
    this.#store = store;
    $effect(() => {
      const change = this.#change;
      if (!change.fade) return;
      const timer = setTimeout(() => (this.#settled = change), ENDED);
      return () => clearTimeout(timer);
    });
  }

  #next(): { readonly dragged: boolean; readonly figure: Figure } {
    const store = this.#store;
    const { gesture } = store;
    if (gesture.kind !== 'moving') {
      this.#base = null;
      return { dragged: false, figure: store.figure };
    }
    if (store.machine.states.length <= LARGE) return { dragged: true, figure: store.figure };
    this.#base ??= this.#last ?? untrack(() => store.figure);
    return { dragged: true, figure: previewDrag(this.#base, store.document.layout, gesture.ids) };
  }
}
