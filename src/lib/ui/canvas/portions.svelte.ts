// Draws a large figure portion by portion (portion.ts), one a frame.

import { nextPortion, type Part } from './portion.ts';

export class Portions {
  #turn = $state.raw(0);
  #last: readonly Part[] = [];
  readonly #drawn: ReturnType<typeof nextPortion>;

  /** To be made with a component; `wanted` gives the parts in the order in which they come. */
  constructor(wanted: () => readonly Part[]) {
    this.#drawn = $derived.by(() => {
      void this.#turn;
      const drawn = nextPortion(wanted(), this.#last);
      this.#last = drawn.parts;
      return drawn;
    });
    $effect(() => {
      if (this.#drawn.whole) return;
      const frame = requestAnimationFrame(() => this.#turn++);
      return () => cancelAnimationFrame(frame);
    });
  }

  /** The parts to draw now. */
  get parts(): readonly Part[] {
    return this.#drawn.parts;
  }
}
