// Python's pickles, as far as plain data goes: read and written without running anything. The reference trainer
// keeps a strategy's constructor arguments in them. Dictionaries become Maps, tuples and lists both lists; an
// object of a class becomes its name and arguments, whatever they are. Source: the opcodes' descriptions in
// Python's module pickletools; protocols 0 to 5 are read where their opcodes hold data, protocol 3 is written.

import { problem, type Parsed } from '../game/problem.ts';

/** An object made by calling a class; nothing is called here. */
export interface PickledObject {
  /** Module and name, as in `axelrod.action.Action`. */
  readonly type: string;
  readonly args: readonly Pickled[];
}

/** What a pickle holds. */
export type Pickled =
  null | boolean | number | string | Uint8Array | readonly Pickled[] | ReadonlyMap<Pickled, Pickled> | PickledObject;

/** Marks a list that is to be written as a tuple; Python's own tuples are read as plain lists. */
export class Tuple {
  readonly items: readonly Writable[];
  constructor(items: readonly Writable[]) {
    this.items = items;
  }
}

/** What can be written: numbers that are whole as integers, unless wrapped as `{ float }`. */
export type Writable =
  | null
  | number
  | string
  | { readonly float: number }
  | Tuple
  | PickledObject
  | readonly Writable[]
  | ReadonlyMap<string, Writable>;

/** Reads a pickle. */
export function parsePickle(bytes: Uint8Array): Parsed<Pickled> {
  try {
    return { ok: true, value: new Reader(bytes).read(), warnings: [] };
  } catch (error) {
    const reason = error instanceof RangeError ? 'it breaks off' : (error as Error).message;
    return { ok: false, problems: [problem('pickle/unreadable', `The pickled parameters cannot be read: ${reason}.`)] };
  }
}

type Mark = { readonly mark: true };
const MARK: Mark = { mark: true };

/** The pickle machine: a stack, marks on it, and a memory of values met before. */
class Reader {
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  #at = 0;
  readonly #stack: (Pickled | Mark)[] = [];
  readonly #memo = new Map<number, Pickled>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(): Pickled {
    for (;;) {
      const opcode = this.#view.getUint8(this.#at++);
      if (opcode === 0x2e) return this.#pop();
      this.#do(opcode);
    }
  }

  #do(opcode: number): void {
    switch (String.fromCharCode(opcode)) {
      case '\x80': // PROTO
        this.#at += 1;
        return;
      case '\x95': // FRAME
        this.#at += 8;
        return;
      case '(':
        this.#stack.push(MARK);
        return;
      case 'N':
        return this.#push(null);
      case '\x88':
        return this.#push(true);
      case '\x89':
        return this.#push(false);
      case 'K':
        return this.#push(this.#number(1));
      case 'M':
        return this.#push(this.#number(2));
      case 'J':
        return this.#push(this.#take(4, (at) => this.#view.getInt32(at, true)));
      case 'I':
      case 'L': {
        const line = this.#line();
        return this.#push(line === '01' ? true : line === '00' ? false : Number(line.replace(/L$/, '')));
      }
      case '\x8a': // LONG1
        return this.#push(this.#long(this.#number(1)));
      case 'G':
        return this.#push(this.#take(8, (at) => this.#view.getFloat64(at)));
      case 'F':
        return this.#push(Number(this.#line()));
      case '\x8c': // SHORT_BINUNICODE
        return this.#push(this.#text(this.#number(1)));
      case 'X':
        return this.#push(this.#text(this.#number(4)));
      case '\x8d': // BINUNICODE8
        return this.#push(this.#text(Number(this.#take(8, (at) => this.#view.getBigUint64(at, true)))));
      case 'V':
        return this.#push(this.#line());
      case 'C':
        return this.#push(this.#slice(this.#number(1)));
      case 'B':
        return this.#push(this.#slice(this.#number(4)));
      case ']':
      case ')':
        return this.#push([]);
      case '}':
        return this.#push(new Map());
      case 'a': {
        const value = this.#pop();
        (this.#top() as Pickled[]).push(value);
        return;
      }
      case 'e': {
        const items = this.#toMark();
        const list = this.#top();
        if (!Array.isArray(list)) throw new Error('items are added to what is no list');
        for (const item of items) list.push(item);
        return;
      }
      case 'l':
      case 't':
        return this.#push(this.#toMark());
      case '\x85':
      case '\x86':
      case '\x87': // TUPLE1 to TUPLE3
        return this.#push(this.#last(opcode - 0x84));
      case 's':
        return this.#set(this.#last(2));
      case 'u':
        return this.#set(this.#toMark());
      case 'd': {
        const items = this.#toMark();
        this.#push(new Map());
        return this.#set(items);
      }
      case 'h':
        return this.#recall(this.#number(1));
      case 'j':
        return this.#recall(this.#number(4));
      case 'g':
        return this.#recall(Number(this.#line()));
      case '\x94': // MEMOIZE
        return this.#remember(this.#memo.size);
      case 'q':
        return this.#remember(this.#number(1));
      case 'r':
        return this.#remember(this.#number(4));
      case 'p':
        return this.#remember(Number(this.#line()));
      case 'c': {
        const module = this.#line();
        return this.#push({ type: `${module}.${this.#line()}`, args: [] });
      }
      case '\x93': {
        // STACK_GLOBAL
        const [module, name] = this.#last(2);
        return this.#push({ type: `${String(module)}.${String(name)}`, args: [] });
      }
      case 'R':
      case '\x81': {
        // REDUCE, NEWOBJ
        const [made, args] = this.#last(2);
        if (!isObject(made) || !Array.isArray(args)) throw new Error('what is no class is called');
        return this.#push({ type: made.type, args: args as readonly Pickled[] });
      }
      case 'b': // BUILD: state for an object, which plain data does without
        this.#pop();
        return;
      default:
        throw new Error(`opcode 0x${opcode.toString(16)} at byte ${this.#at - 1} is none of plain data`);
    }
  }

  #push(value: Pickled): void {
    this.#stack.push(value);
  }

  #pop(): Pickled {
    const value = this.#stack.pop();
    if (value === undefined || value === MARK) throw new Error('it takes a value that is not there');
    return value as Pickled;
  }

  #top(): Pickled {
    const value = this.#pop();
    this.#push(value);
    return value;
  }

  #last(count: number): Pickled[] {
    return Array.from({ length: count }, () => this.#pop()).reverse();
  }

  #toMark(): Pickled[] {
    const at = this.#stack.lastIndexOf(MARK);
    if (at < 0) throw new Error('a mark is missing');
    return this.#stack.splice(at).slice(1) as Pickled[];
  }

  #set(items: readonly Pickled[]): void {
    const map = this.#top();
    if (!(map instanceof Map)) throw new Error('entries are set in what is no dictionary');
    for (let i = 0; i + 1 < items.length; i += 2) map.set(items[i]!, items[i + 1]!);
  }

  #remember(key: number): void {
    this.#memo.set(key, this.#top());
  }

  #recall(key: number): void {
    const value = this.#memo.get(key);
    if (value === undefined) throw new Error(`value ${key} is recalled before it is there`);
    this.#push(value);
  }

  #take<T>(length: number, get: (at: number) => T): T {
    const value = get(this.#at);
    this.#at += length;
    return value;
  }

  #number(length: 1 | 2 | 4): number {
    return this.#take(length, (at) =>
      length === 1
        ? this.#view.getUint8(at)
        : length === 2
          ? this.#view.getUint16(at, true)
          : this.#view.getUint32(at, true),
    );
  }

  #long(length: number): number {
    const bytes = this.#slice(length);
    let value = 0n;
    for (let i = length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]!);
    return Number(BigInt.asIntN(Math.max(1, 8 * length), value));
  }

  #slice(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new RangeError('end');
    return this.#take(length, (at) => this.#bytes.slice(at, at + length));
  }

  #text(length: number): string {
    return new TextDecoder().decode(this.#slice(length));
  }

  #line(): string {
    const end = this.#bytes.indexOf(10, this.#at);
    if (end < 0) throw new RangeError('end');
    const text = new TextDecoder().decode(this.#bytes.slice(this.#at, end));
    this.#at = end + 1;
    return text;
  }
}

