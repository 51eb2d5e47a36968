// What a machine's parts are used for against a field: how often each transition is taken in a match, and what
// it earns. A transition is taken when the opponent's move comes in, and plays its reply on the next turn; that
// turn's payoff is what it earns, so the points of a match are those of the opening move and of the transitions
// taken. Exact by the same ways as results (meet.ts): the joint path of two players that draw nothing, the
// expected visits of a joint chain; sampled otherwise, from the very matches that the live rank plays.

import { codeOf } from '../game/action.ts';
import { payoffTable } from '../game/payoffs.ts';
import { branch } from '../game/random.ts';
import { size, type Mealy } from '../machine/mealy.ts';
import { CANDIDATE, type LiveRank, type RankOptions } from './candidate.ts';
import { chain, type Chain } from './chain.ts';
import type { Table } from './compile.ts';
import type { Contender } from './contender.ts';
import { jointPath } from './cycle.ts';
import { visits } from './exact.ts';
import type { Path } from './expected.ts';
import type { Job } from './job.ts';
import { certainPath, matchOutcomes } from './play.ts';
import { horizon, longest, type Horizon, type MatchRules } from './rules.ts';

/** Usage by a machine with n states; times and points are expectations for one match, means over the opponents. */
export interface Usage {
  /** Length 2n: times that the transition `2 * state + input` is taken (input 0: the opponent's C). */
  readonly transitions: Float64Array;
  /** Length n: times that the opponent's move comes in while the machine is in the state; the sum of its transitions. */
  readonly states: Float64Array;
  /** Length 2n: points that the transition's reply earns. */
  readonly points: Float64Array;
  /** Points that the opening move earns. */
  readonly openingPoints: number;
  /** All points of a match: those of the opening and of the transitions. */
  readonly total: number;
  /** Turns of a match; all transitions are taken one time less. */
  readonly turns: number;
  /** Length n: number of opponents against which the state is met at all. */
  readonly opponents: Float64Array;
  /** Length 2n: standard errors of `transitions`; 0 where every match is exact. */
  readonly errors: Float64Array;
  /** Whether every opponent's share is exact, and the share of those whose is. */
  readonly exact: boolean;
  readonly exactShare: number;
}

/** One transition's worth: points per time it is taken (null: never taken), and its share of all points, 0 to 1. */
export function worthOf(usage: Usage, cell: number): { readonly perVisit: number | null; readonly share: number } {
  const [times, points] = [usage.transitions[cell]!, usage.points[cell]!];
  return { perVisit: times > 0 ? points / times : null, share: usage.total === 0 ? 0 : points / usage.total };
}

/** Usage in one match against one opponent. */
export interface PairUsage {
  readonly exact: boolean;
  /** Expected or mean, by transition. */
  readonly transitions: Float64Array;
  readonly points: Float64Array;
  openingPoints: number;
  /** Variances of the estimates `transitions`; 0 where exact. */
  readonly variances: Float64Array;
}

/** Largest joint chain; the drawn machine's own states must be told apart, so nothing of it is merged. */
const CAPS = { states: 4096, edges: 16_384 };

/** Usage of a machine against the field of a live rank, one opponent a piece. */
export function usageJob(live: LiveRank, machine: Mealy, options: RankOptions = {}): Job<Usage> {
  const pairs: PairUsage[] = [];
  const { rules } = live.standing;
  const candidate = live.candidate(machine);
  const settled = live.options(options);
  const weights = horizon(rules);
  return {
    of: live.contenders.length,
    get done() {
      return pairs.length;
    },
    step: () => void pairs.push(pairUsage(machine, candidate, live.contenders[pairs.length]!, pairs.length, settled)),
    result: () => usageOf(machine, pairs, weights),
  };
}

function usageOf(machine: Mealy, pairs: readonly PairUsage[], { reached }: Horizon): Usage {
  const n = size(machine);
  const share = 1 / Math.max(1, pairs.length);
  const transitions = new Float64Array(2 * n);
  const points = new Float64Array(2 * n);
  const errors = new Float64Array(2 * n);
  const opponents = new Float64Array(n);
  let openingPoints = 0;
  for (const pair of pairs) {
    openingPoints += share * pair.openingPoints;
    for (let cell = 0; cell < 2 * n; cell++) {
      transitions[cell]! += share * pair.transitions[cell]!;
      points[cell]! += share * pair.points[cell]!;
      errors[cell]! += share ** 2 * pair.variances[cell]!;
    }
    for (let state = 0; state < n; state++) {
      if (pair.transitions[2 * state]! + pair.transitions[2 * state + 1]! > 0) opponents[state]! += 1;
    }
  }
  const exact = pairs.filter((pair) => pair.exact).length;
  return {
    transitions,
    states: Float64Array.from({ length: n }, (_, i) => transitions[2 * i]! + transitions[2 * i + 1]!),
    points,
    openingPoints,
    total: points.reduce((sum, value) => sum + value, openingPoints),
    turns: reached.reduce((sum, value) => sum + value, 0),
    opponents,
    errors: errors.map(Math.sqrt),
    exact: exact === pairs.length,
    exactShare: pairs.length === 0 ? 1 : exact / pairs.length,
  };
}

