import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance, type Automaton } from '#lib/game/automaton.ts';
import { canonical } from '#lib/machine/canonical.ts';
import { firstTurns, mostTurns } from '#lib/machine/horizon.ts';
import { mealyAutomaton, replies } from '#lib/machine/mealy.ts';
import { anyMachine, wordsUpTo } from './machines.ts';

/** Defects while the opponent has defected more often than cooperated: a counter without bounds. */
const BALANCE: Automaton<number> = {
  initial: 0,
  cooperate: (balance) => (balance >= 0 ? 1 : 0),
  next: (balance, _own, opponent) => balance + (opponent === 'C' ? 1 : -1),
};

/** What the automaton plays against a history, the move after it included. */
function played(automaton: Automaton<number>, history: string): string {
  let state = automaton.initial as number;
  let moves = '';
  for (const opponent of `${history} `) {
    const move = automaton.cooperate(state) >= 1 ? 'C' : 'D';
    moves += move;
    if (opponent !== ' ') state = automaton.next(state, move, opponent as 'C' | 'D') as number;
  }
  return moves;
}

describe('firstTurns', () => {
  it('plays as the automaton on every history of the match', () => {
    for (const turns of [1, 2, 5, 9]) {
      const found = firstTurns(BALANCE, { turns, most: 64 });
      expect(found.ok).toBe(true);
      if (!found.ok) continue;
      for (const history of wordsUpTo(turns - 1)) {
        expect(replies(found.machine, history).join('')).toBe(played(BALANCE, history));
      }
    }
  });

  it('needs a state only for what the turns left can tell apart', () => {
    const found = firstTurns(BALANCE, { turns: 9, most: 64 });
    // Balances from -4 to 4 matter: further out there are too few turns to come back.
    expect(found.ok && found.machine.names.length).toBe(9);
    expect(firstTurns(BALANCE, { turns: 9, most: 8 })).toEqual({ ok: false, reason: 'large' });
  });

  it('is exact for random machines, and the machine itself once the match is long enough', () => {
    fc.assert(
      fc.property(anyMachine(6), fc.integer({ min: 1, max: 8 }), (machine, turns) => {
        const found = firstTurns(mealyAutomaton(machine), { turns, most: 64 });
        if (!found.ok) throw new Error(found.reason);
        for (const history of wordsUpTo(turns - 1)) {
          expect(replies(found.machine, history)).toEqual(replies(machine, history));
        }
        const long = firstTurns(mealyAutomaton(machine), { turns: 60, most: 64 });
        expect(long.ok && long.machine).toEqual(canonical(machine));
      }),
    );
  });
});

describe('mostTurns', () => {
  it('finds the longest match that fits', () => {
    const found = mostTurns(BALANCE, { turns: 200, most: 8 });
    expect(found).toMatchObject({ ok: true, turns: 8 });
    expect(firstTurns(BALANCE, { turns: 9, most: 8 }).ok).toBe(false);
  });

  it('gives up where it may not compare enough, and on chance', () => {
    expect(mostTurns(BALANCE, { turns: 200, most: 64, pairs: 2 })).toMatchObject({ ok: true });
    const coin: Automaton<number> = { ...BALANCE, next: (n) => (n > 2 ? chance([0.5, 0], [0.5, 1]) : n + 1) };
    expect(mostTurns(coin, { turns: 50, most: 64 })).toEqual({ ok: false, reason: 'stochastic' });
  });
});
