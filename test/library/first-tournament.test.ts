import { describe, expect, it } from 'vitest';
import { firstTournament } from '#lib/library/first-tournament.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(firstTournament.map((record) => [record.name, record] as const))('%s', (_name, record) =>
    expectParity(record),
  );
});

describe('rules', () => {
  it('Davis remembers a defection of the opening and punishes it from turn 11', () => {
    expect(replies(firstTournament, 'first-by-davis', 'DCCCCCCCCCCCC')).toBe('CCCCCCCCCCDDD');
    expect(replies(firstTournament, 'first-by-davis', 'CCD', { parameters: { rounds_to_cooperate: 0 } })).toBe('CCC');
    expect(replies(firstTournament, 'first-by-davis', 'DCC', { parameters: { rounds_to_cooperate: 0 } })).toBe('CDD');
  });

  it('Feld with a decay that rises leaves its floor only after the decay', () => {
    const parameters = { start_coop_prob: 0, end_coop_prob: 1, rounds_of_decay: 2 };
    expect(replies(firstTournament, 'first-by-feld', 'CCDCCC', { parameters })).toBe('CCCDCC');
  });

  it('Joss without temptation is Tit For Tat', () => {
    expect(replies(firstTournament, 'first-by-joss', 'CDDCDC', { parameters: { p: 1 } })).toBe('CCDDCD');
  });

  it('Shubik does not see a defection behind its own flipped move', () => {
    expect(replies(firstTournament, 'first-by-shubik', 'DDDDDDC')).toBe('CDCDDCD');
    expect(replies(firstTournament, 'first-by-shubik', 'DC', { flips: [0] })).toBe('DC');
  });
});
