// The figure that the canvas paints, made from the store's: what is dragged is lifted off a large one, what did
// not change keeps its objects, and what has jumped fades and glides. Read once per frame by every layer.

import { untrack } from 'svelte';
import type { EditorStore } from '../../editor/store.svelte.ts';
import type { Figure } from '../../layout/figure.ts';
import { crossFade, steady, type CrossFade } from './glide.ts';
import { carried, LARGE, lift, type Lifted, type Part } from './lift.ts';

/** Milliseconds after which a glide has ended: a little more than it takes. */
const ENDED = 240;

const NOTHING: ReadonlySet<string> = new Set();

interface Change {
  readonly figure: Figure;
  readonly fade: CrossFade | null;
  /** What a drag has taken off the figure, as it was. */
  readonly lifted: Lifted | null;
}

export class Scene {
  readonly #store: EditorStore;
  #last: Change | null = null;
  #settled = $state.raw<unknown>(null);
  /** The states being dragged; asked for once a drag. */
  readonly #dragged: readonly string[] | null = $derived.by(() => {
    if (this.#store.doing !== 'moving') return null;
    const gesture = untrack(() => this.#store.gesture);
    return gesture.kind === 'moving' ? gesture.ids : null;
  });
  readonly #change: Change = $derived.by(() => (this.#last = this.#next(this.#last)));
  /** What stands still during a drag, with what was lifted off it at its old place. */
  readonly figure: Figure = $derived(this.#change.figure);
  /** Ids of states and edges that are drawn in `carried` and not with the figure. */
  readonly away: ReadonlySet<string> = $derived(this.#change.lifted?.ids ?? NOTHING);
  /** What is lifted, where it is now. */
  readonly carried: Part | null = $derived.by(() => {
    const { lifted } = this.#change;
    return lifted && carried(lifted, this.#store.document.layout);
  });
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

  #next(last: Change | null): Change {
    const dragged = this.#dragged;
    if (dragged && this.#store.machine.states.length > LARGE) {
      const base = last?.figure ?? untrack(() => this.#store.figure);
      return { figure: base, fade: null, lifted: lift(base, dragged) };
    }
    const figure = steady(last?.figure ?? null, this.#store.figure);
    // What was dragged or is put down is where the hand has brought it: nothing jumps. A large figure changes in
    // portions, and would be twice as large while it faded.
    const still = dragged || !last || last.lifted || figure.states.length > LARGE;
    const fade = still ? null : crossFade(last.figure, figure);
    return { figure, fade, lifted: null };
  }
}
