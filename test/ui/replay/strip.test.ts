import { describe, expect, it } from 'vitest';
import type { ReplayTurn } from '#lib/editor/replay.ts';
import { CELL, describeTurn, scrollFor, turnAt } from '#lib/ui/replay/strip.ts';

describe('the history strip', () => {
  it('tells the turn under a point, within what was played', () => {
    expect([-5, 0, CELL - 1, CELL, 9.5 * CELL].map((x) => turnAt(x, 9))).toEqual([0, 1, 1, 2, 9]);
    expect(turnAt(30, 0)).toBe(0);
  });

  it('scrolls only when the turn is near an edge or out of sight, and then shows it', () => {
    expect(scrollFor(10, 0, 400)).toBe(0);
    for (const [turn, from] of [
      [60, 0],
      [3, 700],
      [100, 650],
    ] as const) {
      const left = scrollFor(turn, from, 400);
      expect((turn - 1) * CELL).toBeGreaterThanOrEqual(left);
      expect(turn * CELL).toBeLessThanOrEqual(left + 400);
    }
  });

  it('is said in words', () => {
    const turn: ReplayTurn = {
      own: 'C',
      opponent: 'D',
      ownFlipped: false,
      opponentFlipped: true,
      score: 0,
      opponentScore: 5,
      after: { state: '7', due: 'D' },
      opponentAfter: null,
    };
    expect(describeTurn(1, [turn])).toBe('Turn 1: C against D, flipped by noise. State 7.');
    expect(describeTurn(0, [turn])).toBe('Before the first turn');
  });
});
