import { describe, expect, it } from 'vitest';
import { secondTournamentAnswers } from '#lib/library/second-tournament-answers.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(secondTournamentAnswers.map((record) => [record.name, record] as const))('%s', (_name, record) =>
    expectParity(record),
  );
});

describe('rules', () => {
  it('Hufford probes a cooperator on turn 20, and later the more often the more it is let through', () => {
    const play = replies(secondTournamentAnswers, 'second-by-richard-hufford', 'C'.repeat(200));
    const probes = [...play].flatMap((move, turn) => (move === 'D' ? [turn + 1] : []));
    // After the nth answer the next probe waits for floor(40 / (2 + n)) + 1 kind moves from the second turn after it.
    const expected = [20];
    for (let n = 1; expected.at(-1)! < 200; n++) expected.push(expected.at(-1)! + 2 + Math.floor(40 / (2 + n)) + 1);
    expect(probes).toEqual(expected.filter((turn) => turn <= 200));
  });

  it('Revised Downing cooperates in the tie of one half and alternates below it', () => {
    // The answers from turn 2 on are C, D, D, D: a half on turn 4, a third on turn 5, a quarter on turn 6.
    expect(replies(secondTournamentAnswers, 'revised-downing', 'CCDDDC')).toBe('CCCCDC');
  });
});