function isObject(value: Pickled | undefined): value is PickledObject {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** A pickle of plain data, protocol 3. */
export function printPickle(value: Writable): Uint8Array {
  const bytes: number[] = [0x80, 3];
  write(value, bytes);
  bytes.push(0x2e);
  return Uint8Array.from(bytes);
}

function write(value: Writable, bytes: number[]): void {
  if (value === null) bytes.push(0x4e);
  else if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31) {
    bytes.push(0x4a, value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255);
  } else if (typeof value === 'number') writeFloat(value, bytes);
  else if (typeof value === 'string') {
    const text = new TextEncoder().encode(value);
    bytes.push(0x58, ...new Uint8Array(Uint32Array.of(text.length).buffer), ...text);
  } else if (value instanceof Tuple) {
    bytes.push(0x28);
    for (const item of value.items) write(item, bytes);
    bytes.push(0x74);
  } else if (value instanceof Map) {
    bytes.push(0x7d, 0x28);
    for (const [key, item] of value as ReadonlyMap<string, Writable>) {
      write(key, bytes);
      write(item, bytes);
    }
    bytes.push(0x75);
  } else if (Array.isArray(value)) {
    bytes.push(0x5d, 0x28);
    for (const item of value as readonly Writable[]) write(item, bytes);
    bytes.push(0x65);
  } else if ('float' in value) writeFloat(value.float, bytes);
  else {
    const { type, args } = value as PickledObject;
    const dot = type.lastIndexOf('.');
    const global = new TextEncoder().encode(`c${type.slice(0, dot)}\n${type.slice(dot + 1)}\n`);
    bytes.push(...global);
    write(new Tuple(args as readonly Writable[]), bytes);
    bytes.push(0x52);
  }
}

function writeFloat(value: number, bytes: number[]): void {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  bytes.push(0x47, ...new Uint8Array(view.buffer));
}
