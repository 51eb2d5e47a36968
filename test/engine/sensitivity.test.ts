import { describe, expect, it } from 'vitest';
import { LiveRank, prepareField } from '#lib/engine/candidate.ts';
import { finishJob } from '#lib/engine/job.ts';
import { createEngine } from '#lib/engine/node.ts';
import { sensitivityJob, type Sensitivity } from '#lib/engine/sensitivity.ts';
import { stream } from '#lib/game/random.ts';
import { applyEdit } from '#lib/machine/edits.ts';
import { fromEntries, type Mealy } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { ALL_C, behaviourOf, contenderOf, fewContenders, rulesOf } from './oracle.ts';
import type { MatchRules } from '#lib/engine/rules.ts';

const liveOf = (rules: MatchRules): LiveRank => {
  const contenders = fewContenders(rules);
  return new LiveRank(contenders, prepareField(contenders, { rules, repetitions: 2, seed: 1, exact: true }));
};

describe('sensitivityJob', () => {
  it.each([
    ['without noise', rulesOf({ turns: 60 })],
    ['under noise', rulesOf({ turns: 30, noise: 0.05 })],
    ['with a random end', rulesOf({ turns: Infinity, ending: 0.1 })],
  ])('gives for every edit what the live rank says of the edited machine, %s', (_, rules) => {
    const live = liveOf(rules);
    for (let seed = 0; seed < 3; seed++) {
      const machine = randomMachine(stream(seed, 8), 4);
      const base = live.rank(machine);
      const found = finishJob(sensitivityJob(live, machine));
      expect(found.base!.score).toBeCloseTo(base.score, 12);
      expect(found).toMatchObject({ of: base.of, base: { rank: base.rank, rankInterval: base.rankInterval } });
      expect(found.edits).toHaveLength(2 * 4 * 3 + 2 * 4 + 1 + 3);
      for (const { edit, score, rank, rankInterval, standardError, gain } of found.edits) {
        const alone = live.rank(applyEdit(machine, edit));
        expect(score).toBeCloseTo(alone.score, 12);
        expect(gain).toBeCloseTo(alone.score - base.score, 12);
        expect({ rank, rankInterval }).toEqual({ rank: alone.rank, rankInterval: alone.rankInterval });
        expect(standardError).toBeCloseTo(alone.standardError!, 12);
      }
      const gains = found.edits.map(({ gain }) => gain);
      expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    }
  });

  it('plays nothing for edits that no match can show', () => {
    // The second state is not reachable; the third is, but only where an opponent defects first.
    const machine = fromEntries('1', 'C', [
      ['1', [['1', 'C'], ['3', 'D']]],
      ['2', [['1', 'C'], ['1', 'C']]],
      ['3', [['3', 'D'], ['3', 'D']]],
    ]); // prettier-ignore
    const rules = rulesOf();
    const contenders = [contenderOf('ALLC', behaviourOf(ALL_C), rules)];
    const live = new LiveRank(contenders, prepareField(contenders, { rules, repetitions: 1, seed: 1, exact: true }));
    let played = 0;
    const encounter = live.encounter.bind(live);
    live.encounter = (...args) => {
      played++;
      return encounter(...args);
    };
    const { edits } = finishJob(sensitivityJob(live, machine));
    const changing = edits.filter(({ opponents }) => opponents > 0).map(({ edit }) => edit);
    expect(changing).toHaveLength(4);
    expect(changing).toEqual(
      expect.arrayContaining([
        { what: 'start', to: '3' },
        { what: 'target', state: '1', input: 'C', to: '3' },
        { what: 'output', state: '1', input: 'C', to: 'D' },
        { what: 'opening', to: 'D' },
      ]),
    );
    // Itself; then the opening, both starts, both targets of the first state on C, and its reply, which makes
    // the machine equivalent to one that starts in 3.
    expect(played).toBe(1 + 5);
  });
});

describe('the engine', () => {
  const rules = rulesOf({ turns: 40 });
  const spec = {
    contenders: ['Tit For Tat', 'Random: 0.5', 'Alternator', 'Grudger'].map((name) => ({
      kind: 'library' as const,
      name,
    })),
    rules,
    repetitions: 2,
    seed: 1,
    exact: true,
  };
  const machine = (seed: number): Mealy => randomMachine(stream(seed, 9), 5);

  it('answers usage and sensitivity, with progress, as ranks do', async () => {
    const engine = createEngine(1);
    try {
      const seen: number[] = [];
      const onProgress = ({ done, of }: { done: number; of: number }): void => void seen.push(done / of);
      const partial: Sensitivity[] = [];
      const onPartial = (sofar: Sensitivity): void => void partial.push(sofar);
      const table = (await engine.sensitivity(spec, machine(1), { onProgress, onPartial }))!;
      expect(seen.at(-1)).toBe(1);
      for (const { edit, score } of table.edits.slice(0, 5)) {
        expect(score).toBeCloseTo((await engine.rank(spec, applyEdit(machine(1), edit)))!.score, 12);
      }
      for (const { edits } of partial) expect(table.edits).toEqual(expect.arrayContaining([...edits]));
      const found = (await engine.usage(spec, machine(1)))!;
      expect(found.total / 40).toBeCloseTo(table.base!.score, 12);
    } finally {
      engine.close();
    }
  });

  it('breaks off what is overtaken or aborted', async () => {
    const engine = createEngine(1);
    try {
      const [old, fresh, other] = await Promise.all([
        engine.sensitivity(spec, machine(1)),
        engine.sensitivity(spec, machine(2)),
        engine.usage(spec, machine(3)),
      ]);
      expect(old).toBeNull();
      expect(fresh!.base!.score).toBeCloseTo((await engine.rank(spec, machine(2)))!.score, 12);
      expect(other!.total / 40).toBeCloseTo((await engine.rank(spec, machine(3)))!.score, 12);
      const abort = new AbortController();
      const aborted = engine.sensitivity(spec, machine(4), { signal: abort.signal });
      abort.abort(new Error('Enough.'));
      await expect(aborted).rejects.toThrow('Enough.');
      expect((await engine.usage(spec, machine(4)))!.exact).toBe(true);
    } finally {
      engine.close();
    }
  });
});
