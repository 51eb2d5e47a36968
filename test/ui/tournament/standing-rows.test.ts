import { describe, expect, it } from 'vitest';
import { finish } from '#lib/analysis/steps.ts';
import { contender } from '#lib/engine/contender.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { playTournament } from '#lib/engine/gathering.ts';
import { unwrap } from '#lib/game/problem.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { encountersOf, rowSteps, sorted } from '#lib/ui/tournament/standing-rows.ts';

const NAMES = ['Cooperator', 'Defector', 'Tit For Tat', 'Grudger'];
const members = NAMES.map((name) =>
  contender({ kind: 'library', name }, DEFAULT_RULES, (text) => unwrap(findStrategy(text))),
);
const result = playTournament(members, { rules: DEFAULT_RULES, repetitions: 1, seed: 1, exact: true });
const rows = finish(rowSteps(result, 2));

describe('rowSteps', () => {
  it('ranks the players and marks the own one', () => {
    expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    expect(rows.filter(({ own }) => own).map(({ name }) => name)).toEqual(['Tit For Tat']);
    const cooperator = rows.find(({ name }) => name === 'Cooperator')!;
    expect(cooperator.score).toBeCloseTo((0 + 3 + 3) / 3, 12);
    expect(cooperator.plain.CC).toBe(1);
    expect(cooperator.plain.DD).toBeNull();
  });
});

describe('encountersOf', () => {
  it('gives both scores against every other player, whichever seat they had', () => {
    const defector = encountersOf(result, 1);
    expect(defector.map(({ name }) => name)).toEqual(['Cooperator', 'Tit For Tat', 'Grudger']);
    expect(defector[0]).toMatchObject({ score: 5, opponentScore: 0, exact: true });
    const titForTat = encountersOf(result, 2).find(({ name }) => name === 'Defector')!;
    expect(titForTat.score).toBeCloseTo(199 / 200, 12);
    expect(titForTat.opponentScore).toBeCloseTo(204 / 200, 12);
  });
});

describe('sorted', () => {
  it('orders by any column, either way, unknown values last', () => {
    expect(sorted(rows, { key: 'name', descending: false }, 'plain').map(({ name }) => name)).toEqual(
      [...NAMES].sort(),
    );
    const byRate = sorted(rows, { key: 'DD', descending: true }, 'plain');
    expect(byRate.at(-1)!.name).toBe('Cooperator');
    const byScore = sorted(rows, { key: 'score', descending: true }, 'plain').map(({ score }) => score);
    expect(byScore).toEqual([...byScore].sort((a, b) => b - a));
  });
});
