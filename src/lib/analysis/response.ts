// The best response to a machine: the most that any strategy can get from it. Whoever knows a machine always
// knows its state and the reply due next, since only the other's moves decide them, so the best response solves
// a Markov decision problem whose positions are `2 * state + due reply` (also under noise, where a move meant
// is a move played with probability 1 - noise). Backward induction (Bellman 1957) gives the highest expected
// score per turn of a match exactly, end effects included; the long run is the greatest mean cycle, under noise
// the growth per turn of the values (value iteration, White 1963). As a machine: the stationary policy that is
// best where the match goes on with a constant probability, with the same mean length.

import { Contender } from '../engine/contender.ts';
import { meet } from '../engine/meet.ts';
import { horizon, longest, type MatchRules } from '../engine/rules.ts';
import { ACTIONS, actionOf, codeOf } from '../game/action.ts';
import { payoffTable } from '../game/payoffs.ts';
import { canonical } from '../machine/canonical.ts';
import { mealyAutomaton, size, type Mealy } from '../machine/mealy.ts';
import { properties } from '../machine/properties.ts';

/** The best response to a machine under given rules. */
export interface MatchResponse {
  /** The highest expected score per turn that any strategy can have in a match. */
  readonly score: number;
  /** A best play, move by move, as a string of C and D; null under noise, a random end, or beyond 10,000 turns. */
  readonly moves: string | null;
  /** The most per turn in a match without end; null where it was not found (under tiny noise). */
  readonly longRun: number | null;
  /** A machine that responds well: minimal, states "1" to "n". Without noise it ignores what it sees. */
  readonly machine: Mealy;
  /** What the machine gets in a match with the other, per turn, and what the other gets. */
  readonly machineScore: number;
  readonly opponentScore: number;
  /** Whether the two scores above are exact, and the standard error of the first. */
  readonly exact: boolean;
  readonly standardError: number;
  /** What the machine leaves: `score - machineScore`, 0 where no strategy can do better. */
  readonly loss: number;
}

/** Longest match whose best play is told move by move. */
const MOST_MOVES = 10_000;

/** Smallest chance of an end for which a stationary policy is looked for. */
const LEAST_ENDING = 1e-4;

/** Matches that are sampled where the machine's score cannot be had exactly. */
const REPETITIONS = 100;

/** The best response to a machine. O(states times turns). */
export function respond(machine: Mealy, rules: MatchRules): MatchResponse {
  const target = canonical(machine);
  const problem = problemOf(target, rules);
  const best = bestMatch(problem, rules);
  const policy = stationary(problem, rules);
  const blind = responder(target, policy, false);
  const candidates = [blind, rules.noise > 0 ? responder(target, policy, true) : longRunner(target, rules)];
  const played = candidates
    .map((candidate) => ({ machine: candidate, ...score(candidate, target, rules) }))
    .toSorted((a, b) => b.machineScore - a.machineScore || size(a.machine) - size(b.machine))[0]!;
  return {
    ...best,
    longRun: rules.noise === 0 ? properties(target, rules.payoffs).bestResponse.opponent : longRunUnderNoise(problem),
    ...played,
    loss: Math.max(0, best.score - played.machineScore),
  };
}

/** The decision problem against a machine; positions are `2 * state + due reply`. */
interface Problem {
  readonly positions: number;
  readonly start: number;
  /** `next[2 * state + move]`: the position after a move played (not meant) in a state. */
  readonly next: Int32Array;
  /** `reward[2 * due + move]`: expected points of a move played against a due reply. */
  readonly reward: Float64Array;
  readonly noise: number;
}

function problemOf(machine: Mealy, { noise, payoffs }: MatchRules): Problem {
  const pay = payoffTable(payoffs);
  return {
    positions: 2 * size(machine),
    start: 2 * machine.start + codeOf(machine.opening),
    next: machine.next.map((state, cell) => 2 * state + machine.output[cell]!),
    reward: Float64Array.from({ length: 4 }, (_, i) => {
      const [due, move] = [i >> 1, i & 1];
      return (1 - noise) * pay[2 * move + due]! + noise * pay[2 * move + 1 - due]!;
    }),
    noise,
  };
}

/** Values of moves closer than this, relative to the values, are the same; then C is played. */
const TIE = 1e-12;

/**
 * One step of backward induction: `value` from the values one turn later, which count `discount`, and this
 * turn's points, which count `weight`. Notes the best moves in `policy`.
 */
function induce(
  { positions, next, reward, noise }: Problem,
  weight: number,
  discount: number,
  later: Float64Array,
  value: Float64Array,
  policy: Uint8Array,
): void {
  for (let position = 0; position < positions; position++) {
    const cell = position & ~1;
    const due = 2 * (position & 1);
    const c = weight * reward[due]! + discount * later[next[cell]!]!;
    const d = weight * reward[due + 1]! + discount * later[next[cell + 1]!]!;
    const meantC = (1 - noise) * c + noise * d;
    const meantD = (1 - noise) * d + noise * c;
    const move = meantD > meantC + TIE * (Math.abs(meantC) + Math.abs(meantD)) ? 1 : 0;
    policy[position] = move;
    value[position] = move === 1 ? meantD : meantC;
  }
}

