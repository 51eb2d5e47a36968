// Random streams. One seed makes a whole tournament: every pair, repetition and player draws from a
// stream of its own, named by the path of whole numbers that leads to it, so results are the same bytes
// whatever the order or the number of workers. Generator: sfc32 of PractRand (Doty-Humphrey 2010);
// the path is mixed with the 32-bit finaliser of MurmurHash3 (Appleby 2008).

/** Draws one number uniform on [0, 1). */
export type Random = () => number;

/** A stream that depends on the seed and the path alone; 2^32 values, period about 2^127. */
export function stream(seed: number, ...path: readonly number[]): Random {
  let h = mix(seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0);
  for (const step of path) h = mix(h, step >>> 0);
  let a = mix(h, 1);
  let b = mix(h, 2);
  let c = mix(h, 3);
  let counter = 1;
  const random = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) random();
  return random;
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
