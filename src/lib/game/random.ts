// Random streams. One seed makes a whole tournament: every pair, repetition and player draws from a
// stream of its own, named by the path of whole numbers that leads to it, so results are the same bytes
// whatever the order or the number of workers. Generator: sfc32 of PractRand (Doty-Humphrey 2010);
// the path is mixed with the 32-bit finaliser of MurmurHash3 (Appleby 2008).

/** Draws one number uniform on [0, 1). */
export interface Random {
  (): number;
  /** Draws the next `count` numbers into the beginning of `numbers`: many at once cost a third of one by one. */
  fill?(numbers: Float64Array, count: number): void;
}

/** Draws the next `count` numbers into the beginning of `numbers`. */
export function fill(random: Random, numbers: Float64Array, count: number): void {
  if (random.fill) random.fill(numbers, count);
  else for (let k = 0; k < count; k++) numbers[k] = random();
}

/** A place in the tree of streams: what a seed and the steps so far come to. */
export type Branch = number;

/** The branch of a seed and a path. */
export function branch(seed: number, path: readonly number[]): Branch {
  let h = mix(seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0);
  for (let k = 0; k < path.length; k++) h = step(h, path[k]!);
  return h;
}

/** The branch one step further. */
export function step(from: Branch, by: number): Branch {
  return mix(from, by >>> 0);
}

/** A stream that depends on the seed and the path alone; 2^32 values, period about 2^127. */
export function stream(seed: number, ...path: readonly number[]): Random {
  const source = new Source();
  source.begin(branch(seed, path));
  const random: Random = () => source.next();
  random.fill = (numbers, count) => {
    source.fill(numbers, count);
  };
  return random;
}

/** A generator that can be put to the beginning of any stream, for those who need many streams one after another. */
export class Source {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 0;

  /** Begins the stream of this branch. */
  begin(h: Branch): void {
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

  /** As `next`, `count` times, into the beginning of `numbers`; the state stays in the processor's registers. */
  fill(numbers: Float64Array, count: number): void {
    let a = this.#a;
    let b = this.#b;
    let c = this.#c;
    let counter = this.#counter;
    for (let k = 0; k < count; k++) {
      const t = (a + b + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + t) | 0;
      numbers[k] = (t >>> 0) / 4294967296;
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#counter = counter;
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
