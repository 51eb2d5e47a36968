import { describe, expect, it } from 'vitest';
import type { Usage } from '#lib/engine/usage.ts';
import { fromEntries } from '#lib/machine/mealy.ts';
import { seldomVisited, sharesOf, timesText, usageRows } from '#lib/ui/analysis/usage-view.ts';

/** Start a; b after a D, c after two; nothing leads to d. */
const machine = fromEntries('a', 'C', [
  [
    'a',
    [
      ['a', 'C'],
      ['b', 'D'],
    ],
  ],
  [
    'b',
    [
      ['a', 'C'],
      ['c', 'D'],
    ],
  ],
  [
    'c',
    [
      ['c', 'D'],
      ['c', 'D'],
    ],
  ],
  [
    'd',
    [
      ['a', 'C'],
      ['a', 'C'],
    ],
  ],
]);
const usage: Usage = {
  transitions: Float64Array.of(7, 1, 1, 0, 0, 0, 0, 0),
  states: Float64Array.of(8, 1, 0, 0),
  points: Float64Array.of(21, 0, 3, 0, 0, 0, 0, 0),
  openingPoints: 3,
  total: 27,
  turns: 10,
  opponents: Float64Array.of(2, 1, 0, 0),
  errors: new Float64Array(8),
  exact: true,
  exactShare: 1,
};

describe('usage on the page', () => {
  it('lists the transitions with what they earn, the most used first', () => {
    const rows = usageRows(machine, usage);
    expect(rows.slice(0, 3)).toMatchObject([
      { key: 'a:C', reply: 'C', target: 'a', times: 7, points: 3, share: 21 / 27 },
      { key: 'a:D', reply: 'D', target: 'b', times: 1, points: 0, share: 0 },
      { key: 'b:C', times: 1, points: 3, share: 3 / 27 },
    ]);
    expect(rows[3]!.points).toBeNull();
    expect(rows).toHaveLength(8);
  });

  it('tells states that nobody brings about from those that nobody can', () => {
    expect(seldomVisited(machine, usage)).toEqual({ never: ['c'], hardly: [] });
    const rarely = { ...usage, states: Float64Array.of(8, 0.009, 0, 0) };
    expect(seldomVisited(machine, rarely)).toEqual({ never: ['c'], hardly: ['b'] });
  });

  it('shades by shares of turns, and says what an arrow earns', () => {
    const shares = sharesOf(machine, usage);
    expect(shares.states.get('a')).toBe(0.8);
    expect(shares.transitions.get('a:C')).toBe(0.7);
    expect(shares.notes).toEqual(new Map([['c', 'never visited']]));
    expect(shares.told?.get('a:C')).toBe('taken 7.0 times a match, 3.00 points each');
    expect(shares.told?.get('c:D')).toBe('never taken by the field');
  });

  it('keeps what is rare apart from what is never', () => {
    expect([0, 0.0042, 0.1, 112.34].map(timesText)).toEqual(['0', '0.004', '0.1', '112.3']);
  });
});
