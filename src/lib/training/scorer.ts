// Candidates to scores, through the engine's threads: each behaviour is scored once, since its scores depend on
// nothing but itself, the field and the sampling; so a cache saves time and changes no result.

import type { Engine, JobOptions, TournamentSpec } from '../engine/protocol.ts';
import type { Form } from '../library/form.ts';
import type { Archetype } from './archetype.ts';
import { valueOf, type Objective } from './objective.ts';

/** Scores for forms, in their order; progress counts forms that must be played. */
export type Scorer = (forms: readonly Form[], options?: JobOptions) => Promise<number[]>;

/** Most scores kept; then all are forgotten, which costs time only. */
const MOST_KEPT = 200_000;

/** A scorer of an objective against a field (its own play is not needed: `repetitions`, `seed`, `exact` are of the candidate's matches). */
export function scorer(engine: Engine, field: TournamentSpec, objective: Objective, archetype: Archetype): Scorer {
  const known = new Map<string, number>();
  const moran = objective.kind === 'moran';
  let selves: Promise<Float64Array> | null = null;
  return async (forms, options = {}) => {
    if (known.size > MOST_KEPT) known.clear();
    const keys = forms.map((form) => archetype.key(form));
    const fresh = new Map(keys.map((key, k) => [key, forms[k]!] as const).filter(([key]) => !known.has(key)));
    if (fresh.size > 0) {
      if (moran) selves ??= engine.selfScores(field);
      const results = await engine.scores(field, [...fresh.values()], { ...options, self: moran });
      const against = await selves;
      [...fresh.keys()].forEach((key, k) => known.set(key, valueOf(objective, results[k]!, against)));
    }
    return keys.map((key) => known.get(key)!);
  };
}
