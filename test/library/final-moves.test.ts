import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playOpenLoop } from '#lib/engine/openloop.ts';
import type { Action } from '#lib/game/action.ts';
import { chance, type Automaton } from '#lib/game/automaton.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { withFinalMoves } from '#lib/library/final-moves.ts';
import { TIT_FOR_TAT } from '#lib/library/replies.ts';

const play = (automaton: Automaton, opponent: string): string =>
  playOpenLoop({ kind: 'automaton', automaton }, { opponent, flips: [], length: null, noise: 0 });
const info = (length: number) => ({ payoffs: STANDARD_PAYOFFS, length, noise: 0 });
const actions = fc.string({ unit: fc.constantFrom('C', 'D'), minLength: 1, maxLength: 12 });

describe('withFinalMoves', () => {
  it('overwrites the last moves, aligned to the end, and nothing else', () => {
    fc.assert(
      fc.property(actions, actions, fc.integer({ min: 1, max: 14 }), (opponent, closing, length) => {
        const closed = play(withFinalMoves(TIT_FOR_TAT, [...closing] as Action[], info(length)), opponent);
        const expected = [...play(TIT_FOR_TAT, opponent)].map((move, turn) => {
          const k = turn - length + closing.length;
          return turn < length && k >= 0 ? closing[k] : move;
        });
        expect(closed).toBe(expected.join(''));
      }),
    );
  });

  it.each([-1, Infinity])('leaves the automaton alone where the length is %d', (length) => {
    expect(withFinalMoves(TIT_FOR_TAT, ['D'], info(length))).toBe(TIT_FOR_TAT);
  });

  it('keeps chance nodes', () => {
    const coin: Automaton<string> = {
      initial: chance([0.25, 'a'], [0.75, 'b']),
      cooperate: () => 1,
      next: () => chance([0.5, 'a'], [0.5, 'b']),
    };
    const closing = withFinalMoves(coin, ['D'], info(2)) as Automaton;
    expect(closing.initial).toEqual(chance([0.25, { turn: 0, inner: 'a' }], [0.75, { turn: 0, inner: 'b' }]));
    expect(closing.next({ turn: 0, inner: 'a' }, 'C', 'C')).toEqual(
      chance([0.5, { turn: 1, inner: 'a' }], [0.5, { turn: 1, inner: 'b' }]),
    );
  });
});
