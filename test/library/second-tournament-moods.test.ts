import { describe, expect, it } from 'vitest';
import { secondTournamentMoods } from '#lib/library/second-tournament-moods.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(secondTournamentMoods.map((record) => [record.name, record] as const))('%s', (_name, record) =>
    expectParity(record),
  );
});

describe('rules', () => {
  it('Graaskamp and Katzen ask for 23 points on turn 11, in the payoffs of the match', () => {
    const play = (opponent: string, R = 3) =>
      replies(secondTournamentMoods, 'second-by-graaskamp-katzen', opponent, {
        info: { payoffs: { R, S: 0, T: 5, P: 1 } },
      });
    expect(play('CCCCCCCCCCC')).toBe('CCCCCCCCCCC');
    expect(play('CCCCCCCCCCC', 2.2)).toBe('CCCCCCCCCCD');
    expect(play('CCCCCCCCCCC', 2.3)).toBe('CCCCCCCCCCC');
    expect(play('CCDDDDDDDDCCC')).toBe('CCCDDDDDDDDDD');
  });

  it('Rowsam punishes a low score on turn 6 with D, C, D and in the end loses hope', () => {
    const play = replies(secondTournamentMoods, 'second-by-rowsam', 'D'.repeat(60));
    expect(play.slice(0, 12)).toBe('CCCCCDCDCCCD');
    expect(play.slice(12)).toBe('D'.repeat(48));
  });

  it('Borufsen breaks three mutual defections with a cooperation', () => {
    expect(replies(secondTournamentMoods, 'second-by-borufsen', 'DDDDDD')).toBe('CDDDCD');
  });

  it('Tranquilizer never defects out of turn on a low score', () => {
    const play = replies(secondTournamentMoods, 'second-by-tranquilizer', 'D'.repeat(40));
    expect(play.slice(10)).toBe('D'.repeat(30));
  });
});
