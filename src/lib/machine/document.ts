// A machine with everything that is kept beside it: what a file in strategies/ holds, what the editor edits,
// what every import format produces. Positions are in the canvas' own units (1 unit = 1 px at zoom 1),
// y downwards, centre of the state.

import type { Draft } from './mealy.ts';

/** Where a machine comes from; every field is optional. */
export interface Origin {
  readonly author?: string;
  readonly year?: number;
  /** Publication or place, with a DOI or address where there is one. */
  readonly source?: string;
}

/** A machine document. Immutable: an edit makes a new one that shares what it didn't change. */
export interface MachineDocument {
  /** File name without `.json`: lower case letters, digits, hyphens; at most 80 characters. */
  readonly id: string;
  /** Display name. */
  readonly name: string;
  readonly description: string;
  readonly origin: Origin;
  readonly machine: Draft;
  /** Centre of each placed state by id. States without an entry have not been laid out. */
  readonly layout: Readonly<Record<string, readonly [x: number, y: number]>>;
  /** Parts of the file this version does not know, kept and written back untouched. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** An id made from a display name: `Evolved FSM 8` gives `evolved-fsm-8`; never empty. */
export function idFromName(name: string): string {
  const id = name
    .normalize('NFKD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 80)
    .replace(/-$/, '');
  return id || 'machine';
}
