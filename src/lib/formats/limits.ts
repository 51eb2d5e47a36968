// Caps on what a format reads. A machine of the literature has 2 to 64 states; the caps leave two orders
// of magnitude above that and refuse the rest at once, before any parser has worked on it. They hold for
// every format, so that what one format writes, another reads.

import { problem, type Problem } from '../game/problem.ts';

/** Longest text that is read, in UTF-16 code units (10 MB of ASCII). */
export const MAX_TEXT = 10_000_000;

/** Most states of one machine. */
export const MAX_STATES = 20_000;

/** Deepest nesting of objects and lists in JSON, and of elements in XML. */
export const MAX_DEPTH = 64;

/** Longest label of a state. */
export const MAX_LABEL = 1000;

/** The problem of a text that is too long to read; `null` when it is not. */
export function textProblem(text: string): Problem | null {
  if (text.length <= MAX_TEXT) return null;
  return problem(
    'format/too-long',
    `The text is ${text.length} characters long. At most ${MAX_TEXT} are read; is it a machine file?`,
  );
}

/** The problem of a machine with too many states; `null` when it has not. */
export function sizeProblem(states: number): Problem | null {
  if (states <= MAX_STATES) return null;
  return problem(
    'format/too-many-states',
    `The machine has more than ${MAX_STATES} states, which is the most that are read. Minimise it where it was made.`,
  );
}
