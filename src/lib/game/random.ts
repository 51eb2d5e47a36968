// Random streams. One seed makes a whole tournament: every pair, repetition and player draws from a
// stream of its own, named by the path of whole numbers that leads to it, so results are the same bytes
// whatever the order or the number of workers. Generator: sfc32 of PractRand (Doty-Humphrey 2010);
// the path is mixed with the 32-bit finaliser of MurmurHash3 (Appleby 2008).

/** Draws one number uniform on [0, 1). */
export type Random = () => number;

/** A stream that depends on the seed and the path alone; 2^32 values, period about 2^127. */
export function stream(seed: number, ...path: readonly number[]): Random {
  const source = new Source();
  source.begin(seed, path);
  return () => source.next();
}

/** A generator that can be put to the beginning of any stream, for those who need many streams one after another. */
export class Source {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 0;

  /** Begins the stream of this seed and path, and of one more step of the path where `last` is given. */
  begin(seed: number, path: readonly number[], last?: number): void {
    let h = mix(seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0);
    for (const step of path) h = mix(h, step >>> 0);
    if (last !== undefined) h = mix(h, last >>> 0);
    this.#a = mix(h, 1) | 0;
    this.#b = mix(h, 2) | 0;
    this.#c = mix(h, 3) | 0;
    this.#counter = 1;
    for (let i = 0; i < 12; i++) this.next();
  }

  /** The stream's next number. */
  next(): number {
    const b = this.#b;
    const c = this.#c;
    const t = (this.#a + b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = b ^ (b >>> 9);
    this.#b = (c + (c << 3)) | 0;
    this.#c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  }
}

/** A whole number uniform on 0 .. n - 1. */
export function below(random: Random, n: number): number {
  return Math.floor(random() * n);
}

function mix(h: number, value: number): number {
  h = Math.imul(h ^ value, 0x9e3779b1);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h + value, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
