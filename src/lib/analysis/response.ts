// The best response to a machine: the most that any strategy can get from it, as a decision problem
// (decision.ts). Backward induction (Bellman 1957) gives the highest expected score per turn of a match exactly,
// end effects included; the long run is the greatest mean cycle, under noise the growth per turn of the values
// (value iteration, White 1963). As a machine: the stationary policy that is best where the match goes on with a
// constant probability, with the same mean length; under noise, where a machine cannot see whether its own move
// was flipped, one that acts on what it believes (belief.ts).

import { Contender } from '../engine/contender.ts';
import { certainty, expectation, sample } from '../engine/meet.ts';
import { DEFAULT_RULES, horizon, longest, type MatchRules } from '../engine/rules.ts';
import { ACTIONS, actionOf, codeOf, type Action } from '../game/action.ts';
import { canonical } from '../machine/canonical.ts';
import { mealyAutomaton, size, type Mealy } from '../machine/mealy.ts';
import { properties } from '../machine/properties.ts';
import { believer } from './belief.ts';
import { decisionOf, induce, type Decision } from './decision.ts';

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

/** Most beliefs that a machine under noise holds: none is always best, so all are tried that cost little. */
const BELIEFS = [32, 64, 128];
const MOST_BELIEF = 20_000;

/** Matches that are sampled where the machine's score cannot be had exactly. */
const REPETITIONS = 100;

/** The best response to a machine. O(states times turns). */
export function respond(machine: Mealy, rules: MatchRules): MatchResponse {
  const target = canonical(machine);
  const problem = decisionOf(target, rules);
  const best = bestMatch(problem, rules);
  const ending = Math.max(LEAST_ENDING, rules.ending ?? 1 / rules.turns);
  const candidates = [follower(problem, stationary(problem, ending))];
  if (rules.noise === 0) candidates.push(longRunner(target, rules));
  else {
    const sizes = BELIEFS.filter((most) => most * problem.positions <= MOST_BELIEF);
    candidates.push(...sizes.map((most) => believer(problem, 1 - ending, most)));
  }
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

/** The best score per turn of a match, whose turns weigh what they weigh in it, and a best play. */
function bestMatch(problem: Decision, rules: MatchRules): Pick<MatchResponse, 'score' | 'moves'> {
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

function playOf({ start, next }: Decision, policies: readonly Uint8Array[]): string {
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
function stationary(problem: Decision, ending: number): Uint8Array {
  const policy = new Uint8Array(problem.positions);
  let later = new Float64Array(problem.positions);
  let value = new Float64Array(problem.positions);
  // As many sweeps as there are turns that matter.
  for (let left = longest({ ...DEFAULT_RULES, turns: Infinity, ending }); left > 0; left--) {
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
function longRunUnderNoise(problem: Decision): number | null {
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

/** The machine that plays as the policy does against the target, whatever it sees. */
function follower({ start, next }: Decision, policy: Uint8Array): Mealy {
  const positions: number[] = [];
  let position = start;
  for (; !positions.includes(position); position = next[(position & ~1) + policy[position]!]!) positions.push(position);
  return repeater(
    positions.map((each) => policy[each]!),
    positions.indexOf(position),
  );
}

/** The machine that goes to the cycle of greatest mean by the shortest way and stays on it, whatever it sees. */
function longRunner(target: Mealy, { payoffs }: MatchRules): Mealy {
  const { history, cycle } = properties(target, payoffs).bestResponse;
  return repeater(
    [...history, ...cycle].map((move) => codeOf(move as Action)),
    history.length,
  );
}

/** The minimal machine that plays the moves one after the other and then repeats them from `tail` on. */
function repeater(moves: readonly number[], tail: number): Mealy {
  const after = moves.flatMap((_, at) => [0, 0].fill(at + 1 === moves.length ? tail : at + 1));
  return canonical({
    names: moves.map((_, at) => String(at + 1)),
    start: 0,
    opening: actionOf(moves[0]!),
    next: Int32Array.from(after),
    output: Uint8Array.from(after, (at) => moves[at]!),
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
  const expected = certainty(own!, other!, rules) ?? expectation(own!, other!, rules);
  if (expected) {
    return { machineScore: expected.score, opponentScore: expected.opponentScore, exact: true, standardError: 0 };
  }
  const sampled = sample(own!, other!, rules, { repetitions: REPETITIONS, seed: 1, exact: false, path: [] });
  const { score: machineScore, opponentScore, standardError } = sampled;
  return { machineScore, opponentScore, exact: false, standardError };
}
