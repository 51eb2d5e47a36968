// The payoff matrix of the symmetric prisoner's dilemma, in the field's letters:
// R reward (CC), S sucker (C against D), T temptation (D against C), P punishment (DD), own move first.

import type { Action } from './action.ts';

/** Points per turn for the four outcomes of a turn. A dilemma has T > R > P > S and 2R > T + S. */
export interface Payoffs {
  readonly R: number;
  readonly S: number;
  readonly T: number;
  readonly P: number;
}

/** The values of Axelrod's tournaments (1980): R 3, S 0, T 5, P 1. */
export const STANDARD_PAYOFFS: Payoffs = { R: 3, S: 0, T: 5, P: 1 };

/** Points of the player that played `own` against `opponent` on one turn. */
export function payoff(payoffs: Payoffs, own: Action, opponent: Action): number {
  if (own === 'C') return opponent === 'C' ? payoffs.R : payoffs.S;
  return opponent === 'C' ? payoffs.T : payoffs.P;
}

/** The four payoffs as a table indexed by `2 * own + opponent` in move codes: R, S, T, P. */
export function payoffTable(payoffs: Payoffs): Float64Array {
  return Float64Array.of(payoffs.R, payoffs.S, payoffs.T, payoffs.P);
}

/** Which of the two conditions of a prisoner's dilemma fail, in words; empty when it is one. */
export function dilemmaProblems({ R, S, T, P }: Payoffs): string[] {
  const problems: string[] = [];
  if (!(T > R && R > P && P > S)) problems.push(`T > R > P > S does not hold (T ${T}, R ${R}, P ${P}, S ${S})`);
  if (!(2 * R > T + S)) problems.push(`2R > T + S does not hold (2R ${2 * R}, T + S ${T + S})`);
  return problems;
}
