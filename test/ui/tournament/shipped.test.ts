import { describe, expect, it } from 'vitest';
import { standingOf } from '#lib/engine/candidate.ts';
import { contender } from '#lib/engine/contender.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { playTournament } from '#lib/engine/gathering.ts';
import { unwrap } from '#lib/game/problem.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { placesOf } from '#lib/ui/library/places.ts';
import { parseShipped, printShipped } from '#lib/ui/tournament/shipped.ts';

const names = ['Tit For Tat', 'Random: 0.5', 'Second by Black', 'Grudger'];
const players = names.map((name) =>
  contender({ kind: 'library', name }, DEFAULT_RULES, (each) => unwrap(findStrategy(each))),
);
// One repetition: the errors of sampled pairs are not known, and such figures must survive too.
const result = playTournament(players, { rules: DEFAULT_RULES, repetitions: 1, seed: 1, exact: false });

describe('a shipped field', () => {
  it('comes back to the bit', () => {
    const text = printShipped(result, 'key', 'build');
    expect(standingOf(result).errors.some(Number.isNaN)).toBe(true);
    expect(parseShipped(text, 'key', 'build')).toEqual({ standing: standingOf(result), places: placesOf(result) });
  });

  it('is not taken for another field or by another build', () => {
    const text = printShipped(result, 'key', 'build');
    expect(parseShipped(text, 'other', 'build')).toBeNull();
    expect(parseShipped(text, 'key', 'later')).toBeNull();
  });
});
