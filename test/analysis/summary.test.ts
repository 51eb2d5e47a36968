import { describe, expect, it } from 'vitest';
import { payoffMatrix, payoffsCsv } from '#lib/analysis/payoffs.ts';
import { ranking } from '#lib/analysis/ranking.ts';
import { csvField, median, real, summarise, summaryCsv } from '#lib/analysis/summary.ts';
import { playMatch } from '#lib/engine/play.ts';
import { playTournament } from '#lib/engine/gathering.ts';
import { ALL_C, ALL_D, RANDOM, TIT_FOR_TAT as TFT, behaviourOf, contenderOf, rulesOf } from '../engine/oracle.ts';

const rules = rulesOf({ turns: 10 });
const roster = [
  contenderOf('ALLC', behaviourOf(ALL_C), rules),
  contenderOf('ALLD, the bad', behaviourOf(ALL_D), rules),
  contenderOf('TFT', behaviourOf(TFT), rules),
];
const certain = playTournament(roster, { rules, repetitions: 3, seed: 1, exact: false });

describe('summarise', () => {
  it('has the reference columns of a tournament worked out by hand', () => {
    const csv = summaryCsv(summarise(certain)).split('\n');
    // ALLD: 5 from ALLC, (5 + 9) / 10 from TFT. TFT: 3 and 0.9. ALLC: 0 and 3.
    expect(csv).toEqual([
      'Rank,Name,Median_score,Cooperation_rating,Wins,Initial_C_rate,CC_rate,CD_rate,DC_rate,DD_rate,CC_to_C_rate,CD_to_C_rate,DC_to_C_rate,DD_to_C_rate',
      '0,"ALLD, the bad",3.2,0.0,2.0,0.0,0.0,0.0,0.55,0.45,0,0,0,0',
      '1,TFT,1.95,0.55,0.0,1.0,0.5,0.05,0.0,0.45,1.0,0,0,0',
      '2,ALLC,1.5,1.0,0.0,1.0,0.5,0.5,0.0,0.0,1.0,1.0,0,0',
      '',
    ]);
  });

  it('agrees with counting recorded matches, repetition by repetition', () => {
    const noisy = rulesOf({ turns: Infinity, ending: 0.2, noise: 0.2 });
    const players = [ALL_C, ALL_D, TFT, RANDOM].map((automaton, i) =>
      contenderOf(`P${i}`, behaviourOf(automaton), noisy),
    );
    const result = playTournament(players, { rules: noisy, repetitions: 5, seed: 4, exact: false });
    const rows = summarise(result);
    for (let i = 0; i < 4; i++) {
      const sums = new Float64Array(5);
      const wins = new Float64Array(5);
      let [c, turns, opened] = [0, 0, 0];
      const share = { CC: 0, CD: 0, DC: 0, DD: 0 };
      for (let j = 0; j < 4; j++) {
        if (i === j) continue;
        const counts = { CC: 0, CD: 0, DC: 0, DD: 0 };
        let all = 0;
        for (let r = 0; r < 5; r++) {
          const [a, b] = [Math.min(i, j), Math.max(i, j)];
          const match = playMatch(players[a]!.behaviour, players[b]!.behaviour, noisy, 4, a, b, r);
          const [own, other] = i < j ? [match.own, match.opponent] : [match.opponent, match.own];
          const [mine, theirs] = i < j ? [match.score, match.opponentScore] : [match.opponentScore, match.score];
          sums[r]! += mine / match.turns / 3;
          wins[r]! += Number(mine > theirs);
          opened += Number(own[0] === 'C') / 15;
          for (let t = 0; t < own.length; t++) {
            counts[(own[t]! + other[t]!) as keyof typeof counts] += 1;
            c += Number(own[t] === 'C');
            all++;
          }
        }
        turns += all;
        for (const x of ['CC', 'CD', 'DC', 'DD'] as const) share[x] += counts[x] / all / 3;
      }
      const row = rows.find(({ player }) => player === i)!;
      expect(row.medianScore).toBeCloseTo(median(sums), 12);
      expect(row.wins).toBe(median(wins));
      expect(row.cooperation).toBeCloseTo(c / turns, 12);
      expect(row.initialC).toBeCloseTo(opened, 12);
      for (const x of ['CC', 'CD', 'DC', 'DD'] as const) expect(row.states[x]).toBeCloseTo(share[x], 12);
    }
  });
});

describe('payoffs', () => {
  it('hold the row player against the column, self-play on the diagonal', () => {
    expect([...payoffMatrix(certain)]).toEqual([3, 0, 3, 5, 1, 1.4, 3, 0.9, 3]);
    expect(payoffsCsv(certain)).toBe(
      ',ALLC,"ALLD, the bad",TFT\nALLC,3.0,0.0,3.0\n"ALLD, the bad",5.0,1.0,1.4\nTFT,3.0,0.9,3.0\n',
    );
  });
});

describe('ranking', () => {
  it('is certain where nothing is sampled', () => {
    const rows = ranking(certain);
    expect(rows.map(({ rank, rankInterval }) => [rank, ...rankInterval!])).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
    ]);
    expect(rows[1]).toMatchObject({ name: 'TFT', standardError: 0 });
    expect(rows[1]!.score).toBeCloseTo(1.95, 12);
  });

  it('has no interval where a pair was sampled only once, and one from two repetitions on', () => {
    const players = [...roster, contenderOf('Random', behaviourOf(RANDOM), rules)];
    const once = ranking(playTournament(players, { rules, repetitions: 1, seed: 1, exact: false }));
    const twice = ranking(playTournament(players, { rules, repetitions: 2, seed: 1, exact: false }));
    for (const row of once) expect(row).toMatchObject({ rankInterval: null, rankSpread: null, standardError: null });
    for (const row of twice) expect(row.standardError).toBeGreaterThanOrEqual(0);
    for (const row of twice) expect(row.rankInterval![0]).toBeLessThanOrEqual(row.rankInterval![1]);
  });
});

describe('numbers and names', () => {
  it('are printed as the reference does', () => {
    expect([1, 0, 2.5, 1 / 3, NaN].map(real)).toEqual(['1.0', '0.0', '2.5', '0.3333333333333333', '']);
    expect(csvField('say "D", then C')).toBe('"say ""D"", then C"');
    expect([median(Float64Array.of(3, 1, 2)), median(Float64Array.of(4, 1, 2, 3))]).toEqual([2, 2.5]);
  });
});
