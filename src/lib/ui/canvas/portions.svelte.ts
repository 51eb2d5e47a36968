// Brings a large figure onto the page in portions, one a frame: the elements of hundreds of states and arrows take
// the page's thread a quarter of a second to make, style and paint, and in between it answers.

/** Parts that are there at once. */
const FIRST = 100;

/** Parts that a frame brings: some 25 ms. */
const PORTION = 50;

/** So many new parts come at once. */
const FEW = 10;

export class Portions {
  readonly #total: () => number;
  #count = $state.raw(FIRST);
  /** How many of the parts are to be drawn. */
  readonly shown: number = $derived.by(() => (this.#total() - this.#count > FEW ? this.#count : Infinity));

  /** To be made with a component; `total` says how many parts there are. */
  constructor(total: () => number) {
    this.#total = total;
    $effect(() => {
      const target = Math.max(FIRST, total());
      if (this.#count > target) this.#count = target;
      if (this.#count >= target) return;
      const frame = requestAnimationFrame(() => (this.#count = Math.min(target, this.#count + PORTION)));
      return () => cancelAnimationFrame(frame);
    });
  }
}
