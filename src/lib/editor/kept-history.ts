// The history as it is kept with a draft: JSON of its steps, the nearest to the present first to be kept where
// they are too long together. Read back only where it fits: its steps must lead from the draft to where they
// began and exactly back, so that a history of another machine, or of another version of the studio, is left
// out instead of undoing something nobody did.

import type { MachineDocument } from '../machine/document.ts';
import { apply, invert, sameDocument, type Edit } from './edit.ts';
import { commit, type Step, type Workspace } from './history.ts';

/** Most characters of a kept history. */
export const KEPT_LENGTH = 2_000_000;

/** Version of the form that steps are kept in; one of another version is not read. */
const VERSION = 1;

/** The steps about a document, in the order of `Workspace`. */
export type Steps = Pick<Workspace, 'past' | 'future'>;

interface Kept {
  readonly version: number;
  readonly past: readonly Edit[];
  readonly future: readonly Edit[];
}

/** Steps never change, so each is written once, however often the draft is. */
const written = new WeakMap<Step, string>();

/**
 * The steps of a workspace as text, of at most `most` characters: what is undone is kept first, then what was
 * done, newest first; the oldest fall off. A gesture under way counts as a step.
 */
export function printHistory(work: Workspace, most = KEPT_LENGTH): string {
  const { past, future } = commit(work);
  const room = { left: most };
  const [undone, done] = [nearest(future, room), nearest(past, room)];
  return `{"version":${VERSION},"past":[${done.join()}],"future":[${undone.join()}]}`;
}

/** The steps of a text that belong to a document; `null` where they don't. O(steps + states). */
export function readHistory(text: string, document: MachineDocument): Steps | null {
  try {
    const { version, past, future } = JSON.parse(text) as Kept;
    if (version !== VERSION || !leadsBack(past.map(invert), document) || !leadsBack(future, document)) return null;
    return { past: past.map(stepOf), future: future.map(stepOf) };
  } catch {
    return null; // Not JSON, not steps, or steps of another machine.
  }
}

/** Whether edits can be made, the last first, and taken back so that they end where they began. */
function leadsBack(edits: readonly Edit[], from: MachineDocument): boolean {
  const all = { label: '', changes: edits.toReversed().flatMap(({ changes }) => changes) };
  return sameDocument(apply(apply(from, all), invert(all)), from);
}

/** The last steps of a list that have room, as text. */
function nearest(steps: readonly Step[], room: { left: number }): string[] {
  const kept: string[] = [];
  for (const step of steps.toReversed()) {
    const text = written.get(step) ?? JSON.stringify(step.edit);
    written.set(step, text);
    if ((room.left -= text.length) < 0) break;
    kept.push(text);
  }
  return kept.reverse();
}

function stepOf(edit: Edit): Step {
  return { edit, burst: null, at: 0 };
}
