// What kind of strategy a machine is: the properties that the field speaks of, decided on the graph without
// playing a match, each with a witness that a person can replay. Words are opponent histories from the start.
// Nice, provocable and forgiving are Axelrod's (The Evolution of Cooperation, 1984, chapters 2, 3 and 6);
// he states them in prose, so each is made exact below. Play is without noise.

import { ACTIONS, actionOf, codeOf } from '../game/action.ts';
import { STANDARD_PAYOFFS, payoff, type Payoffs } from '../game/payoffs.ts';
import { greatestMeanCycle } from './meancycle.ts';
import { size, type Mealy } from './mealy.ts';
import { COOPERATOR, DEFECTOR, outcome, type Outcome } from './outcome.ts';
import { prune } from './prune.ts';
import { reach } from './reach.ts';

/** Whether a property holds, and a shortest history that shows it; `null` where none is needed or exists. */
export interface Verdict {
  readonly holds: boolean;
  readonly history: string | null;
}

/** A state and a shortest history that leads to it. */
export interface ReachedState {
  readonly state: string;
  readonly history: string;
}

/** The most that an opponent who knows the machine can get from it per turn, for ever. */
export interface BestResponse {
  /** Opponent's points per turn over the cycle: no opponent has more in the long run. */
  readonly opponent: number;
  /** The machine's own points per turn over the cycle. */
  readonly own: number;
  /** Opponent moves that lead to the cycle from the first turn; a shortest such history. */
  readonly history: string;
  /** Opponent moves of the cycle, to be repeated. */
  readonly cycle: string;
  /** The machine's moves on the same turns as `cycle`. */
  readonly replies: string;
}

/** The properties of a machine. Only reachable states count. */
export interface Properties {
  /** Never the first to defect: plays C as long as the opponent has. History: after it the machine defects first. */
  readonly nice: Verdict;
  /** Somewhere answers D with D where it would have answered C with C. History: ends with such a D. */
  readonly provocable: Verdict;
  /** Answers the first defection of an opponent at once with D, on whatever turn. History: one it does not answer. */
  readonly retaliatory: Verdict;
  /**
   * Whatever has happened, once the opponent cooperates for good the machine sooner or later does too.
   * History: after it the machine defects again and again although the opponent now always cooperates.
   * `turns`: to how many of the opponent's moves C in a row it may reply with D before it makes peace, at most;
   * 0 for Tit For Tat, `null` when there is no limit.
   */
  readonly forgiving: Verdict & { readonly turns: number | null };
  /** States whose reply is the same for both moves of the opponent (what follows may differ). */
  readonly indifferent: readonly ReachedState[];
  /** States from which on the machine always cooperates, whatever comes. */
  readonly alwaysCooperates: readonly ReachedState[];
  /** States from which on the machine always defects, whatever comes. */
  readonly alwaysDefects: readonly ReachedState[];
  /** Whether an opponent can get more than R per turn for ever. */
  readonly exploitable: boolean;
  readonly bestResponse: BestResponse;
  readonly againstItself: Outcome;
  readonly againstCooperator: Outcome;
  readonly againstDefector: Outcome;
}

/** The properties of a machine under the given payoffs (which matter to scores and exploitability only). */
export function properties(machine: Mealy, payoffs: Payoffs = STANDARD_PAYOFFS): Properties {
  const live = prune(machine);
  const words = reach(live).words as readonly string[];
  const reached = (holds: (state: number) => boolean): ReachedState[] =>
    live.names.map((state, i) => ({ state, history: words[i]! })).filter((_, i) => holds(i));
  const mayDefect = canStillPlay(live, 1);
  const mayCooperate = canStillPlay(live, 0);
  const bestResponse = findBestResponse(live, words, payoffs);
  return {
    nice: nice(live),
    provocable: provocable(live, words),
    retaliatory: retaliatory(live),
    forgiving: forgiving(live, words),
    indifferent: reached((state) => live.output[2 * state] === live.output[2 * state + 1]),
    alwaysCooperates: reached((state) => mayDefect[state] === 0),
    alwaysDefects: reached((state) => mayCooperate[state] === 0),
    // The cycle's mean is a sum of payoffs over a count: more than R by rounding alone is not more.
    exploitable: bestResponse.opponent > payoffs.R + 1e-9 * Math.abs(payoffs.R),
    bestResponse,
    againstItself: outcome(live, live, payoffs),
    againstCooperator: outcome(live, COOPERATOR, payoffs),
    againstDefector: outcome(live, DEFECTOR, payoffs),
  };
}

/** The states along the history C, CC, CCC, ... from the start until they repeat. */
function cooperativePath(machine: Mealy): number[] {
  const path = new Set<number>();
  for (let state = machine.start; !path.has(state); state = machine.next[2 * state]!) path.add(state);
  return [...path];
}

function nice(machine: Mealy): Verdict {
  if (machine.opening === 'D') return { holds: false, history: '' };
  const turn = cooperativePath(machine).findIndex((state) => machine.output[2 * state] === 1);
  return turn === -1 ? { holds: true, history: null } : { holds: false, history: 'C'.repeat(turn + 1) };
}

