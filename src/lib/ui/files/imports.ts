// What a pasted or dropped text is: a machine in one of the formats, or a shared link that carries one.

import { detectFormat, parseAny } from '../../formats/formats.ts';
import { fromShareText } from '../../formats/share.ts';
import { isTrainerFile } from '../../formats/trainer.ts';
import type { Parsed, Problem } from '../../game/problem.ts';
import { idFromName, type MachineDocument } from '../../machine/document.ts';

/** A text as it was read. */
export interface Import {
  /** The format's name; null where none was recognised. */
  readonly format: string | null;
  readonly result: Parsed<MachineDocument>;
}

const LINK = /#machine=([\w.-]+)\s*$/;

/** The shared machine in an address or its fragment; null where there is none. */
export function sharedText(address: string): string | null {
  return LINK.exec(address)?.[1] ?? null;
}

/** Reads a text; a file name helps to tell the format, and names a machine whose format has no name for it. */
export async function readImport(text: string, filename?: string): Promise<Import> {
  const shared = text.length < 100_000 ? sharedText(text) : null;
  if (shared !== null) return { format: 'Shared link', result: await fromShareText(shared) };
  const result = parseAny(text, filename);
  const format = isTrainerFile(text)
    ? 'parameter file of the reference trainer'
    : (detectFormat(text, filename)?.name ?? null);
  return { format, result: result.ok && filename !== undefined ? named(result, filename) : result };
}

/** Where a problem is, as people say it: `line 3, column 7`, `state 5 on C`. */
export function placeText({ place }: Problem): string {
  const parts = [
    place.line !== undefined && `line ${place.line}`,
    place.column !== undefined && `column ${place.column}`,
    place.state !== undefined && `state ${place.state}${place.input === undefined ? '' : ` on ${place.input}`}`,
    place.path !== undefined && place.line === undefined && place.path,
  ];
  return parts.filter(Boolean).join(', ');
}

function named(result: Parsed<MachineDocument> & { ok: true }, filename: string): Parsed<MachineDocument> {
  const { value } = result;
  const stem = filename.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');
  // The name that parsers give to machines whose format has no place for one.
  if (stem === '' || value.name !== 'Imported machine') return result;
  return { ...result, value: { ...value, name: stem, id: idFromName(stem) } };
}
