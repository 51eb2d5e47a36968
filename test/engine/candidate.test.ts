import { describe, expect, it } from 'vitest';
import { LiveRank, prepareField } from '#lib/engine/candidate.ts';
import { playTournament } from '#lib/engine/gathering.ts';
import { summarise } from '#lib/analysis/summary.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { below, stream } from '#lib/game/random.ts';
import { contenderOf, fewContenders, machineBehaviour, rulesOf } from './oracle.ts';

const GRIM: Mealy = {
  names: ['a', 'b'],
  start: 0,
  opening: 'C',
  next: Int32Array.of(0, 1, 1, 1),
  output: Uint8Array.of(0, 1, 1, 1),
};

describe('LiveRank', () => {
  it('ranks as a whole tournament with the candidate does', () => {
    const rules = rulesOf({ turns: 60 });
    const setting = { rules, repetitions: 4, seed: 1, exact: true, wins: false };
    const contenders = fewContenders(rules);
    const live = new LiveRank(contenders, prepareField(contenders, setting));
    for (let i = 0; i < 20; i++) {
      const machine = randomMachine(stream(i), 5);
      const found = live.rank(machine);
      const whole = playTournament([...contenders, contenderOf('me', machineBehaviour(machine), rules)], setting);
      const rows = summarise(whole);
      const row = rows.find(({ id }) => id === 'me')!;
      expect(found.exact).toBe(true);
      expect(found.standardError).toBe(0);
      expect(found.of).toBe(9);
      expect(found.score).toBeCloseTo(row.medianScore, 10);
      expect(found.rank).toBe(1 + rows.filter((other) => other.medianScore > row.medianScore + 1e-10).length);
      // Counting against Random can only be sampled, so the field itself is not quite certain.
      expect(found.rankInterval![0]).toBeLessThanOrEqual(found.rank);
      expect(found.rankInterval![1]).toBeGreaterThanOrEqual(found.rank);
      for (const x of ['CC', 'CD', 'DC', 'DD'] as const) {
        expect(found.ratesByLibraryRule[x]).toBeCloseTo(row.replies[x], 10);
        if (row.plainReplies[x] === null) expect(found.rates[x]).toBeNull();
        else expect(found.rates[x]!).toBeCloseTo(row.plainReplies[x], 10);
      }
    }
  });

  it('keeps played matches over edits without ever giving another answer than a fresh ranking', () => {
    for (const rules of [rulesOf(), rulesOf({ noise: 0.1, turns: 50 })]) {
      const contenders = fewContenders(rules);
      const standing = prepareField(contenders, { rules, repetitions: 2, seed: 1, exact: true });
      const live = new LiveRank(contenders, standing);
      const random = stream(3);
      let machine = randomMachine(random, 6);
      for (let edit = 0; edit < 60; edit++) {
        const next = machine.next.slice();
        const output = machine.output.slice();
        const cell = below(random, 12);
        if (edit % 2 === 0) next[cell] = below(random, 6);
        else output[cell] = 1 - output[cell]!;
        machine = { ...machine, next, output };
        expect(live.rank(machine)).toEqual(new LiveRank(contenders, standing).rank(machine));
      }
    }
  });

  it('says what is sampled, and how far its rank may be off', () => {
    const rules = rulesOf({ noise: 0.1 });
    const contenders = fewContenders(rules);
    const live = new LiveRank(contenders, prepareField(contenders, { rules, repetitions: 10, seed: 1, exact: true }));
    const found = live.rank(GRIM, { spread: true });
    expect(found.opponents.map(({ exact }) => exact)).toEqual([true, true, true, false, true, true, true, true]);
    expect(found.exactShare).toBe(7 / 8);
    expect(found.standardError).toBeGreaterThan(0);
    const [best, worst] = found.rankInterval!;
    expect(best).toBeLessThanOrEqual(found.rank);
    expect(worst).toBeGreaterThanOrEqual(found.rank);
    expect(found.rankSpread![0]).toBeLessThanOrEqual(best);
    expect(found.rankSpread![1]).toBeGreaterThanOrEqual(worst);
  });

  it('says that it does not know how far it may be off where a match was sampled only once', () => {
    const rules = rulesOf({ noise: 0.1 });
    const contenders = fewContenders(rules);
    const twice = prepareField(contenders, { rules, repetitions: 2, seed: 1, exact: true });
    const once = prepareField(contenders, { rules, repetitions: 1, seed: 1, exact: true });
    const found = new LiveRank(contenders, twice).rank(GRIM, { repetitions: 1, spread: true });
    expect(found).toMatchObject({ standardError: null, rankInterval: null, rankSpread: null });
    expect(found.opponents.map(({ standardError }) => standardError)).toEqual([0, 0, 0, null, 0, 0, 0, 0]);
    // The candidate's own error may be known and the field's not.
    const amongUnknown = new LiveRank(contenders, once).rank(GRIM, { repetitions: 2 });
    expect(amongUnknown.standardError).toBeGreaterThan(0);
    expect(amongUnknown.rankInterval).toBeNull();
  });

  it('counts wins and rates of a known case', () => {
    const rules = rulesOf();
    const contenders = fewContenders(rules).slice(0, 3);
    const found = new LiveRank(contenders, prepareField(contenders, { rules, repetitions: 1, seed: 1, exact: true }));
    const { score, wins, rates, ratesByLibraryRule, rank } = found.rank(GRIM);
    expect(score).toBeCloseTo((3 + 199 / 200 + 3) / 3, 12);
    expect(wins).toBe(0);
    expect(rates).toEqual({ CC: 1, CD: 0, DC: null, DD: 0 });
    expect(ratesByLibraryRule).toEqual({ CC: 1, CD: 0, DC: 0, DD: 0 });
    // ALLD leads with 5 from ALLC and 1.02 from each of the two others; Grim ties with Tit For Tat.
    expect(rank).toBe(2);
  });
});
