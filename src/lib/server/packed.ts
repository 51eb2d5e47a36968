// Values as bytes, for the run store and for queues: the structured clone of Node, which keeps typed arrays, NaN and
// infinity as they are (JSON does not), deflated, since the results of certain matches repeat themselves.

import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The bytes of a value. */
export function pack(value: unknown): Uint8Array {
  return deflateRawSync(serialize(value), { level: 1 });
}

/** The value of bytes that `pack` made; for bytes from trusted places only. */
export function unpack<T>(bytes: Uint8Array): T {
  return deserialize(inflateRawSync(bytes)) as T;
}
