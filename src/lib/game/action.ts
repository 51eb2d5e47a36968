// The two moves of the prisoner's dilemma. In text and in strategy code they are the letters C and D;
// in compiled tables and binary indices C is 0 and D is 1. Everything else is derived from this file.

/** One move: cooperate (`'C'`) or defect (`'D'`). */
export type Action = 'C' | 'D';

/** Both moves, in the order that every table and index uses: C before D. */
export const ACTIONS = ['C', 'D'] as const satisfies readonly Action[];

/** 0 for C, 1 for D. */
export type ActionCode = 0 | 1;

/** The code of a move in tables: C is 0, D is 1. */
export function codeOf(action: Action): ActionCode {
  return action === 'C' ? 0 : 1;
}

/** The move that a code stands for: 0 is C, anything else is D. */
export function actionOf(code: number): Action {
  return code === 0 ? 'C' : 'D';
}

/** The other move: what noise turns a move into. */
export function flip(action: Action): Action {
  return action === 'C' ? 'D' : 'C';
}

/** Whether a value is one of the letters C and D. */
export function isAction(value: unknown): value is Action {
  return value === 'C' || value === 'D';
}
