import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INTERACTIONS_HEADER, interactionRows } from '#lib/analysis/interactions.ts';
import { metrics, metricsFiles, metricsJson } from '#lib/analysis/metrics.ts';
import { summarise } from '#lib/analysis/summary.ts';
import { contender, type Contender } from '#lib/engine/contender.ts';
import { Gathering, playTournament } from '#lib/engine/gathering.ts';
import { recordPairs, type Recording } from '#lib/engine/recording.ts';
import { outcomes, TALLY } from '#lib/engine/tally.ts';
import { emptyChunk, pairCount, type TournamentResult } from '#lib/engine/tournament.ts';
import type { MatchRules } from '#lib/engine/rules.ts';
import { unwrap } from '#lib/game/problem.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { ALL_C, ALL_D, RANDOM, behaviourOf, contenderOf, rulesOf } from '../engine/oracle.ts';

/** Tournaments of the reference library, run as it is: its metrics, and for the noisy one every match. */
interface Case {
  readonly players: readonly string[];
  readonly rules: { readonly turns: number | null; readonly ending: number | null; readonly noise: number };
  readonly repetitions: number;
  readonly metrics: Record<string, number[] | number[][]>;
  readonly interactions?: string;
}
const { cases } = JSON.parse(readFileSync(new URL('../fixtures/metrics.json', import.meta.url), 'utf8')) as unknown as {
  readonly cases: readonly [certain: Case, noisy: Case, defectors: Case];
};
const [certain, noisy, defectors] = cases;

function rulesFrom({ rules: { turns, ending, noise } }: Case): MatchRules {
  return rulesOf({ turns: turns ?? Infinity, ending, noise });
}

function rosterOf(each: Case): Contender[] {
  const rules = rulesFrom(each);
  return each.players.map((name) => contender({ kind: 'library', name }, rules, (it) => unwrap(findStrategy(it))));
}

/** What a file of interactions holds: the first of the two rows of each match, and the second row's moves. */
function recordingOf(each: Case): Recording {
  const rows = each
    .interactions!.trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[6]!);
  const matches = Array.from({ length: rows.length / 2 }, (_, match) =>
    Array.from(rows[2 * match]!, (own, turn) => 2 * Number(own === 'D') + Number(rows[2 * match + 1]![turn] === 'D')),
  );
  return {
    from: 0,
    to: pairCount(each.players.length),
    turns: Int32Array.from(matches, ({ length }) => length),
    outcomes: Uint8Array.from(matches.flat()),
  };
}

/** The tournament result of recorded matches, counted here by itself. */
function resultOf(recording: Recording, each: Case): TournamentResult {
  const { players, repetitions } = each;
  const rules = rulesFrom(each);
  const { R, S, T, P } = rules.payoffs;
  const result = emptyChunk(recording.from, recording.to, repetitions);
  let at = 0;
  for (const [match, turns] of recording.turns.entries()) {
    const played = recording.outcomes.subarray(at, (at += turns));
    const pair = Math.floor(match / repetitions);
    const tally = result.tallies.subarray(TALLY * pair, TALLY * (pair + 1));
    const own = new Float64Array(TALLY);
    played.forEach((outcome, t) => (own[t === 0 ? outcome : 4 + 4 * played[t - 1]! + outcome]! += 1));
    own.forEach((count, cell) => (tally[cell]! += count));
    const [cc, cd, dc, dd] = outcomes(own);
    const scores = [cc * R + cd * S + dc * T + dd * P, cc * R + cd * T + dc * S + dd * P];
    for (const seat of [0, 1]) {
      result.scores[2 * match + seat] = scores[seat]! / turns;
      result.wins[2 * match + seat] = Number(scores[seat]! > scores[1 - seat]!);
    }
    result.turns[match] = turns;
  }
  for (let pair = 0; pair < recording.to; pair++) {
    for (const seat of [0, 1]) {
      const scores = Array.from({ length: repetitions }, (_, r) => result.scores[2 * (pair * repetitions + r) + seat]!);
      const mean = scores.reduce((sum, score) => sum + score, 0) / repetitions;
      const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
      result.deviations[2 * pair + seat] = Math.sqrt(squares / (repetitions - 1));
    }
  }
  const gathering = new Gathering(players.length, repetitions);
  gathering.add(result);
  return { ...gathering.result(), ids: players, names: players, rules, seed: 0 };
}