/** Usage against member `k` of a field; `candidate` is the machine as a player under the field's rules. */
export function pairUsage(
  machine: Mealy,
  candidate: Contender,
  opponent: Contender,
  k: number,
  { repetitions, seed }: Required<RankOptions>,
): PairUsage {
  const { rules } = candidate;
  const pair = emptyPair(machine, true);
  const path = certain(candidate, opponent, rules);
  if (path) {
    addWalk(pair, machine, path, horizon(rules).reached, rules);
    return pair;
  }
  const joint = opponent.reduced && candidate.table && chain(candidate.table, opponent.reduced, rules, CAPS);
  if (joint) {
    addChain(pair, machine, candidate.table!, joint, rules);
    return pair;
  }
  return sampled(machine, candidate, opponent, { repetitions, seed, path: [CANDIDATE, k] });
}

function emptyPair(machine: Mealy, exact: boolean): PairUsage {
  const cells = 2 * size(machine);
  const [transitions, points, variances] = [0, 1, 2].map(() => new Float64Array(cells));
  return { exact, transitions: transitions!, points: points!, openingPoints: 0, variances: variances! };
}

function certain(candidate: Contender, opponent: Contender, rules: MatchRules): Path | null {
  if (rules.noise > 0) return null;
  if (!opponent.table || !candidate.table) return certainPath(candidate, opponent, rules);
  if (!opponent.table.deterministic) return null;
  return jointPath(candidate.table, opponent.reduced!, longest(rules));
}

/** Follows the machine along a path; `reached[t]` is the weight of turn t + 1, and its length the number of turns. */
function addWalk(pair: PairUsage, machine: Mealy, path: Path, reached: Float64Array, rules: MatchRules): void {
  const pay = payoffTable(rules.payoffs);
  const { outcomes, length, tail } = path;
  let outcome = outcomes[0]!;
  let at = 0;
  let { start: state } = machine;
  pair.openingPoints += reached[0]! * pay[outcome]!;
  for (let t = 1; t < reached.length; t++) {
    const cell = 2 * state + (outcome & 1);
    state = machine.next[cell]!;
    at = at + 1 === length ? tail : at + 1;
    outcome = outcomes[at]!;
    pair.transitions[cell]! += reached[t]!;
    pair.points[cell]! += reached[t]! * pay[outcome]!;
  }
}

function addChain(pair: PairUsage, machine: Mealy, table: Table, joint: Chain, rules: MatchRules): void {
  const pay = payoffTable(rules.payoffs);
  const stateOf = machineStates(machine, table);
  const earned = new Float64Array(joint.states);
  for (let i = 0; i < 4 * joint.states; i++) earned[i >> 2]! += joint.outcome[i]! * pay[i & 3]!;
  const { followed } = visits(joint, rules);
  for (let state = 0; state < joint.states; state++) {
    pair.openingPoints += joint.initial[state]! * earned[state]!;
    const from = 2 * stateOf[joint.own[state]!]!;
    for (let outcome = 0; outcome < 4; outcome++) {
      const cell = from + (outcome & 1);
      const row = 4 * state + outcome;
      for (let edge = joint.offsets[row]!; edge < joint.offsets[row + 1]!; edge++) {
        const times = followed[state]! * joint.weights[edge]!;
        pair.transitions[cell]! += times;
        pair.points[cell]! += times * earned[joint.targets[edge]!]!;
      }
    }
  }
}

/** The machine's state behind each state of its table, which numbers states with their due replies breadth first. */
function machineStates(machine: Mealy, table: Table): Int32Array {
  const due = new Int32Array(table.states);
  due[0] = 2 * machine.start + codeOf(machine.opening);
  for (let state = 0; state < table.states; state++) {
    for (let row = 4 * state; row < 4 * state + 4; row++) {
      const cell = (due[state]! & ~1) + (row & 1);
      const target = table.next[row]!;
      if (target >= 0) due[target] = 2 * machine.next[cell]! + machine.output[cell]!;
    }
  }
  return due.map((number) => number >> 1);
}

function sampled(
  machine: Mealy,
  candidate: Contender,
  opponent: Contender,
  {
    repetitions,
    seed,
    path,
  }: { readonly repetitions: number; readonly seed: number; readonly path: readonly number[] },
): PairUsage {
  const { rules } = candidate;
  const mean = emptyPair(machine, false);
  const squares = new Float64Array(mean.transitions.length);
  for (let r = 0; r < repetitions; r++) {
    const outcomes = matchOutcomes(candidate, opponent, rules, branch(seed, [...path, r]));
    const once = emptyPair(machine, false);
    const played = { outcomes, length: outcomes.length, tail: outcomes.length };
    addWalk(once, machine, played, new Float64Array(outcomes.length).fill(1), rules);
    mean.openingPoints += once.openingPoints / repetitions;
    once.transitions.forEach((times, cell) => {
      mean.transitions[cell]! += times / repetitions;
      mean.points[cell]! += once.points[cell]! / repetitions;
      squares[cell]! += times ** 2 / repetitions;
    });
  }
  // The sample variance (divisor n - 1) of one match, over n; not known from one match.
  mean.transitions.forEach((times, cell) => {
    mean.variances[cell] = repetitions > 1 ? Math.max(0, squares[cell]! - times ** 2) / (repetitions - 1) : NaN;
  });
  return mean;
}
