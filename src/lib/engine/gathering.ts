// Takes in a tournament's results chunk by chunk, in any order, and keeps what tables and metrics need: sums and
// means for each pair, and for each player one number a repetition. Single matches are let go, so that memory grows
// with the players times the repetitions and not with the pairs times the repetitions. Sums are made in the order of
// pairs, whatever the order of arrival, since they must come out the same to the last bit.

import { TALLY } from './tally.ts';
import type { Contender } from './contender.ts';
import {
  chunks,
  pairAt,
  pairCount,
  playChunk,
  type Chunk,
  type TournamentResult,
  type TournamentSetting,
} from './tournament.ts';

/** What of a result is gathered; the rest says what was asked for. */
type Gathered = Omit<TournamentResult, 'ids' | 'names' | 'rules' | 'seed'>;

/** Results of a tournament of n players so far. */
export class Gathering {
  readonly #n: number;
  readonly #repetitions: number;
  readonly #result: Gathered;
  /** The first pair that is missing, and the chunks beyond it by their first pair. */
  #next = 0;
  readonly #early = new Map<number, Chunk>();

  constructor(n: number, repetitions: number) {
    this.#n = n;
    this.#repetitions = repetitions;
    const pairs = pairCount(n);
    this.#result = {
      repetitions,
      means: new Float64Array(2 * pairs),
      deviations: new Float64Array(2 * pairs),
      selfDeviations: new Float64Array(n),
      wins: new Float64Array(2 * pairs),
      turns: new Float64Array(pairs),
      tallies: new Float64Array(TALLY * pairs),
      exact: new Uint8Array(pairs),
      scores: new Float64Array(n * repetitions),
      beaten: new Float64Array(n * repetitions),
    };
  }

  /** Takes in a chunk; chunks must not overlap. */
  add(chunk: Chunk): void {
    this.#early.set(chunk.from, chunk);
    for (let next = this.#early.get(this.#next); next; next = this.#early.get(this.#next)) {
      this.#early.delete(next.from);
      this.#take(next);
      this.#next = next.to;
    }
  }

  /** All results, once every pair is there. */
  result(): Gathered {
    if (this.#next < pairCount(this.#n)) throw new Error(`Pair ${this.#next} of the tournament is missing.`);
    return this.#result;
  }

  #take(chunk: Chunk): void {
    const repetitions = this.#repetitions;
    const { means, deviations, selfDeviations, wins, turns, tallies, exact, scores, beaten } = this.#result;
    const { from, to } = chunk;
    tallies.set(chunk.tallies, TALLY * from);
    deviations.set(chunk.deviations, 2 * from);
    exact.set(chunk.exact, from);
    let [i, j] = pairAt(this.#n, from);
    for (let pair = from; pair < to; pair++) {
      const first = (pair - from) * repetitions;
      const settled = chunk.exact[pair - from] === 1;
      for (let r = 0; r < repetitions; r++) turns[pair]! += chunk.turns[first + r]!;
      for (let seat = 0; seat < 2; seat++) {
        const at = 2 * pair + seat;
        const player = seat === 0 ? i : j;
        for (let r = 0; r < repetitions; r++) {
          const score = chunk.scores[2 * (first + r) + seat]!;
          const won = chunk.wins[2 * (first + r) + seat]!;
          means[at]! += score;
          wins[at]! += won;
          if (i === j) continue;
          scores[player * repetitions + r]! += score;
          beaten[player * repetitions + r]! += won;
        }
        means[at] = settled ? chunk.scores[2 * first + seat]! : means[at]! / repetitions;
      }
      if (i === j) {
        const matchScores = chunk.scores.subarray(2 * first, 2 * (first + repetitions));
        selfDeviations[i] = settled ? certainOrUnknown(deviations[2 * pair]!) : spreadOfMeans(matchScores);
      }
      if (++j === this.#n) j = ++i;
    }
  }
}

/** Where chance has a part in an expectation, how the two seats vary together is not known. */
function certainOrUnknown(deviation: number): number {
  return deviation > 0 ? NaN : 0;
}

/** Standard deviation over matches, divided by their number, of the mean of both seats' scores. */
function spreadOfMeans(matchScores: Float64Array): number {
  const both = Float64Array.from(
    { length: matchScores.length / 2 },
    (_, r) => (matchScores[2 * r]! + matchScores[2 * r + 1]!) / 2,
  );
  const mean = both.reduce((sum, score) => sum + score, 0) / both.length;
  return Math.sqrt(both.reduce((sum, score) => sum + (score - mean) ** 2, 0) / both.length);
}

/** Plays a whole tournament in this thread. */
export function playTournament(contenders: readonly Contender[], setting: TournamentSetting): TournamentResult {
  const { rules, repetitions, seed } = setting;
  const gathering = new Gathering(contenders.length, repetitions);
  for (const [from, to] of chunks(contenders.length)) gathering.add(playChunk(contenders, setting, from, to));
  const names = { ids: contenders.map(({ id }) => id), names: contenders.map(({ name }) => name) };
  return { ...gathering.result(), ...names, rules, seed };
}
