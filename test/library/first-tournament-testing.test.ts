import { describe, expect, it } from 'vitest';
import { firstTournamentTesting } from '#lib/library/first-tournament-testing.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(firstTournamentTesting.map((record) => [record.name, record] as const))('%s', (_name, record) =>
    expectParity(record),
  );
});

describe('rules', () => {
  const many = (move: string, turns: number): string => move.repeat(turns);

  it('Graaskamp teases a cooperator every 5 to 14 turns from turn 57', () => {
    const seen = new Set<number>();
    for (let seed = 0; seed < 200; seed++) {
      const play = replies(firstTournamentTesting, 'first-by-graaskamp', many('C', 120), { seed });
      expect(play.slice(0, 57)).toBe(`${many('C', 50)}D${many('C', 6)}`);
      const defections = [...play].flatMap((move, turn) => (turn > 56 && move === 'D' ? [turn + 1] : []));
      defections.reduce((last, turn) => (seen.add(turn - last), turn), 57);
    }
    expect([...seen].sort((a, b) => a - b)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  it('Graaskamp defects for ever on an opponent that looks random at turn 57', () => {
    const atTheEdge = many('D', 21) + many('C', 35);
    expect(replies(firstTournamentTesting, 'first-by-graaskamp', atTheEdge + many('C', 60)).slice(56)).toBe(
      many('D', 60),
    );
    const outside = many('D', 20) + many('C', 36);
    expect(replies(firstTournamentTesting, 'first-by-graaskamp', outside + many('C', 5)).slice(56)).toBe('CCCCC');
  });

  it('Graaskamp stays with Tit For Tat against a Tit For Tat', () => {
    // The opponent's reply to the defection of turn 51 comes on turn 52 and echoes.
    const opponent = `${many('C', 51)}DCDCDCDCDC`;
    expect(replies(firstTournamentTesting, 'first-by-graaskamp', opponent)).toBe(`${many('C', 50)}DCDCDCDCDCD`);
  });

  it('closing moves need a known length', () => {
    const stein = (length: number) =>
      replies(firstTournamentTesting, 'first-by-stein-and-rapoport', 'CCCCCCCC', { info: { length } });
    expect(stein(6)).toBe('CCCCDDCC');
    expect(stein(1)).toBe('DCCCCCCC');
    expect(stein(-1)).toBe('CCCCCCCC');
    expect(stein(Infinity)).toBe('CCCCCCCC');
  });

  it('Tideman and Chieruzzi gives a fresh start on turn 10 only with ten more turns to come', () => {
    // Two flips put it ten points ahead; the fresh start shows by leaving the defection of turn 10 unanswered.
    const play = (length: number) =>
      replies(firstTournamentTesting, 'first-by-tideman-and-chieruzzi', `${many('C', 9)}DCC`, {
        info: { length },
        flips: [0, 1],
      });
    expect(play(Infinity)).toBe('DDCCCCCCCCCC');
    expect(play(20)).toBe('DDCCCCCCCCCC');
    expect(play(19)).toBe('DDCCCCCCCCDC');
    expect(play(-1)).toBe('DDCCCCCCCCDC');
  });

  it('Downing weighs the payoffs of the match', () => {
    const downing = (T: number) =>
      replies(firstTournamentTesting, 'first-by-downing', 'CCCCC', { info: { payoffs: { R: 3, S: 0, T, P: 1 } } });
    expect(downing(5)).not.toBe(downing(3.01));
  });
});
