// Simulated annealing of a machine in a field, one sweep at a time: so many single changes are proposed one after the
// other; a change is kept when it costs less than the temperature allows (Metropolis: a loss x with probability exp(-x / T)).
// What it may cost is drawn before the challenger plays, so that a race can be broken off as soon as it is lost. Every sweep
// plays with a luck of its own, which a machine therefore cannot be fitted to. Source: Kirkpatrick, Gelatt & Vecchi (1983).

import { below, stream, type Random } from '../game/random.ts';
import { canonicalKey } from '../machine/canonical.ts';
import type { Mealy } from '../machine/mealy.ts';
import { MACHINE_MUTATIONS, mutateMachine } from '../machine/mutations.ts';
import type { Course } from './race.ts';

/** A sweep as data; what comes of it depends on this and the field alone. */
export interface Sweep {
  readonly machine: Mealy;
  /** Changes to propose. */
  readonly proposals: number;
  /** In points per turn; the same for the whole sweep. 0: nothing that costs anything is kept. */
  readonly temperature: number;
  /** Most states. */
  readonly most: number;
  /** Most matches against an opponent that must be sampled. */
  readonly rounds: number;
  /** Names the sweep's chance. */
  readonly seed: number;
  readonly path: readonly number[];
}

/** What a sweep led to. */
export interface Swept {
  readonly machine: Mealy;
  /** Changes that were kept. */
  readonly kept: number;
}

/** How likely a proposal has one change more. */
const FURTHER = 0.3;

/** Roles of random streams. */
const PROPOSING = 1;
const LUCK = 2;

/** Anneals for one sweep. */
export function anneal(course: Course, sweep: Sweep): Swept {
  const { proposals, temperature, most, rounds, seed, path } = sweep;
  const random = stream(seed, ...path, PROPOSING);
  const luck = { seed, path: [...path, LUCK], rounds };
  let { machine } = sweep;
  let key = canonicalKey(machine);
  let holder = course.runner(machine);
  let kept = 0;
  for (let proposal = 0; proposal < proposals; proposal++) {
    const challenger = changed(machine, most, random);
    const margin = temperature * Math.log(1 - random());
    const challengersKey = canonicalKey(challenger);
    if (challengersKey === key) continue;
    const won = course.challenge(holder, challenger, margin, luck);
    if (!won) continue;
    [machine, key, holder] = [challenger, challengersKey, won];
    kept++;
  }
  return { machine, kept };
}

/** The machine after a change or several. */
function changed(machine: Mealy, most: number, random: Random): Mealy {
  let found = machine;
  do {
    const mutation = MACHINE_MUTATIONS[below(random, MACHINE_MUTATIONS.length)]!;
    found = mutateMachine(found, mutation, most, random);
  } while (random() < FURTHER);
  return found;
}
