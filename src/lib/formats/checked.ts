// The last step of every parser: a document is handed out only if it can be edited. What a draft may lack
// (a transition, a start state, a target) is a warning; a name that cannot be a key, or stands twice, is an error.

import { problem, type Parsed, type Problem } from '../game/problem.ts';
import { idFromName, type MachineDocument } from '../machine/document.ts';
import { validate } from '../machine/validate.ts';
import { MAX_LABEL, sizeProblem } from './limits.ts';

/** Most problems that are reported of one text. */
export const MAX_PROBLEMS = 100;

const DRAFT_CODES: ReadonlySet<string> = new Set([
  'machine/no-states',
  'machine/no-start',
  'machine/unknown-start',
  'machine/missing-transition',
  'machine/unknown-target',
]);

/** The document, with what it lacks as warnings after the parser's own; or the problems that keep it from being one. */
export function checked(document: MachineDocument, warnings: readonly Problem[] = []): Parsed<MachineDocument> {
  const tooMany = sizeProblem(document.machine.states.length);
  if (tooMany !== null) return refused(tooMany);
  const long = document.machine.states.find((state) => state.label !== null && state.label.length > MAX_LABEL);
  if (long !== undefined) {
    const message = `State ${JSON.stringify(long.id)} has a name of ${long.label!.length} characters. Use at most ${MAX_LABEL}.`;
    return refused(problem('format/long-name', message, { state: long.id }));
  }
  const problems = validate(document.machine);
  const errors = problems.filter((found) => !DRAFT_CODES.has(found.code));
  if (errors.length > 0) return refused(...errors.slice(0, MAX_PROBLEMS));
  const lacking = problems.map((found) => ({ ...found, severity: 'warning' as const }));
  return { ok: true, value: document, warnings: [...warnings, ...lacking].slice(0, MAX_PROBLEMS) };
}

/** A failed parse. */
export function refused(...problems: readonly Problem[]): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems };
}

/** A document of a format that holds a machine and little else; the id follows from the name. */
export function plainDocument(
  name: string,
  machine: MachineDocument['machine'],
  rest: Partial<MachineDocument> = {},
): MachineDocument {
  const shown = name.trim() === '' ? 'Imported machine' : name.trim();
  return { id: idFromName(shown), name: shown, description: '', origin: {}, layout: {}, extra: {}, ...rest, machine };
}
