// The live rank in pieces, one an opponent. The quick ones come first, so that a first answer need not wait for
// strategies that take as long as all others together; those whose earlier play an edit has not touched are
// quick as well. A long piece is done match by match, so that the next edit finds its thread free.

import type { Mealy } from '../machine/mealy.ts';
import { resultOf, type CandidateResult, type Encounter, type LiveRank, type RankOptions } from './candidate.ts';
import type { Job } from './job.ts';

/** Where the machine would finish in the field of a live rank, as `LiveRank.rank` has it. */
export function rankJob(live: LiveRank, machine: Mealy, options: RankOptions = {}): Job<CandidateResult> {
  const settled = live.options(options);
  const candidate = live.candidate(machine);
  const members = [...live.contenders.keys()];
  const long = members.filter((k) => live.isLong(machine, k, settled));
  const order = [...members.filter((k) => !long.includes(k)), ...long];
  const encounters = members.map((): Encounter | null => null);
  const begin = (piece: number) => live.matches(candidate, machine, order[piece]!, settled);
  let done = 0;
  let matches = begin(done);
  return {
    of: order.length,
    // Where all are long, one is better than none.
    first: Math.max(1, order.length - long.length),
    get done() {
      return done;
    },
    step() {
      const next = matches.next();
      if (!next.done) return;
      encounters[order[done]!] = next.value;
      matches = begin(++done);
    },
    result: () => resultOf(live.standing, encounters, settled),
  };
}
