// A machine inside an address: the canonical config as compact JSON, deflated, in the letters of base64url,
// after a version. Eight states with their positions take about 400 characters. Inflating stops at the cap
// on texts, so that a short address cannot fill the memory. Source: RFC 1951, RFC 4648 section 5.

import { problem, type Parsed, type Problem } from '../game/problem.ts';
import type { MachineDocument } from '../machine/document.ts';
import { refused } from './checked.ts';
import { MAX_TEXT } from './limits.ts';
import { configFromDocument, parseXState } from './xstate.ts';

const PREFIX = '1.';

/** Letters, digits and `-_.` only, so that it stands in an address as it is. */
export async function toShareText(document: MachineDocument): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(configFromDocument(document)));
  const packed = await collect(through(json, new CompressionStream('deflate-raw')), Infinity);
  let binary = '';
  for (const byte of packed!) binary += String.fromCharCode(byte);
  return PREFIX + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The machine of a shared text. Never rejects: what cannot be read is a problem. */
export async function fromShareText(text: string): Promise<Parsed<MachineDocument>> {
  const trimmed = text.trim();
  const version = /^(\d{1,9})\./.exec(trimmed)?.[1];
  if (version !== undefined && version !== '1') {
    return refused(bad('The link was made by a newer Stratagem than this one. Update Stratagem.'));
  }
  if (version === undefined || trimmed.length > MAX_TEXT || !/^[\w-]+$/.test(trimmed.slice(PREFIX.length))) {
    return refused(bad('The link holds no machine. Was a part of it lost when it was copied?'));
  }
  try {
    const binary = atob(trimmed.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/'));
    const packed = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const json = await collect(through(packed, new DecompressionStream('deflate-raw')), MAX_TEXT);
    if (json === null) return refused(bad(`The machine in the link is longer than ${MAX_TEXT} characters.`));
    return parseXState(new TextDecoder().decode(json));
  } catch {
    return refused(bad('The machine in the link is damaged. Was a part of it lost when it was copied?'));
  }
}

function bad(message: string): Problem {
  return problem('share/unreadable', message);
}

function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(stream);
}

/** All bytes of a stream; `null` (and the stream stopped) as soon as there are more than `most`. */
async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
