// The best response's own thread: under noise it takes up to seconds. One question, one answer; then it is ended.

import { respond, type MatchResponse } from '#lib/analysis/response.ts';
import type { MatchRules } from '#lib/engine/rules.ts';
import type { Mealy } from '#lib/machine/mealy.ts';

/** The question: a machine and the rules of the match. */
export interface Question {
  readonly machine: Mealy;
  readonly rules: MatchRules;
}

/** The answer, or why there is none. */
export type Answer =
  { readonly ok: true; readonly response: MatchResponse } | { readonly ok: false; readonly message: string };

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  postMessage(answer(data));
});

function answer({ machine, rules }: Question): Answer {
  try {
    return { ok: true, response: respond(machine, rules) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
