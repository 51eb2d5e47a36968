import { describe, expect, it } from 'vitest';
import { LiveRank, prepareField, type CandidateResult } from '#lib/engine/candidate.ts';
import { Contender, contender, type ContenderSpec } from '#lib/engine/contender.ts';
import { finishJob } from '#lib/engine/job.ts';
import { createEngine } from '#lib/engine/node.ts';
import { rankJob } from '#lib/engine/rank-job.ts';
import { unwrap } from '#lib/game/problem.ts';
import { stream } from '#lib/game/random.ts';
import { findStrategy } from '#lib/library/registry.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { ALL_C, ALL_D, COUNTING_TIT_FOR_TAT, RANDOM, behaviourOf, rulesOf } from './oracle.ts';
import type { Automaton } from '#lib/game/automaton.ts';

const rules = rulesOf({ turns: 40 });
/** Remembers every move, so that it has no table, and draws: what a long-run opponent is like, but quick. */
const SLOW = {
  initial: '',
  cooperate: (seen: string) => (seen.endsWith('D') ? 0.25 : 0.75),
  next: (seen: string, own: string, opponent: string) => seen + own + opponent,
} as unknown as Automaton<number>;
const COUNTING = COUNTING_TIT_FOR_TAT as unknown as Automaton<number>;
const members = [
  new Contender('slow', 'Slow', behaviourOf(SLOW), rules, true),
  ...Object.entries({ ALL_C, ALL_D, COUNTING, RANDOM }).map(
    ([name, automaton]) => new Contender(name, name, behaviourOf(automaton), rules),
  ),
  new Contender('slow too', 'Slow too', behaviourOf(SLOW), rules, true),
];
const standing = prepareField(members, { rules, repetitions: 3, seed: 1, exact: true });
const machine = (seed: number): Mealy => randomMachine(stream(seed, 5), 5);

describe('rankJob', () => {
  it('comes to what ranking at once comes to, edit after edit', () => {
    const live = new LiveRank(members, standing);
    for (let seed = 0; seed < 12; seed++) {
      const found = finishJob(rankJob(live, machine(seed), { spread: true }));
      expect(found).toEqual(new LiveRank(members, standing).rank(machine(seed), { spread: true }));
      expect(found.pending).toBe(0);
    }
  });

  it('meets the quick first, and ranks among them as a table does in mid-tournament', () => {
    const job = rankJob(new LiveRank(members, standing), machine(1));
    expect(job.first).toBe(4);
    while (job.done < job.first!) job.step();
    const early = job.result();
    const whole = finishJob(job);
    expect(early).toMatchObject({ pending: 2, of: 7, exact: false, rankInterval: null, standardError: null });
    expect(early.opponents).toEqual(whole.opponents.slice(1, 5));
    const mean = early.opponents.reduce((sum, { score }) => sum + score, 0) / 4;
    expect(early.score).toBeCloseTo(mean, 12);
    const others = members.map(({ id }, k) => {
      const met = early.opponents.find((each) => each.id === id);
      return met ? (standing.totals[k]! + met.opponentScore) / 6 : standing.totals[k]! / 5;
    });
    expect(early.rank).toBe(1 + others.filter((score) => score > mean + 1e-9).length);
  });

  it('halts after each match of a long-run opponent, and drops nothing of others by being broken off', () => {
    const live = new LiveRank(members, standing);
    const job = rankJob(live, machine(1), { repetitions: 7 });
    while (job.done < job.first!) job.step();
    let matches = 0;
    for (; job.done < job.first! + 1; matches++) job.step();
    expect(matches).toBe(7);
    job.step();
    const next = finishJob(rankJob(live, machine(2), { repetitions: 7 }));
    expect(next).toEqual(new LiveRank(members, standing).rank(machine(2), { repetitions: 7 }));
  });

  it('has nothing to wait for where an edit leaves the long matches as they were', () => {
    const live = new LiveRank(members, standing);
    const base = machine(1);
    const before = finishJob(rankJob(live, base));
    // A state that nothing leads to, however its transitions change.
    const grown = { ...base, names: [...base.names, 'new'], next: Int32Array.of(...base.next, 0, 0) };
    const output = (last: number) => Uint8Array.of(...base.output, 0, last);
    for (const last of [0, 1]) {
      const job = rankJob(live, { ...grown, output: output(last) });
      expect(job.first).toBe(job.of);
      expect(finishJob(job)).toEqual(before);
    }
    expect(rankJob(live, base, { seed: 2 }).first).toBe(4);
    expect(rankJob(live, { ...base, opening: base.opening === 'C' ? 'D' : 'C' }).first).toBe(4);
  });
});

describe('the engine', () => {
  const names = ['Tit For Tat', 'Meta Majority Memory One: 37 players', 'Alternator', 'Meta Minority: 217 players'];
  const contenders = names.map((name): ContenderSpec => ({ kind: 'library', name }));
  const spec = { contenders, rules, repetitions: 1, seed: 1, exact: true };

  it('tells first what it has without the long-run, and is overtaken before it has them', async () => {
    const engine = createEngine(1);
    try {
      const early: CandidateResult[] = [];
      let second: Promise<CandidateResult | null> | undefined;
      const first = await engine.rank(spec, machine(1), {
        onPartial: () => (second ??= engine.rank(spec, machine(2), { onPartial: (result) => early.push(result) })),
      });
      expect(first).toBeNull();
      const whole = (await second)!;
      expect(early.map(({ pending }) => pending)).toEqual([1]);
      expect(early[0]!.opponents).toEqual(whole.opponents.slice(0, 3));
      const players = contenders.map((each) => contender(each, rules, (name) => unwrap(findStrategy(name))));
      const alone = new LiveRank(players, await engine.standing(spec)).rank(machine(2));
      expect(whole).toEqual(alone);
    } finally {
      engine.close();
    }
  });
});
