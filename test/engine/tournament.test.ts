import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Gathering, playTournament } from '#lib/engine/gathering.ts';
import { createEngine } from '#lib/engine/node.ts';
import type { ContenderSpec, TournamentSpec } from '#lib/engine/protocol.ts';
import { chunks, pairAt, pairCount, pairNumber, playChunk, type Chunk } from '#lib/engine/tournament.ts';
import { stream } from '#lib/game/random.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { behaviourOf, contenderOf, randomAutomaton, rulesOf } from './oracle.ts';

const rules = rulesOf({ turns: 30, noise: 0.1 });
const roster = [1, 2, 3, 4, 5].map((s) =>
  contenderOf(`S${s}`, behaviourOf(randomAutomaton(s, 3, 'stochastic')), rules),
);
const setting = { rules, repetitions: 3, seed: 11, exact: false };

const machines: ContenderSpec[] = [1, 2, 3, 4, 5, 6].map((s) => ({
  kind: 'machine',
  id: `m${s}`,
  name: `Machine ${s}`,
  machine: randomMachine(stream(s), 4),
}));
const spec: TournamentSpec = {
  contenders: [...machines, { kind: 'library', name: 'Random: 0.5' }, { kind: 'library', name: 'Tit For Tat' }],
  ...setting,
};

describe('pairs', () => {
  it('are numbered row by row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (n, k) => {
        const number = k % pairCount(n);
        const [i, j] = pairAt(n, number);
        expect(i <= j && j < n).toBe(true);
        expect(pairNumber(n, i, j)).toBe(number);
      }),
    );
  });
});

describe('playChunk', () => {
  it('gives the same bytes however the pairs are cut', () => {
    const whole = playTournament(roster, setting);
    const gathering = new Gathering(5, 3);
    const ranges = chunks(5, 4).toReversed();
    for (const [from, to] of ranges.slice(0, -1)) gathering.add(playChunk(roster, setting, from, to));
    expect(() => gathering.result()).toThrow('Pair 0');
    gathering.add(playChunk(roster, setting, ...ranges.at(-1)!));
    const put = gathering.result();
    for (const part of [
      'means',
      'scores',
      'beaten',
      'turns',
      'wins',
      'tallies',
      'deviations',
      'selfDeviations',
      'exact',
    ] as const) {
      expect([...put[part]], part).toEqual([...whole[part]]);
    }
  });

  it('gives other matches for another seed', () => {
    expect([...playTournament(roster, { ...setting, seed: 12 }).scores]).not.toEqual([
      ...playTournament(roster, setting).scores,
    ]);
  });

  it('is transposed when the roster is turned round, where results are exact', () => {
    const exact = { ...setting, exact: true };
    const one = playTournament(roster, exact);
    const other = playTournament(roster.toReversed(), exact);
    for (let i = 0; i < 5; i++) {
      for (let j = i; j < 5; j++) {
        const here = 2 * pairNumber(5, i, j);
        const there = 2 * pairNumber(5, 4 - j, 4 - i);
        expect(one.means[here]).toBeCloseTo(other.means[there + 1]!, 11);
        expect(one.wins[here]).toBeCloseTo(other.wins[there + 1]!, 11);
      }
    }
  });
});

describe('chunks', () => {
  it('cover every pair once, played ones left out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.tuple(fc.nat(210), fc.integer({ min: 1, max: 9 }))),
        (n, size, starts) => {
          const pairs = pairCount(n);
          const played = starts.filter(([from]) => from < pairs).map(([from, k]) => [from, Math.min(pairs, from + k)]);
          const times = new Array<number>(pairs).fill(0);
          const ranges = chunks(n, size, played as [number, number][]);
          for (const [from, to] of ranges) {
            expect(to - from).toBeGreaterThan(0);
            expect(to - from).toBeLessThanOrEqual(size);
            for (let pair = from; pair < to; pair++) times[pair]! += 1;
          }
          times.forEach((count, pair) =>
            expect(count).toBe(played.some(([from, to]) => from! <= pair && pair < to!) ? 0 : 1),
          );
        },
      ),
    );
  });
});

describe('the engine in threads', () => {
  const one = createEngine(1);
  const two = createEngine(2);
  afterAll(() => {
    one.close();
    two.close();
  });

  it('gives the same bytes with one thread and with two, and reports progress', async () => {
    const progress: number[] = [];
    const first = await one.tournament(spec);
    const second = await two.tournament(spec, { onProgress: ({ done, of }) => progress.push(done / of) });
    expect(second).toEqual(first);
    expect(second.names.slice(-2)).toEqual(['Random: 0.5', 'Tit For Tat']);
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  it('goes on from results that are there: only the rest is played, and the bytes are the same', async () => {
    const heard: Chunk[] = [];
    const whole = await two.tournament(spec, { onChunk: (chunk) => heard.push(chunk) });
    const kept = heard.filter((_, k) => k % 3 !== 1);
    const again: Chunk[] = [];
    const first: number[] = [];
    const resumed = await one.tournament(spec, {
      known: kept,
      onChunk: (chunk) => again.push(chunk),
      onProgress: ({ done }) => first.push(done),
    });
    expect(resumed).toEqual(whole);
    const pairs = (chunks: readonly Chunk[]): number => chunks.reduce((sum, { from, to }) => sum + to - from, 0);
    expect(pairs(again)).toBe(pairCount(8) - pairs(kept));
    expect(pairs(again)).toBeGreaterThan(0);
    expect(first[0]).toBeGreaterThan(pairs(kept));
    expect(await two.tournament(spec, { known: heard })).toEqual(whole);
  });

  it('is ended by what hears its results', async () => {
    const full = () => {
      throw new Error('The disk is full.');
    };
    await expect(two.tournament(spec, { onChunk: full })).rejects.toThrow('The disk is full.');
  });

  it('is cancelled by its signal, and goes on to serve', async () => {
    const controller = new AbortController();
    const cancelled = two.tournament(
      { ...spec, repetitions: 200 },
      { signal: controller.signal, onProgress: () => controller.abort(new Error('enough')) },
    );
    await expect(cancelled).rejects.toThrow('enough');
    const match = await two.match(machines[0]!, { kind: 'library', name: 'Tit For Tat' }, rules, 1, 0, 1, 0);
    expect(match.own).toHaveLength(30);
  });

  it('ranks, and drops what a newer edit has overtaken', async () => {
    const edits = [1, 2, 3, 4].map((s) => randomMachine(stream(s + 50), 4));
    const results = await Promise.all(edits.map((machine) => two.rank(spec, machine)));
    expect(results.slice(0, 3)).toEqual([null, null, null]);
    expect(results[3]!.of).toBe(9);
    expect(await two.rank(spec, edits[3]!)).toEqual(results[3]);
    expect(await one.rank(spec, edits[3]!)).toEqual(results[3]);
  });

  it('answers an unknown name with its problem', async () => {
    const unknown: ContenderSpec = { kind: 'library', name: 'Tit For Tatt' };
    await expect(two.match(unknown, unknown, rules, 1)).rejects.toMatchObject({
      problems: [{ code: 'library/unknown-strategy' }],
    });
    await expect(two.tournament({ ...spec, contenders: [unknown] })).rejects.toThrow('Tit For Tat');
  });
});
