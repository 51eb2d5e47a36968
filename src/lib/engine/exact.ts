// Exact results of a joint chain: the distribution over joint states is propagated turn by turn, which
// gives the expected score and counts; with the score so far weighted by state beside it (E[S; state]), the
// variance follows from E[S_t^2] = E[S_{t-1}^2] + 2 E[S_{t-1} r_t] + E[r_t^2]. For a random length L, what
// is computed is the mean and variance of S_L / L, the score per turn that tournaments average; lengths
// beyond `longest` (probability below 1e-12) are left out. Once the distribution no longer moves, the rest
// of the match is closed in one step.

import { payoffTable } from '../game/payoffs.ts';
import { merge, type Chain } from './chain.ts';
import type { Expected } from './expected.ts';
import { horizon, type MatchRules } from './rules.ts';
import { TALLY } from './tally.ts';

/** What to compute beside expectations. */
export interface ExactOptions {
  /** Variances too; about three times the work. Default false. */
  readonly variance?: boolean;
  /** Win probabilities where they cost at most `WIN_BUDGET` steps, else NaN. Default false. */
  readonly wins?: boolean;
}

/** Most steps (edges times turns times score differences) spent on a win probability. */
export const WIN_BUDGET = 4_000_000;

/** Largest change of a probability that counts as none. */
const STILL = 1e-13;

/** The expected result of a match. O(edges times turns). */
export function exact(chain: Chain, rules: MatchRules, options: ExactOptions = {}): Expected {
  const { variance = false, wins = false } = options;
  const mean = expectations(chain, rules);
  const moments = variance ? variances(chain, rules) : { variance: NaN, opponentVariance: NaN };
  const won = wins ? winProbabilities(chain, rules) : { win: NaN, loss: NaN };
  return { ...mean, ...moments, ...won };
}

type Means = Pick<Expected, 'score' | 'opponentScore' | 'turns' | 'tally'>;

function expectations(chain: Chain, rules: MatchRules): Means {
  const { reached } = horizon(rules);
  const [own, opponent] = rewards(chain, payoffTable(rules.payoffs));
  const { followed, scored } = visits(chain, rules);
  let score = 0;
  let opponentScore = 0;
  for (let state = 0; state < chain.states; state++) {
    score += scored[state]! * own[state]!;
    opponentScore += scored[state]! * opponent[state]!;
  }
  const length = reached.reduce((sum, p) => sum + p, 0);
  return { score, opponentScore, turns: length, tally: tallyOf(chain, followed) };
}

/** How often each state of a chain is visited in a match, in expectation. Lengths: the chain's states. */
export interface Visits {
  /** Visits that another turn follows. */
  readonly followed: Float64Array;
  /** Visits weighted by the turn's share of the score per turn. */
  readonly scored: Float64Array;
}

/** The expected visits of a chain's states, by propagation. O(edges times turns). */
export function visits(chain: Chain, rules: MatchRules): Visits {
  const { states } = chain;
  const { turns, reached, share } = horizon(rules);
  const followed = new Float64Array(states);
  const scored = new Float64Array(states);
  let now = chain.initial.slice();
  let then = new Float64Array(states);
  // States are numbered breadth first, so those of a strategy that counts turns lie in a moving window. Where
  // every outcome has one successor, as under noise, nearly every state is met all the time.
  const single = hasSingleSuccessors(chain);
  let [first, last] = single ? [0, states] : [0, 0];
  while (last < states && now[last]! > 0) last++;
  // In a match of known length every turn has the same share, so that one sum will do until the last turn.
  const shares = rules.ending !== null;
  let t = 0;
  for (; t + 1 < turns; t++) {
    let [low, high] = [first, last];
    if (shares) add(scored, now, first, last, share[t]!);
    if (single) advanceAll(chain, now, then, followed, reached[t + 1]!);
    else {
      add(followed, now, first, last, reached[t + 1]!);
      [low, high] = advance(chain, now, then, first, last);
    }
    if (low === first && high === last && still(now, then, first, last)) {
      // What is left is as many turns like this one.
      add(followed, now, first, last, sumFrom(reached, t + 2));
      if (shares) add(scored, now, first, last, sumFrom(share, t + 1));
      break;
    }
    now.fill(0, first, last);
    [now, then] = [then, now];
    [first, last] = [low, high];
  }
  if (!shares) for (let state = 0; state < states; state++) scored[state] = (followed[state]! + now[state]!) / turns;
  else if (t + 1 === turns) add(scored, now, first, last, share[t]!);
  return { followed, scored };
}

