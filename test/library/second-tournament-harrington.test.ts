import { describe, expect, it } from 'vitest';
import { secondTournamentHarrington } from '#lib/library/second-tournament-harrington.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(secondTournamentHarrington.map((record) => [record.name, record] as const))('%s', (_name, record) =>
    expectParity(record),
  );
});

describe('rules', () => {
  it('opens as Tit For Tat and teases a cooperator on turn 37', () => {
    const play = replies(secondTournamentHarrington, 'second-by-harrington', 'C'.repeat(60));
    expect(play.slice(0, 39)).toBe(`${'C'.repeat(36)}DCC`);
  });

  it('is stung by an answer to its teasing and then only copies', () => {
    const opponent = `${'C'.repeat(37)}CD${'C'.repeat(60)}`;
    const stung = `${'C'.repeat(36)}CD${'C'.repeat(80)}`;
    expect(replies(secondTournamentHarrington, 'second-by-harrington', stung).slice(40)).not.toContain('D');
    const plays = Array.from({ length: 40 }, (_, seed) =>
      replies(secondTournamentHarrington, 'second-by-harrington', opponent, { seed }).slice(42),
    );
    expect(plays.some((play) => play.includes('D'))).toBe(true);
  });

  it('goes easy on one that repeats its own teasing', () => {
    // Thirty-six cooperations and a defection on turn 37, as it plays itself: cooperation until the next defection.
    const kin = `${'C'.repeat(36)}D${'C'.repeat(63)}`;
    expect(replies(secondTournamentHarrington, 'second-by-harrington', kin)).toBe(
      `${'C'.repeat(36)}D${'C'.repeat(63)}`,
    );
  });

  it('defects from turn 30 on one that looks random, until it has defected eleven times more', () => {
    // Every four moves in a row come once in sixteen: nothing follows from what came before.
    const random = 'CCCCDCCDDCDCDDDD'.repeat(2).slice(0, 29);
    const play = replies(secondTournamentHarrington, 'second-by-harrington', `${random}${'D'.repeat(12)}`);
    expect(play.slice(29)).toBe('DDDDDDDDDDDC');
    const kinder = replies(secondTournamentHarrington, 'second-by-harrington', `${random}C${'D'.repeat(14)}`);
    expect(kinder.slice(29)).toBe('DDDDDDDDDDDDDDD');
  });
});