function retaliatory(machine: Mealy): Verdict {
  const turn = cooperativePath(machine).findIndex((state) => machine.output[2 * state + 1] === 0);
  return turn === -1 ? { holds: true, history: null } : { holds: false, history: 'C'.repeat(turn) + 'D' };
}

function provocable(machine: Mealy, words: readonly string[]): Verdict {
  const { output } = machine;
  const state = shortest(words, (i) => output[2 * i] === 0 && output[2 * i + 1] === 1);
  return state === null ? { holds: false, history: null } : { holds: true, history: words[state]! + 'D' };
}

function forgiving(machine: Mealy, words: readonly string[]): Properties['forgiving'] {
  const patience = turnsToPeace(machine);
  const grudge = shortest(words, (state) => patience[state] === Infinity);
  if (grudge !== null) return { holds: false, history: words[grudge]!, turns: null };
  const turns = patience.reduce((most, value) => Math.max(most, value), 0);
  return { holds: true, history: null, turns };
}

/**
 * For each state the number of opponent moves C in a row up to the last one that the machine answers with D;
 * 0 when it answers all with C, Infinity when there is no last one.
 */
function turnsToPeace({ next, output, names }: Mealy): Float64Array {
  const turns = new Float64Array(names.length).fill(-1);
  const visit = new Int32Array(names.length);
  for (let root = 0; root < names.length; root++) {
    const path: number[] = [];
    let state = root;
    for (; turns[state] === -1 && visit[state] !== root + 1; state = next[2 * state]!) {
      visit[state] = root + 1;
      path.push(state);
    }
    if (turns[state] === -1) {
      const cycle = path.splice(path.indexOf(state));
      const value = cycle.some((member) => output[2 * member] === 1) ? Infinity : 0;
      for (const member of cycle) turns[member] = value;
    }
    for (const member of path.reverse()) {
      const rest = turns[next[2 * member]!]!;
      turns[member] = rest > 0 || output[2 * member] === 1 ? rest + 1 : 0;
    }
  }
  return turns;
}

/** For each state 1 when some history from it makes the machine reply with the given move, else 0. */
function canStillPlay({ next, output, names }: Mealy, move: 0 | 1): Uint8Array {
  const can = new Uint8Array(names.length);
  const sources = names.map((): number[] => []);
  next.forEach((target, cell) => sources[target]!.push(cell >> 1));
  const queue: number[] = [];
  const add = (state: number): void => {
    if (can[state] === 1) return;
    can[state] = 1;
    queue.push(state);
  };
  output.forEach((reply, cell) => {
    if (reply === move) add(cell >> 1);
  });
  for (const state of queue) sources[state]!.forEach(add);
  return can;
}

/**
 * The opponent's problem is a graph: a node is a state with the machine's move due, 2 * state + move, an
 * edge the opponent's move, its weight the opponent's payoff. In the long run only cycles count.
 */
function findBestResponse(machine: Mealy, words: readonly string[], payoffs: Payoffs): BestResponse {
  const n = size(machine);
  const next = new Int32Array(4 * n);
  const weight = new Float64Array(4 * n);
  for (let cell = 0; cell < 4 * n; cell++) {
    const [state, due, move] = [cell >> 2, (cell >> 1) & 1, cell & 1];
    next[cell] = 2 * machine.next[2 * state + move]! + machine.output[2 * state + move]!;
    weight[cell] = payoff(payoffs, actionOf(move), actionOf(due));
  }
  // Nodes that play cannot enter (a state with a move that no transition into it plays) lie on no cycle.
  const { nodes, moves, mean } = greatestMeanCycle(next, weight);
  const at = nearest(machine, words, nodes);
  const turn = (i: number): number => (at.index + i) % nodes.length;
  const cycle = moves.map((_, i) => ACTIONS[moves[turn(i)]!]!).join('');
  const due = nodes.map((_, i) => ACTIONS[nodes[turn(i)]! & 1]!);
  const own = due.reduce((sum, move, i) => sum + payoff(payoffs, move, cycle[i] as 'C' | 'D'), 0) / nodes.length;
  return { opponent: mean, own, history: at.history, cycle, replies: due.join('') };
}

/** The node of a cycle that play can be at soonest, and a shortest history after which it is there. */
function nearest(
  machine: Mealy,
  words: readonly string[],
  nodes: readonly number[],
): { index: number; history: string } {
  const indices = new Map(nodes.map((node, index) => [node, index]));
  let best = { index: indices.get(2 * machine.start + codeOf(machine.opening)) ?? -1, history: '' };
  if (best.index !== -1) return best;
  machine.next.forEach((target, cell) => {
    const index = indices.get(2 * target + machine.output[cell]!);
    if (index === undefined) return;
    const word = words[cell >> 1]!;
    if (best.index !== -1 && word.length + 1 >= best.history.length) return;
    best = { index, history: word + ACTIONS[cell & 1]! };
  });
  return best;
}

/** Among the states that satisfy a condition, one with the shortest word; `null` when none does. */
function shortest(words: readonly string[], holds: (state: number) => boolean): number | null {
  let best: number | null = null;
  words.forEach((word, state) => {
    if (holds(state) && (best === null || word.length < words[best]!.length)) best = state;
  });
  return best;
}
