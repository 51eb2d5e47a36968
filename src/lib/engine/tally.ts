// What is counted of a match: 20 numbers from which every rate of the field's tables follows.
// An outcome is `2 * own + opponent` in move codes: CC 0, CD 1, DC 2, DD 3. A tally holds, from one
// player's view, at 0..3 how often the first turn had each outcome, and at 4 + 4 * x + y how often a turn
// with outcome x was followed by one with outcome y. Tallies add up over repetitions; in exact results
// they are expected counts. The other player's tally is the same with CD and DC swapped.

/** Numbers in a tally. */
export const TALLY = 20;

/** A value for each outcome of a turn, own move first. */
export interface ByOutcome<T = number> {
  readonly CC: T;
  readonly CD: T;
  readonly DC: T;
  readonly DD: T;
}

/** An expected count below this is taken as never. */
const NEVER = 1e-9;

/** How many turns had each outcome: four numbers in the order CC, CD, DC, DD. */
export function outcomes(tally: Float64Array): [number, number, number, number] {
  const counts: [number, number, number, number] = [tally[0]!, tally[1]!, tally[2]!, tally[3]!];
  for (let cell = 4; cell < TALLY; cell++) counts[cell & 3]! += tally[cell]!;
  return counts;
}

/** The same from the opponent's view. */
export function swapped(tally: Float64Array): Float64Array {
  const other = (outcome: number): number => ((outcome & 1) << 1) | (outcome >> 1);
  const result = new Float64Array(TALLY);
  for (let x = 0; x < 4; x++) {
    result[other(x)] = tally[x]!;
    for (let y = 0; y < 4; y++) result[4 + 4 * other(x) + other(y)] = tally[4 + 4 * x + y]!;
  }
  return result;
}

/** Share of C among the replies to an outcome; null where it was never replied to. */
function replyRate(tally: Float64Array, outcome: number): number | null {
  const cell = 4 + 4 * outcome;
  const c = tally[cell]! + tally[cell + 1]!;
  const all = c + tally[cell + 2]! + tally[cell + 3]!;
  return all > NEVER ? c / all : null;
}

/**
 * Cooperation rates against a field: the plain mean of the reply rates over the opponents against which the
 * outcome occurred; null where it never did. Every opponent weighs the same.
 */
export function plainRates(tallies: readonly Float64Array[]): ByOutcome<number | null> {
  return meanRates(tallies, () => true);
}

/**
 * Cooperation rates by the rule of the field's reference library, biased upward: as `plainRates`, but
 * opponents whose rate is 0 are left out of the mean; 0 where none is left.
 */
export function libraryRates(tallies: readonly Float64Array[]): ByOutcome {
  const { CC, CD, DC, DD } = meanRates(tallies, (rate) => rate > NEVER);
  return { CC: CC ?? 0, CD: CD ?? 0, DC: DC ?? 0, DD: DD ?? 0 };
}

function meanRates(
  tallies: readonly Float64Array[],
  counts: (rate: number) => boolean,
): { CC: number | null; CD: number | null; DC: number | null; DD: number | null } {
  const mean = (outcome: number): number | null => {
    let sum = 0;
    let count = 0;
    for (const tally of tallies) {
      const rate = replyRate(tally, outcome);
      if (rate === null || !counts(rate)) continue;
      sum += rate;
      count++;
    }
    return count === 0 ? null : sum / count;
  };
  return { CC: mean(0), CD: mean(1), DC: mean(2), DD: mean(3) };
}
