import { describe, expect, it } from 'vitest';
import { contender } from '#lib/engine/contender.ts';
import { standingOf } from '#lib/engine/candidate.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { playTournament } from '#lib/engine/gathering.ts';
import { unwrap } from '#lib/game/problem.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { keepPlaces, keptPlaces, placesOf, placesOfStanding } from '#lib/ui/library/places.ts';

const names = ['Cooperator', 'Defector', 'Tit For Tat', 'Grudger', 'Alternator'];
const contenders = names.map((name) =>
  contender({ kind: 'library', name }, DEFAULT_RULES, (text) => unwrap(findStrategy(text))),
);
const result = playTournament(contenders, { rules: DEFAULT_RULES, repetitions: 1, seed: 1, exact: true });

describe('places', () => {
  const places = placesOf(result);
  const of = (id: string) => places.find((place) => place.id === id)!;

  it('have the score, the cooperation and the rates of every member', () => {
    expect(of('cooperator')).toMatchObject({ of: 5, cooperation: 1, error: 0, rates: { CC: 1, CD: 1, DC: null } });
    // 3 from each of two, 0 from Defector, 1.5 from Alternator.
    expect(of('cooperator').score).toBeCloseTo((3 + 3 + 0 + 1.5) / 4, 12);
    expect(of('defector').rates).toMatchObject({ CC: null, DD: 0 });
    expect(places.map(({ rank }) => rank).toSorted((a, b) => a - b)[0]).toBe(1);
  });

  it('are the same by the standing, but for what only play tells', () => {
    for (const place of placesOfStanding(standingOf(result))) {
      const { rank, score } = of(place.id);
      expect(place).toMatchObject({ rank, cooperation: null, rates: null });
      expect(place.score).toBeCloseTo(score, 12);
    }
  });

  it('are kept for the field they belong to', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    expect(keptPlaces('a', storage)).toBeNull();
    keepPlaces('a', places, storage);
    expect(keptPlaces('a', storage)).toEqual(places);
    expect(keptPlaces('b', storage)).toBeNull();
    for (const key of kept.keys()) kept.set(key, '{');
    expect(keptPlaces('a', storage)).toBeNull();
  });
});