/** The best score per turn of a match, whose turns weigh what they weigh in it, and a best play. */
function bestMatch(problem: Problem, rules: MatchRules): Pick<MatchResponse, 'score' | 'moves'> {
  const { turns, share } = horizon(rules);
  const told = rules.noise === 0 && rules.ending === null && turns <= MOST_MOVES;
  const policies: Uint8Array[] = [];
  let policy = new Uint8Array(problem.positions);
  let later = new Float64Array(problem.positions);
  let value = new Float64Array(problem.positions);
  for (let t = turns - 1; t >= 0; t--) {
    if (told) policies[t] = policy = new Uint8Array(problem.positions);
    induce(problem, share[t]!, 1, later, value, policy);
    [later, value] = [value, later];
  }
  return { score: later[problem.start]!, moves: told ? playOf(problem, policies) : null };
}

function playOf({ start, next }: Problem, policies: readonly Uint8Array[]): string {
  let position = start;
  let moves = '';
  for (const policy of policies) {
    const move = policy[position]!;
    moves += ACTIONS[move]!;
    position = next[(position & ~1) + move]!;
  }
  return moves;
}

/** The policy that is best where each turn is the last with a constant probability, by value iteration. */
function stationary(problem: Problem, rules: MatchRules): Uint8Array {
  const ending = Math.max(LEAST_ENDING, rules.ending ?? 1 / rules.turns);
  const policy = new Uint8Array(problem.positions);
  let later = new Float64Array(problem.positions);
  let value = new Float64Array(problem.positions);
  // As many sweeps as there are turns that matter.
  for (let left = longest({ ...rules, turns: Infinity, ending }); left > 0; left--) {
    induce(problem, 1, 1 - ending, later, value, policy);
    [later, value] = [value, later];
  }
  return policy;
}

/** Positions visited by value iteration after which the long run is given up, and the change that counts as none. */
const MOST_VISITS = 2e7;
const STILL = 1e-13;

/**
 * The growth of the value per turn, at the start. Half of the time nothing moves, which changes no mean but
 * keeps the values from swinging with a period.
 */
function longRunUnderNoise(problem: Problem): number | null {
  const policy = new Uint8Array(problem.positions);
  let later = new Float64Array(problem.positions);
  let value = new Float64Array(problem.positions);
  const growth = new Float64Array(problem.positions);
  for (let sweep = 0; sweep * problem.positions < MOST_VISITS; sweep++) {
    induce(problem, 1, 1, later, value, policy);
    let change = 0;
    for (let position = 0; position < problem.positions; position++) {
      const grown = value[position]! - later[position]!;
      change = Math.max(change, Math.abs(grown - growth[position]!));
      growth[position] = grown;
      value[position] = later[position]! + grown / 2;
    }
    // Values count from the start's, or they would grow until small changes are lost in them.
    const base = value[problem.start]!;
    for (let position = 0; position < problem.positions; position++) value[position]! -= base;
    if (sweep > 0 && change < STILL * Math.max(1, ...problem.reward.map(Math.abs))) return growth[problem.start]!;
    [later, value] = [value, later];
  }
  return null;
}

/**
 * A policy as a machine that keeps in mind which transition of the other it believes to have caused: its state
 * is the other's cell `2 * state + move`, or one more before the first turn. A blind one ignores what it sees. One
 * that watches, where it sees a move that it did not expect, and that its own last move flipped would have caused,
 * believes that this is what happened.
 */
function responder(target: Mealy, policy: Uint8Array, watching: boolean): Mealy {
  const cells = 2 * size(target);
  const caused = (cell: number): number => 2 * target.next[cell]! + target.output[cell]!;
  const opened = 2 * target.start + codeOf(target.opening);
  const believed = (node: number): number => (node === cells ? opened : caused(node));
  const next = new Int32Array(2 * cells + 2);
  const output = new Uint8Array(2 * cells + 2);
  for (let node = 0; node <= cells; node++) {
    const expected = believed(node);
    const other = watching && node < cells ? caused(node ^ 1) : expected;
    for (let seen = 0; seen < 2; seen++) {
      const position = (expected & 1) !== seen && (other & 1) === seen ? other : expected;
      const after = (position & ~1) + policy[expected]!;
      next[2 * node + seen] = after;
      output[2 * node + seen] = policy[believed(after)]!;
    }
  }
  const names = Array.from({ length: cells + 1 }, (_, node) => String(node + 1));
  return canonical({ names, start: cells, opening: actionOf(policy[opened]!), next, output });
}

/** The machine that goes to the cycle of greatest mean by the shortest way and stays on it, whatever it sees. */
function longRunner(target: Mealy, { payoffs }: MatchRules): Mealy {
  const { history, cycle } = properties(target, payoffs).bestResponse;
  const moves = history + cycle;
  const last = moves.length - 1;
  const after = (at: number): number => (at === last ? history.length : at + 1);
  const nodes = [...moves].map((_, at) => at);
  return canonical({
    names: nodes.map((at) => String(at + 1)),
    start: 0,
    opening: moves[0] as 'C' | 'D',
    next: Int32Array.from(nodes.flatMap((at) => [after(at), after(at)])),
    output: Uint8Array.from(nodes.flatMap((at) => [0, 0].fill(codeOf(moves[after(at)] as 'C' | 'D')))),
  });
}

function score(
  machine: Mealy,
  target: Mealy,
  rules: MatchRules,
): Pick<MatchResponse, 'machineScore' | 'opponentScore' | 'exact' | 'standardError'> {
  const [own, other] = [machine, target].map((each) => {
    const behaviour = { kind: 'automaton', automaton: mealyAutomaton(each) } as Contender['behaviour'];
    return new Contender('', '', behaviour, rules);
  });
  const played = meet(own!, other!, rules, { repetitions: REPETITIONS, seed: 1, exact: true, path: [], wins: false });
  const { score: machineScore, opponentScore, exact, standardError } = played;
  return { machineScore, opponentScore, exact, standardError };
}
