import { describe, expect, it } from 'vitest';
import { CANDIDATE, LiveRank, prepareField } from '#lib/engine/candidate.ts';
import { finishJob } from '#lib/engine/job.ts';
import { playMatch } from '#lib/engine/play.ts';
import type { MatchRules } from '#lib/engine/rules.ts';
import { usageJob, worthOf, type Usage } from '#lib/engine/usage.ts';
import type { Automaton } from '#lib/game/automaton.ts';
import { codeOf, type Action } from '#lib/game/action.ts';
import { payoff } from '#lib/game/payoffs.ts';
import { stream } from '#lib/game/random.ts';
import { mealyAutomaton, type Mealy } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import {
  ALL_C,
  ALL_D,
  COUNTING_TIT_FOR_TAT as COUNTING,
  RANDOM,
  TIT_FOR_TAT as TFT,
  behaviourOf,
  contenderOf,
  everyMatch,
  machineBehaviour,
  randomAutomaton,
  rulesOf,
} from './oracle.ts';

type Automata = Readonly<Record<string, Automaton<number>>>;

const liveOf = (automata: Automata, rules: MatchRules): LiveRank => {
  const contenders = Object.entries(automata).map(([name, each]) => contenderOf(name, behaviourOf(each), rules));
  return new LiveRank(contenders, prepareField(contenders, { rules, repetitions: 3, seed: 1, exact: true }));
};

/** Follows one match of a machine by its moves. */
function walk(
  machine: Mealy,
  own: string,
  opponent: string,
  rules: MatchRules,
  add: (cell: number, points: number) => void,
) {
  const paid = (t: number): number => payoff(rules.payoffs, own[t] as Action, opponent[t] as Action);
  let state = machine.start;
  add(-1, paid(0));
  for (let t = 0; t + 1 < own.length; t++) {
    const cell = 2 * state + codeOf(opponent[t] as Action);
    add(cell, paid(t + 1));
    state = machine.next[cell]!;
  }
}

/** Usage by walking the whole tree of chance. */
function naive(machine: Mealy, automata: Automata, rules: MatchRules) {
  const transitions = new Array<number>(machine.next.length).fill(0);
  const points = new Array<number>(machine.next.length).fill(0);
  let openingPoints = 0;
  const opponents = Object.values(automata);
  for (const opponent of opponents) {
    for (let length = 1; length <= rules.turns; length++) {
      const last = length === rules.turns;
      const { ending } = rules;
      const weight = ending === null ? Number(last) : (last ? 1 : ending) * (1 - ending) ** (length - 1);
      if (weight === 0) continue;
      for (const match of everyMatch(mealyAutomaton(machine), opponent, length, rules.noise)) {
        const p = (weight * match.probability) / opponents.length;
        walk(machine, match.own, match.opponent, rules, (cell, paid) => {
          if (cell < 0) openingPoints += p * paid;
          else {
            transitions[cell]! += p;
            points[cell]! += p * paid;
          }
        });
      }
    }
  }
  return { transitions, points, openingPoints };
}

function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) expect(found[i]).toBeCloseTo(wanted[i]!, 9);
}

describe('usageJob', () => {
  it('counts a case worked out by hand', () => {
    const grim: Mealy = {
      names: ['calm', 'angry', 'never'],
      start: 0,
      opening: 'C',
      next: Int32Array.of(0, 1, 1, 1, 2, 2),
      output: Uint8Array.of(0, 1, 1, 1, 0, 0),
    };
    const found = finishJob(usageJob(liveOf({ ALL_C, ALL_D, TFT }, rulesOf({ turns: 10 })), grim));
    // Nine transitions a match; ALLD angers at once.
    expectClose(
      found.transitions,
      [18, 1, 0, 8, 0, 0].map((count) => count / 3),
    );
    expectClose(
      found.states,
      [19, 8, 0].map((count) => count / 3),
    );
    expect([...found.opponents]).toEqual([3, 1, 0]);
    expect(found).toMatchObject({ turns: 10, exact: true, exactShare: 1 });
    expectClose(
      found.points,
      [54, 1, 0, 8, 0, 0].map((points) => points / 3),
    );
    expect(found.openingPoints).toBeCloseTo((3 + 0 + 3) / 3, 12);
    expect(worthOf(found, 0)).toEqual({ perVisit: 3, share: expect.closeTo(54 / 69, 12) as number });
    expect(worthOf(found, 2)).toEqual({ perVisit: null, share: 0 });
  });

  it.each([
    ['a fixed end', rulesOf({ turns: 5 })],
    ['noise', rulesOf({ turns: 4, noise: 0.2 })],
    ['a random end', rulesOf({ turns: 5, ending: 0.3 })],
    ['a random end and noise', rulesOf({ turns: 4, ending: 0.3, noise: 0.1 })],
  ])('is what the tree of all matches gives under %s', (_, rules) => {
    for (let seed = 0; seed < 10; seed++) {
      const automata = {
        ALL_D,
        TFT,
        RANDOM,
        S: randomAutomaton(seed, 3, 'stochastic'),
        D: randomAutomaton(seed, 3, 'deterministic'),
      };
      const machine = randomMachine(stream(seed, 5), 4);
      const found = finishJob(usageJob(liveOf(automata, rules), machine));
      const wanted = naive(machine, automata, rules);
      expect(found.exact).toBe(true);
      expect([...found.errors]).toEqual(new Array(8).fill(0));
      expectClose(found.transitions, wanted.transitions);
      expectClose(found.points, wanted.points);
      expect(found.openingPoints).toBeCloseTo(wanted.openingPoints, 9);
    }
  });

  it('adds up to the turns of a match and to the score of the live rank', () => {
    for (const rules of [rulesOf(), rulesOf({ turns: 60, noise: 0.1 })]) {
      const live = liveOf({ ALL_C, ALL_D, TFT, RANDOM, COUNTING }, rules);
      for (let seed = 0; seed < 5; seed++) {
        const machine = randomMachine(stream(seed, 6), 6);
        const found = finishJob(usageJob(live, machine));
        const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
        expect(sum(found.transitions)).toBeCloseTo(rules.turns - 1, 6);
        expect(found.total / rules.turns).toBeCloseTo(live.rank(machine).score, 9);
      }
    }
  });

  it('samples the matches that the live rank plays, with their spread, and says so', () => {
    const rules = rulesOf({ turns: 40, noise: 0.1 });
    const live = liveOf({ COUNTING }, rules);
    const machine = randomMachine(stream(1), 4);
    const found = finishJob(usageJob(live, machine, { repetitions: 3, seed: 9 }));
    expect(found).toMatchObject({ exact: false, exactShare: 0 });
    const counts = [0, 1, 2].map((r) => {
      const { own, opponent } = playMatch(machineBehaviour(machine), behaviourOf(COUNTING), rules, 9, CANDIDATE, 0, r);
      const times = new Array<number>(8).fill(0);
      walk(machine, own, opponent, rules, (cell) => (times[cell]! += 1));
      return times;
    });
    for (let cell = 0; cell < 8; cell++) {
      const values = counts.map((times) => times[cell]!);
      const mean = values.reduce((a, b) => a + b) / 3;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2;
      expect(found.transitions[cell]).toBeCloseTo(mean, 9);
      expect(found.errors[cell]).toBeCloseTo(Math.sqrt(variance / 3), 9);
    }
    const once: Usage = finishJob(usageJob(live, machine, { repetitions: 1 }));
    expect(once.errors.every(Number.isNaN)).toBe(true);
  });
});
