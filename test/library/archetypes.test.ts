import { describe, expect, it } from 'vitest';
import { StratagemError } from '#lib/game/problem.ts';
import { archetypes } from '#lib/library/archetypes.ts';
import { replies } from './rules.ts';

describe('archetypes', () => {
  it.each([
    ['cycler', {}, 'DDDDDDD', 'CCDCCDC'],
    ['cycler', { cycle: 'DDCC' }, 'CCCCCCC', 'DDCCDDC'],
    // Win-Stay Lose-Shift; with the vector of Tit For Tat and a hostile opening it is Suspicious Tit For Tat.
    ['memory-one', {}, 'CDDCC', 'CCDCC'],
    ['memory-one', { CC: 1, CD: 0, DC: 1, DD: 0, initial: 'D' }, 'CDDCC', 'DCDDC'],
    ['reactive', {}, 'CDDCC', 'CCDDC'],
    ['memory-two', {}, 'DDDDD', 'CCCCC'],
    // Only CC against CC is answered with D: with openings C, C against a cooperator, on turns 3, 6, ...
    ['memory-two', { CC_CC: 0 }, 'CCCCCCC', 'CCDCCDC'],
    ['memory-two', { initial: 'DD', DD_DC: 0 }, 'DCCCC', 'DDDCC'],
    ['lookerup', {}, 'CDDCC', 'CCDDC'],
    // The first move of the opponent decides for ever.
    ['lookerup', { opponent: 0, openings: 1, pattern: 'DC' }, 'DCDCD', 'CCCCC'],
    ['lookerup', { opponent: 0, openings: 1, pattern: 'DC' }, 'CCDCD', 'CDDDD'],
    // No depth at all: the single entry at once.
    ['lookerup', { opponent: 0, pattern: 'D', initial: '' }, 'CCC', 'DDD'],
  ])('%s with %j answers %s with %s', (id, parameters, opponent, expected) => {
    expect(replies(archetypes, id, opponent, { parameters })).toBe(expected);
  });

  it('refuses a table that does not fit its depths', () => {
    expect(() => replies(archetypes, 'lookerup', 'C', { parameters: { pattern: 'CDC' } })).toThrow(StratagemError);
  });

  it('refuses a linear relation that the payoffs do not allow', () => {
    expect(replies(archetypes, 'linear-relation', 'DD')).toMatch(/^C/);
    expect(() => replies(archetypes, 'linear-relation', 'C', { parameters: { l: 3.5 } })).toThrow('cannot be enforced');
  });
});
