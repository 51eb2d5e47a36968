// Memory-one vectors that force a straight line between the two players' average payoffs ("zero-determinant"
// strategies): s (own - l) = opponent's - l, with slope s, baseline payoff l and a scale phi.
// Source: [Hilbe, Nowak & Traulsen 2013], PLoS ONE 8(11):e77886, equation 14; [Press & Dyson 2012].

import type { Payoffs } from '../game/payoffs.ts';
import { problem, StratagemError } from '../game/problem.ts';
import type { FourVector } from './recall.ts';

/** The three figures that fix the line and how hard it is enforced. */
export interface LinearRelation {
  readonly phi: number;
  readonly s: number;
  readonly l: number;
}

/**
 * The vector that enforces the relation in the game; each entry between 0 and 1.
 * Throws a `StratagemError` (`library/linear-relation`) when no such vector exists, which depends on the payoffs.
 */
export function linearRelationVector({ phi, s, l }: LinearRelation, { R, S, T, P }: Payoffs): FourVector {
  const smallestSlope = -Math.min((T - l) / (l - S), (l - S) / (T - l));
  // The products are evaluated in this order so that the entries are the reference's to the last bit.
  const vector: FourVector = [
    1 - phi * (1 - s) * (R - l),
    1 - phi * (s * (l - S) + (T - l)),
    phi * (l - S + s * (T - l)),
    phi * (1 - s) * (l - P),
  ];
  const holds = P <= l && l <= R && smallestSlope <= s && s <= 1 && vector.every((p) => p >= 0 && p <= 1);
  if (holds) return vector;
  throw new StratagemError(
    problem(
      'library/linear-relation',
      `A linear relation with phi ${phi}, slope ${s} and baseline ${l} cannot be enforced with the payoffs ` +
        `R ${R}, S ${S}, T ${T}, P ${P}. Choose a baseline from P to R, a slope of at most 1 and a smaller phi, ` +
        'or leave this strategy out of games with such payoffs.',
    ),
  );
}
