import { describe, expect, it } from 'vitest';
import type { Automaton } from '#lib/game/automaton.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { worse } from '#lib/library/worse.ts';
import { expectParity } from './parity.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play of the reference', () => {
  it.each(worse.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

/** Probabilities of C on turns 1, 2, ... against an opponent that always defects. */
function odds(id: string, turns: number, length = Infinity): number[] {
  const record = worse.find((candidate) => candidate.id === id)!;
  const behaviour = behaviourOf(record, { payoffs: STANDARD_PAYOFFS, length, noise: 0 });
  const { automaton } = behaviour as { automaton: Automaton };
  let state = automaton.initial;
  return Array.from({ length: turns }, () => {
    const cooperation = automaton.cooperate(state);
    state = automaton.next(state, 'C', 'D');
    return cooperation;
  });
}

describe('rules that no trace shows', () => {
  it('Worse and Worse is at its end after 1000 turns', () => {
    const found = odds('worse-and-worse', 1003);
    expect(found[0]).toBe(1 - 1 / 1000);
    expect(found[998]).toBe(1 - 999 / 1000);
    expect(found.slice(999)).toEqual([0, 0, 0, 0]);
    expect(countStates(behaviourOf(worse[0]!))).toBe(1000);
  });

  it('Knowledgeable Worse and Worse defects at the stated end and beyond it', () => {
    expect(odds('knowledgeable-worse-and-worse', 7, 5)).toEqual([1 - 1 / 5, 1 - 2 / 5, 1 - 3 / 5, 1 - 4 / 5, 0, 0, 0]);
  });

  it.each([Infinity, -1])('Knowledgeable Worse and Worse cooperates when the stated length is %d', (length) => {
    expect(odds('knowledgeable-worse-and-worse', 300, length).every((p) => p === 1)).toBe(true);
  });

  it('Worse and Worse 2 copies up to turn 20 and then declines from 20/21', () => {
    const found = odds('worse-and-worse-2', 41);
    expect(found[0]).toBe(1);
    expect(found.slice(1, 20).every((p) => p === 0)).toBe(true);
    expect([found[20], found[39]]).toEqual([20 / 21, 0.5]);
  });
});
