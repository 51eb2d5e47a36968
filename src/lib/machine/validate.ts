// From the machine being edited to the machine that algorithms take. `validate` lists everything that is
// wrong at once, as data, so that the editor can mark all of it; `toMealy` gives the machine when nothing is.
// Ids become keys of an XState config, whence the rules about them: `.`, `#` and `\` mean something in XState's
// targets, and the names of Object.prototype are not safe as keys.

import { ACTIONS, codeOf } from '../game/action.ts';
import { problem, type Parsed, type Problem } from '../game/problem.ts';
import type { Draft, Mealy } from './mealy.ts';

/** Longest id of a state, in UTF-16 units. */
export const MAX_ID_LENGTH = 80;

/**
 * Everything that keeps a draft from being a machine, in the order: start state, then state by state as
 * the author has them. Empty when the draft is complete. Unreachable states are not a problem.
 */
export function validate(draft: Draft): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set(draft.states.map((state) => state.id));

  if (draft.states.length === 0) {
    problems.push(problem('machine/no-states', 'The machine has no states. Add one and make it the start state.'));
  } else if (draft.initial === null) {
    problems.push(problem('machine/no-start', 'The machine has no start state. Choose the state it begins in.'));
  }
  if (draft.initial !== null && !ids.has(draft.initial)) {
    const message = `The start state ${quote(draft.initial)} does not exist. Add it, or choose another start state.`;
    problems.push(problem('machine/unknown-start', message, { state: draft.initial }));
  }

  const seen = new Set<string>();
  for (const state of draft.states) {
    const place = { state: state.id };
    const flaw = idFlaw(state.id);
    if (flaw !== null) problems.push(problem('machine/bad-id', flaw, place));
    if (seen.has(state.id)) {
      const message = `There is more than one state ${quote(state.id)}. Rename or delete all but one.`;
      problems.push(problem('machine/duplicate-state', message, place));
    }
    seen.add(state.id);
    for (const input of ACTIONS) {
      const transition = state[input];
      if (transition === null) {
        const message =
          `State ${quote(state.id)} has no transition for the opponent's ${input}. ` +
          `Draw one to say which move it plays and where it leads.`;
        problems.push(problem('machine/missing-transition', message, { ...place, input }));
      } else if (!ids.has(transition.target)) {
        const message =
          `The transition of state ${quote(state.id)} on the opponent's ${input} leads to ` +
          `${quote(transition.target)}, which does not exist. Add that state, or lead the transition elsewhere.`;
        problems.push(problem('machine/unknown-target', message, { ...place, input }));
      }
    }
  }
  return problems;
}

/** The machine that a draft describes, states in the draft's order; or all of its problems. */
export function toMealy(draft: Draft): Parsed<Mealy> {
  const problems = validate(draft);
  if (problems.length > 0) return { ok: false, problems };
  const names = draft.states.map((state) => state.id);
  const numbers = new Map(names.map((name, number) => [name, number]));
  const next = new Int32Array(2 * names.length);
  const output = new Uint8Array(2 * names.length);
  draft.states.forEach((state, number) => {
    for (const input of ACTIONS) {
      const transition = state[input]!;
      const cell = 2 * number + codeOf(input);
      next[cell] = numbers.get(transition.target)!;
      output[cell] = codeOf(transition.output);
    }
  });
  const machine: Mealy = { names, start: numbers.get(draft.initial!)!, opening: draft.opening, next, output };
  return { ok: true, value: machine, warnings: [] };
}

/** Why a text cannot be the id of a state, in a sentence with its remedy; `null` when it can. */
export function idFlaw(id: string): string | null {
  if (id.trim() === '') return 'A state has an empty name. Give it a name such as "1" or "angry".';
  if (id.length > MAX_ID_LENGTH) {
    return `The state name ${quote(id)} has ${id.length} characters. Use at most ${MAX_ID_LENGTH}.`;
  }
  const mark = /[.#\\\p{Cc}]/u.exec(id)?.[0];
  if (mark === '.' || mark === '#' || mark === '\\') {
    return `The state name ${quote(id)} contains "${mark}", which has a meaning of its own in XState. Leave it out.`;
  }
  if (mark !== undefined) return `The state name ${quote(id)} contains a control character. Leave it out.`;
  if (id in Object.prototype) {
    return `The state name ${quote(id)} is reserved by JavaScript. Choose another name.`;
  }
  return null;
}

/** A name in quotation marks, cut short where it would drown the sentence. */
function quote(name: string): string {
  return JSON.stringify(name.length <= 40 ? name : `${name.slice(0, 37)}...`);
}
