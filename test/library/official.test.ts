import { describe, expect, it } from 'vitest';
import { parseField } from '#lib/engine/field.ts';
import { playOpenLoop } from '#lib/engine/openloop.ts';
import { unwrap } from '#lib/game/problem.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { allStrategies, findStrategy, namedStrategies } from '#lib/library/registry.ts';

describe('the official roster', () => {
  it('has 245 players, the parametrised extras and the Meta Winner of eight among them', () => {
    const names = unwrap(parseField('official', allStrategies(), namedStrategies())).map(({ name }) => name);
    expect(names).toHaveLength(245);
    expect(names).toEqual(
      expect.arrayContaining(['Random: 0.1', 'Random: 0.9', 'GTFT: 0.3', 'Meta Winner: 8 players']),
    );
    expect(names).not.toContain('Evolved FSM 6');
  });

  it('leads the best of its eight: against a defector it soon defects for good', () => {
    const { record, parameters } = unwrap(findStrategy('Meta Winner: 8 players'));
    const setting = { opponent: 'D'.repeat(30), flips: [], length: 30, noise: 0 };
    const played = playOpenLoop(
      record.create(parameters, { payoffs: STANDARD_PAYOFFS, length: 30, noise: 0 }),
      setting,
    );
    expect(played[0]).toBe('C');
    expect(played.slice(10)).toBe('D'.repeat(20));
  });
});
