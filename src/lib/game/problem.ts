// What is wrong with an input, as data: subject, place, remedy. Parsers and validators return problems,
// the editor marks them, the command line prints them. `StratagemError` carries them where a value
// cannot be returned.

/** Where in an input something is wrong; whichever of the coordinates make sense for it. */
export interface Place {
  /** State of a machine. */
  readonly state?: string;
  /** The opponent's move that labels a transition. */
  readonly input?: 'C' | 'D';
  /** Path of keys inside a JSON value, as in `states.5.on.C`. */
  readonly path?: string;
  /** Line and column of a text, counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** One thing that is wrong. */
export interface Problem {
  /** Stable name for programs, as in `machine/missing-transition`. */
  readonly code: string;
  /** One or two sentences: what is wrong, where, and what would be right. */
  readonly message: string;
  readonly place: Place;
  /** An `error` keeps the input from being used; a `warning` does not. */
  readonly severity: 'error' | 'warning';
}

/** A value, or the problems that keep it from being one. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Thrown at the edges (command line, server, programmer errors); `problems` is never empty. */
export class StratagemError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[]) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map((problem) => problem.message).join('\n'));
    this.name = 'StratagemError';
    this.problems = list;
  }
}

/** An error-severity problem. */
export function problem(code: string, message: string, place: Place = {}): Problem {
  return { code, message, place, severity: 'error' };
}

/** A warning. */
export function warning(code: string, message: string, place: Place = {}): Problem {
  return { code, message, place, severity: 'warning' };
}

/** The value of a successful parse; throws a `StratagemError` otherwise. */
export function unwrap<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new StratagemError(parsed.problems);
}