/** Adds a distribution over `first` to `last - 1` to a sum, with a weight. */
function add(sum: Float64Array, now: Float64Array, first: number, last: number, weight: number): void {
  for (let state = first; state < last; state++) sum[state]! += now[state]! * weight;
}

function sumFrom(weights: Float64Array, first: number): number {
  let sum = 0;
  for (let t = first; t < weights.length; t++) sum += weights[t]!;
  return sum;
}

/** Whether every outcome leads to exactly one state, from every state. */
function hasSingleSuccessors({ states, offsets }: Chain): boolean {
  for (let row = 1; row <= 4 * states; row++) if (offsets[row] !== row) return false;
  return true;
}

/**
 * The distribution one turn after `now`, where every outcome has one successor: a loop without inner loops, which
 * adds `now` to a sum on its way. The live rank under noise spends half of its time here.
 */
function advanceAll(
  { targets, weights }: Chain,
  now: Float64Array,
  then: Float64Array,
  sum: Float64Array,
  weight: number,
): void {
  for (let state = 0, row = 0; state < now.length; state++, row += 4) {
    const p = now[state]!;
    sum[state]! += p * weight;
    then[targets[row]!]! += p * weights[row]!;
    then[targets[row + 1]!]! += p * weights[row + 1]!;
    then[targets[row + 2]!]! += p * weights[row + 2]!;
    then[targets[row + 3]!]! += p * weights[row + 3]!;
  }
}

/** The same for any chain, from a distribution over `first` to `last - 1`; gives the range that it moves to. */
function advance(
  { states, offsets, targets, weights }: Chain,
  now: Float64Array,
  then: Float64Array,
  first: number,
  last: number,
): [low: number, high: number] {
  let low = states;
  let high = 0;
  for (let state = first; state < last; state++) {
    const p = now[state]!;
    if (p === 0) continue;
    const end = offsets[4 * state + 4]!;
    for (let edge = offsets[4 * state]!; edge < end; edge++) {
      const target = targets[edge]!;
      then[target]! += p * weights[edge]!;
      if (target < low) low = target;
      if (target >= high) high = target + 1;
    }
  }
  return [low, high];
}

/** Whether two distributions are the same but for rounding. */
function still(now: Float64Array, then: Float64Array, first: number, last: number): boolean {
  for (let state = first; state < last; state++) {
    if (Math.abs(then[state]! - now[state]!) > STILL) return false;
  }
  return true;
}

/** Expected counts from the first turn and the visits that another turn follows. */
function tallyOf(chain: Chain, followed: Float64Array): Float64Array {
  const { states, initial, outcome, offsets, targets, weights } = chain;
  const tally = new Float64Array(TALLY);
  for (let state = 0; state < states; state++) {
    for (let x = 0; x < 4; x++) {
      if (initial[state]! > 0) tally[x]! += initial[state]! * outcome[4 * state + x]!;
      for (let edge = offsets[4 * state + x]!; edge < offsets[4 * state + x + 1]!; edge++) {
        const arriving = followed[state]! * weights[edge]!;
        if (arriving === 0) continue;
        const target = 4 * targets[edge]!;
        for (let y = 0; y < 4; y++) tally[4 + 4 * x + y]! += arriving * outcome[target + y]!;
      }
    }
  }
  return tally;
}

/** Each player's expectation in each state of a table of values by outcome. */
function rewards(chain: Chain, table: Float64Array): [own: Float64Array, opponent: Float64Array] {
  const [R, S, T, P] = [table[0]!, table[1]!, table[2]!, table[3]!];
  const own = new Float64Array(chain.states);
  const opponent = new Float64Array(chain.states);
  for (let state = 0; state < chain.states; state++) {
    const cc = chain.outcome[4 * state]!;
    const cd = chain.outcome[4 * state + 1]!;
    const dc = chain.outcome[4 * state + 2]!;
    const dd = chain.outcome[4 * state + 3]!;
    own[state] = cc * R + cd * S + dc * T + dd * P;
    opponent[state] = cc * R + cd * T + dc * S + dd * P;
  }
  return [own, opponent];
}

