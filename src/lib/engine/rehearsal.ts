// Edits that nobody has made, ranked for practice: the just-in-time compiler has to see a few dozen ranks before it makes
// the best of the code, and without them a person's first edits take up to three times as long as later ones.

import { stream } from '../game/random.ts';
import { size, type Mealy } from '../machine/mealy.ts';
import { mutateMachine } from '../machine/mutations.ts';
import { LiveRank } from './candidate.ts';
import type { Job } from './job.ts';

/** Edits that are gone through. */
const EDITS = 32;

/** Ranks edits of a machine among the opponents that do not take long; there is no result. */
export function rehearsalJob(live: LiveRank, machine: Mealy): Job<null> {
  // A live rank of its own over the same tables: what the other one keeps of earlier play stays as it is.
  const practice = new LiveRank(live.contenders, live.standing);
  const options = practice.options();
  const quick = [...live.contenders.keys()].filter((k) => !live.contenders[k]!.longRun);
  const random = stream(0);
  let edited = machine;
  let candidate = practice.candidate(edited);
  let done = 0;
  return {
    of: EDITS * quick.length,
    get done() {
      return done;
    },
    step() {
      const at = done++ % quick.length;
      if (at === 0) {
        edited = mutateMachine(edited, 'flip', size(edited), random);
        candidate = practice.candidate(edited);
      }
      practice.encounter(candidate, edited, quick[at]!, options);
    },
    result: () => null,
  };
}
