// Finds plain values by their contents: numbers them in the order they are added, and gives the number of an
// equal one. States of automata are small trees of numbers, strings, booleans, arrays and objects; a hash
// over them in place costs a fifth of making their JSON text, and equality is checked, so that a clash of
// hashes costs time and nothing else. Open addressing with linear probing; the hash is that of MurmurHash3
// (Appleby 2008) in its mixing step.

/** Numbers for plain values by contents. */
export class StateIndex {
  readonly #values: unknown[] = [];
  readonly #hashes: number[] = [];
  /** The number of a value plus one, 0 where free; a power of two long, at most half full. */
  #slots = new Int32Array(64);
  /** The hash that `find` took last, for `add`. */
  #last = 0;

  /** The number of an equal value, or -1. */
  find(value: unknown): number {
    const hash = hashOf(value, 0);
    this.#last = hash;
    const mask = this.#slots.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot]! - 1;
      if (number < 0) return -1;
      if (this.#hashes[number] === hash && same(this.#values[number], value)) return number;
    }
  }

  /** Adds the value that `find` has just not found. */
  add(value: unknown): void {
    if (2 * this.#values.length >= this.#slots.length) this.#grow();
    this.#values.push(value);
    this.#hashes.push(this.#last);
    this.#place(this.#last, this.#values.length);
  }

  #place(hash: number, entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = spread(hash) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    this.#hashes.forEach((hash, number) => {
      this.#place(hash, number + 1);
    });
  }
}

const float = new Float64Array(1);
const halves = new Int32Array(float.buffer);

/** A hash of 31 bits of a value's contents, from `h` on; property names are left to the check of equality. */
function hashOf(value: unknown, h: number): number {
  if (typeof value === 'number') {
    const whole = value | 0;
    if (whole === value) return mix(h, whole);
    float[0] = value;
    return mix(mix(h, halves[0]!), halves[1]!);
  }
  if (typeof value === 'string') {
    for (let i = 0; i < value.length; i++) h = mix(h, value.charCodeAt(i));
    return mix(h, value.length);
  }
  if (typeof value === 'boolean') return mix(h, value ? 1 : 2);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) h = hashOf(value[i], h);
    return mix(h, value.length);
  }
  if (typeof value === 'object' && value !== null) {
    for (const name in value) h = hashOf((value as Record<string, unknown>)[name], h);
  }
  return h;
}

/** 31 bits, so that hashes are small integers. */
function mix(h: number, value: number): number {
  const k = Math.imul(value, 0xcc9e2d51);
  const x = h ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return (Math.imul((x << 13) | (x >>> 19), 5) + 0x6546b64) & 0x3fffffff;
}

/** Brings the high bits of a hash down to where slots are chosen. */
function spread(hash: number): number {
  const x = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return x ^ (x >>> 13);
}

/** Whether two plain values have the same contents. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!same(a[i], b[i])) return false;
    return true;
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  let surplus = 0;
  for (const name in left) {
    if (!same(left[name], right[name])) return false;
    surplus++;
  }
  for (const name in right) {
    if (!(name in left)) return false;
    surplus--;
  }
  return surplus === 0;
}
