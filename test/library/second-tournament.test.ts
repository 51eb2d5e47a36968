import { describe, expect, it } from 'vitest';
import { secondTournament } from '#lib/library/second-tournament.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(secondTournament.map((record) => [record.name, record] as const))('%s', (_name, record) =>
    expectParity(record),
  );
});

describe('rules', () => {
  it('White grows stricter with the logarithm of the turn', () => {
    // On turn 21 the factor becomes 3: seven defections are enough, where ten were needed on turn 20.
    expect(replies(secondTournament, 'second-by-white', `${'D'.repeat(6)}${'C'.repeat(13)}DC`)[20]).toBe('D');
    expect(replies(secondTournament, 'second-by-white', `${'D'.repeat(6)}${'C'.repeat(12)}DC`)[19]).toBe('C');
    expect(replies(secondTournament, 'second-by-white', `${'D'.repeat(9)}${'C'.repeat(9)}DC`)[19]).toBe('D');
  });

  it('Mikkelson takes the share of all turns, the coming one included', () => {
    const shares = (defections: number, turns: number) =>
      replies(secondTournament, 'second-by-mikkelson', `${'C'.repeat(turns - defections)}${'D'.repeat(defections)}C`)[
        turns
      ];
    expect(shares(6, 39)).toBe('D'); // 6 of 40 is just 15 per cent
    expect(shares(6, 40)).toBe('C');
  });

  it('Adams forgives ever less often beyond nine defections', () => {
    const play = (defections: number, seed: number) =>
      replies(secondTournament, 'second-by-wm-adams', `C${'D'.repeat(defections)}C`, { seed })[defections + 1];
    expect(play(9, 1)).toBe('D');
    const forgiven = Array.from({ length: 400 }, (_, seed) => play(10, seed)).filter((move) => move === 'C').length;
    expect(forgiven).toBeGreaterThan(150);
    expect(forgiven).toBeLessThan(250);
    expect(Array.from({ length: 50 }, (_, seed) => play(1200, seed))).not.toContain('C');
  });

  it('Gladstein and Tester differ where noise changes their own moves', () => {
    expect(replies(secondTournament, 'second-by-tester', 'CCCCCC', { flips: [1] })).toBe('DDCDCD');
    expect(replies(secondTournament, 'second-by-gladstein', 'CCCCCC', { flips: [1] })).toBe('DDCCCD');
  });
});
