// The list of machines: files of the strategies folder joined with drafts that were never saved. The machines
// that ship with the library are told by their id; the server refuses to overwrite them, so a changed one is
// saved under another name.

import { parseXState } from '../../formats/xstate.ts';
import type { Problem } from '../../game/problem.ts';
import { drawnDocuments } from '../../library/machines.ts';
import { idFromName, type MachineDocument } from '../../machine/document.ts';
import type { ListedFile } from './api.ts';

/** What is opened when nobody says which: the champion, with two states that can never be reached. */
export const FIRST_MACHINE = 'evolved-fsm-8';

/** One line of the list. */
export interface MachineEntry {
  readonly id: string;
  readonly name: string;
  /** The machine, its draft where there is one; null where the file cannot be read. */
  readonly document: MachineDocument | null;
  readonly library: boolean;
  /** There are changes that no file holds. */
  readonly unsaved: boolean;
  /** Why the file cannot be read; empty where it can. */
  readonly problems: readonly Problem[];
  /** The file as it was listed; null for a draft that was never saved. */
  readonly file: ListedFile | null;
}

/** An unsaved machine, as drafts store it. */
export interface DraftText {
  readonly id: string;
  readonly text: string;
}

const LIBRARY: ReadonlyMap<string, MachineDocument> = new Map(
  drawnDocuments.map((document) => [document.id, document]),
);

/** The library's machine of an id, as it ships. */
export function libraryDocument(id: string): MachineDocument | undefined {
  return LIBRARY.get(id);
}

/** Files and drafts as one list, by name. A draft's name and machine count where there is one. */
export function entriesOf(files: readonly ListedFile[], drafts: readonly DraftText[]): MachineEntry[] {
  const byId = new Map(files.map((file) => [file.id, entryOf(file.id, file.text, file, false)]));
  for (const { id, text } of drafts) {
    const entry = entryOf(id, text, byId.get(id)?.file ?? null, true);
    // A draft that cannot be read is nothing to open.
    if (entry.document) byId.set(id, entry);
  }
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** The entries whose name or id has every word of a search, in any case. */
export function searchEntries(entries: readonly MachineEntry[], search: string): readonly MachineEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ id, name }) => words.every((word) => `${name} ${id}`.toLowerCase().includes(word)));
}

/** The name, with a number where a machine's id for it is taken: `Grim`, `Grim 2`, `Grim 3`. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const isFree = (name: string): boolean => !taken.includes(idFromName(name)) && !LIBRARY.has(idFromName(name));
  let name = wanted;
  for (let n = 2; !isFree(name); n++) name = `${wanted} ${n}`;
  return name;
}

function entryOf(id: string, text: string, file: ListedFile | null, unsaved: boolean): MachineEntry {
  const parsed = parseXState(text);
  const rest = { id, library: LIBRARY.has(id), unsaved, file };
  if (!parsed.ok) return { ...rest, name: id, document: null, problems: parsed.problems };
  return { ...rest, name: parsed.value.name, document: { ...parsed.value, id }, problems: [] };
}