/** Every number of the reference beside ours. */
function expectReference(result: TournamentResult, each: Case): void {
  const n = each.players.length;
  const ours: Record<string, Float64Array> = {
    ...metrics(result),
    scores: result.scores.map((sum) => sum / (n - 1)),
    wins: result.beaten,
  };
  for (const [name, expected] of Object.entries(each.metrics)) {
    if (name === 'ranking') continue;
    const flat = expected.flat().map((value) => value ?? NaN);
    expect(ours[name], name).toHaveLength(flat.length);
    flat.forEach((value, k) => {
      if (Number.isNaN(value)) expect(ours[name]![k], `${name} ${k}`).toBeNaN();
      else expect(ours[name]![k], `${name} ${Math.floor(k / n)},${k % n}`).toBeCloseTo(value, 11);
    });
  }
  expect(summarise(result).map(({ player }) => player)).toEqual(each.metrics['ranking']);
}

describe('metrics', () => {
  it('are those of the reference library in a tournament without chance, played here', () => {
    const result = playTournament(rosterOf(certain), {
      rules: rulesFrom(certain),
      repetitions: certain.repetitions,
      seed: 1,
      exact: false,
    });
    expectReference(result, certain);
  });

  it('are those of the reference library for its own matches with noise and random lengths', () => {
    const result = resultOf(recordingOf(noisy), noisy);
    expectReference(result, noisy);
  });

  it('of defectors among themselves have no eigenjesus, and the reference its sign of eigenmoses', () => {
    const result = resultOf(
      recordPairs(rosterOf(defectors), { ...defectors, rules: rulesFrom(defectors), seed: 1, exact: false }, 0, 3),
      defectors,
    );
    expectReference(result, defectors);
    expect([...metrics(result).eigenjesus]).toEqual([NaN, NaN]);
  });

  it('of exact results are expectations', () => {
    const rules = rulesOf({ turns: 4 });
    const players = [ALL_C, ALL_D, RANDOM].map((each, i) => contenderOf(`P${i}`, behaviourOf(each), rules));
    const found = metrics(playTournament(players, { rules, repetitions: 2, seed: 1, exact: true }));
    // The random player cooperates half the time; against a defector it does not lose only if it never does.
    expect(found.cooperation[6]).toBeCloseTo(4, 12);
    expect(found.cooperatingRating[2]).toBeCloseTo(0.5, 12);
    expect(found.goodPartners[5]).toBeCloseTo(2 / 16, 12);
    expect(found.goodPartners[7]).toBeCloseTo(2, 12);
    // One match's deviation: 5 or 1 by a fair coin on each of four turns.
    expect(found.payoffDeviations[5]).toBeCloseTo(1, 12);
    expect(found.payoffDeviations[8]).toBeNaN();
    expect(found.payoffDeviations[0]).toBe(0);
  });

  it('name no good partners where the game does not show who cooperated less', () => {
    const rules = rulesOf({ turns: 4, payoffs: { R: 3, S: 2, T: 2, P: 1 } });
    const players = [ALL_C, ALL_D].map((each, i) => contenderOf(`P${i}`, behaviourOf(each), rules));
    expect(
      metrics(playTournament(players, { rules, repetitions: 1, seed: 1, exact: false })).goodPartners[1],
    ).toBeNaN();
  });

  it('are written as tables and lists', () => {
    const result = resultOf(recordingOf(noisy), noisy);
    const files = metricsFiles(result, metrics(result));
    expect([...files.keys()]).toHaveLength(9);
    for (const [name, text] of files) expect(text.trimEnd().split('\n'), name).toHaveLength(7);
    expect(files.get('cooperation.csv')!.split('\n')[0]).toBe(`,${noisy.players.join(',')}`);
    expect(files.get('wins.csv')!.split('\n')[0]).toBe(',0,1,2');
    const lists = metricsJson(metrics(result));
    expect(lists.payoffs).toHaveLength(6);
    expect(lists.eigenmoses[0]).toBeTypeOf('number');
  });
});

describe('interactions', () => {
  it('are the very text that the reference library writes for the same matches', () => {
    const rows = [
      ...interactionRows(recordingOf(noisy), { names: noisy.players, rules: rulesFrom(noisy), repetitions: 3 }),
    ];
    expect(INTERACTIONS_HEADER + rows.join('')).toBe(noisy.interactions!.replaceAll('\r\n', '\n'));
  });
});