function variances(chain: Chain, rules: MatchRules): Pick<Expected, 'variance' | 'opponentVariance'> {
  const { states } = chain;
  const { offsets, targets, weights, ownGain, opponentGain } = merge(chain, rules.payoffs);
  const { turns, ends } = horizon(rules);
  const [own, opponent] = rewards(chain, payoffTable(rules.payoffs));
  const [ownSquare, opponentSquare] = rewards(
    chain,
    payoffTable(rules.payoffs).map((value) => value ** 2),
  );
  let p = chain.initial.slice();
  let s = new Float64Array(states);
  let o = new Float64Array(states);
  let p2 = new Float64Array(states);
  let s2 = new Float64Array(states);
  let o2 = new Float64Array(states);
  let meanOwn = 0;
  let meanOpponent = 0;
  let squareOwn = 0;
  let squareOpponent = 0;
  let [first, last] = [0, 0];
  while (last < states && p[last]! > 0) last++;
  // First and second moments of S_L / L and of O_L / L.
  const moments = [0, 0, 0, 0];
  for (let t = 0; t < turns; t++) {
    for (let state = first; state < last; state++) {
      const mass = p[state]!;
      if (mass === 0) continue;
      meanOwn += mass * own[state]!;
      meanOpponent += mass * opponent[state]!;
      squareOwn += 2 * s[state]! * own[state]!;
      squareOpponent += 2 * o[state]! * opponent[state]!;
      squareOwn += mass * ownSquare[state]!;
      squareOpponent += mass * opponentSquare[state]!;
    }
    const k = t + 1;
    if (ends[t]! > 0) {
      moments[0]! += (ends[t]! * meanOwn) / k;
      moments[1]! += (ends[t]! * squareOwn) / k ** 2;
      moments[2]! += (ends[t]! * meanOpponent) / k;
      moments[3]! += (ends[t]! * squareOpponent) / k ** 2;
    }
    if (k === turns) break;
    let [low, high] = [states, 0];
    for (let state = first; state < last; state++) {
      const mass = p[state]!;
      if (mass === 0) continue;
      const ownMass = s[state]!;
      const opponentMass = o[state]!;
      for (let edge = offsets[state]!; edge < offsets[state + 1]!; edge++) {
        const target = targets[edge]!;
        const weight = weights[edge]!;
        if (target < low) low = target;
        if (target >= high) high = target + 1;
        p2[target]! += mass * weight;
        s2[target]! += ownMass * weight + mass * ownGain[edge]!;
        o2[target]! += opponentMass * weight + mass * opponentGain[edge]!;
      }
    }
    for (const spent of [p, s, o]) spent.fill(0, first, last);
    [p, p2] = [p2, p];
    [s, s2] = [s2, s];
    [o, o2] = [o2, o];
    [first, last] = [low, high];
  }
  return {
    variance: Math.max(0, moments[1]! - moments[0]! ** 2),
    opponentVariance: Math.max(0, moments[3]! - moments[2]! ** 2),
  };
}

/**
 * Win probabilities. Score differences move on a lattice: own minus opponent's is T - S times the number of
 * DC less the number of CD, so the chain is run with that number beside its state.
 */
function winProbabilities(chain: Chain, rules: MatchRules): Pick<Expected, 'win' | 'loss'> {
  const { states, offsets, targets, weights, outcome } = chain;
  const { turns, ends } = horizon(rules);
  if (chain.targets.length * turns * turns > WIN_BUDGET) return { win: NaN, loss: NaN };
  const width = 2 * turns + 1;
  let now = new Float64Array(states * width);
  let then = new Float64Array(states * width);
  chain.initial.forEach((p, state) => (now[state * width + turns] = p));
  const step = [0, -1, 1, 0];
  let more = 0;
  let less = 0;
  for (let t = 0; t < turns; t++) {
    then.fill(0);
    // The turn's outcome alone decides the difference after it; the successor matters only for later turns.
    for (let state = 0; state < states; state++) {
      for (let d = turns - t; d <= turns + t; d++) {
        const p = now[state * width + d]!;
        if (p === 0) continue;
        for (let x = 0; x < 4; x++) {
          const after = d + step[x]!;
          const q = p * outcome[4 * state + x]! * ends[t]!;
          if (after > turns) more += q;
          else if (after < turns) less += q;
          for (let edge = offsets[4 * state + x]!; edge < offsets[4 * state + x + 1]!; edge++) {
            then[targets[edge]! * width + after]! += p * weights[edge]!;
          }
        }
      }
    }
    [now, then] = [then, now];
  }
  const { T, S } = rules.payoffs;
  if (T === S) return { win: 0, loss: 0 };
  return T > S ? { win: more, loss: less } : { win: less, loss: more };
}
