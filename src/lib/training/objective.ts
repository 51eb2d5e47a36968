// What a training maximises, from a candidate's scores against every member of a field: its mean score per
// turn, that less the opponents', or the probability that its kind takes over a population that it shares half
// and half with the opponent (Moran process). Each is a mean over the opponents. The Moran process here pays
// expected scores instead of those of single matches, and then the probability has a closed form
// ([Nowak2006], Evolutionary Dynamics, section 6.2): exact between players without chance, near it otherwise.

import type { FieldScores } from '../engine/scores.ts';

/** What to maximise; `each`: individuals of each kind at the start of a Moran process. */
export type Objective =
  { readonly kind: 'score' } | { readonly kind: 'difference' } | { readonly kind: 'moran'; readonly each: number };

export const OBJECTIVES = ['score', 'difference', 'moran'] as const satisfies readonly Objective['kind'][];

/** The value of a candidate; `selves` (members against their own kind) is looked at for `moran` alone. */
export function valueOf(objective: Objective, scores: FieldScores, selves: Float64Array | null): number {
  const { own, opponent, self } = scores;
  let sum = 0;
  for (let k = 0; k < own.length; k++) {
    if (objective.kind === 'score') sum += own[k]!;
    else if (objective.kind === 'difference') sum += own[k]! - opponent[k]!;
    else sum += fixation(self, own[k]!, opponent[k]!, selves![k]!, objective.each);
  }
  return own.length === 0 ? 0 : sum / own.length;
}

/**
 * The probability that A takes over from `each` A and `each` B. Payoffs of A against A and B, of B against A and
 * B. Every individual meets every other; the parent is drawn in proportion to the sum of its payoffs, the one
 * replaced uniformly.
 */
export function fixation(aa: number, ab: number, ba: number, bb: number, each: number): number {
  const n = 2 * each;
  let product = 1;
  let below = 1;
  let all = 1;
  for (let count = 1; count < n; count++) {
    const a = (count - 1) * aa + (n - count) * ab;
    const b = count * ba + (n - count - 1) * bb;
    product *= a <= 0 && b <= 0 ? 1 : b / Math.max(a, 1e-12);
    all += product;
    if (count < each) below += product;
  }
  return below / all;
}
