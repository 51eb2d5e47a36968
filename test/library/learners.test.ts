import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '#lib/game/action.ts';
import { Chance, type Automaton } from '#lib/game/automaton.ts';
import { payoff, STANDARD_PAYOFFS, type Payoffs } from '#lib/game/payoffs.ts';
import { bushMosteller, learners, qLearner, settlingLearner, valuingLearner } from '#lib/library/learners.ts';
import { rule } from '#lib/library/rule.ts';
import { expectParity } from './parity.ts';
import { countStates } from './states.ts';

describe('recorded play of the reference', () => {
  it.each(learners.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

/**
 * The Q-learner as it is specified, with the whole table: probability of C on every turn when the intended moves
 * are forced to be `intended`.
 */
function specified(
  learning: number,
  discount: number,
  payoffs: Payoffs,
  opponent: Action[],
  intended: Action[],
): number[] {
  const q = new Map<string, { C: number; D: number }>();
  const v = new Map<string, number>();
  let before: { state: string; move: Action } | null = null;
  return intended.map((move, turn) => {
    const seen = opponent.slice(0, turn);
    const state = seen.slice(-12).join('') + seen.filter((action) => action === 'C').length;
    if (!q.has(state)) {
      q.set(state, { C: 0, D: 0 });
      v.set(state, 0);
    }
    if (before !== null) {
      const values = q.get(before.state)!;
      const reward = payoff(payoffs, before.move, opponent[turn - 1]!);
      values[before.move] = (1 - learning) * values[before.move] + learning * (reward + discount * v.get(state)!);
      v.set(before.state, Math.max(values.C, values.D));
    }
    before = { state, move };
    const { C, D } = q.get(state)!;
    return C >= D ? 0.95 : 0.05;
  });
}

/** The same from an automaton: at each turn the chance of C, then the state in which the forced move is due. */
function walked<S>(automaton: Automaton<S>, opponent: Action[], intended: Action[]): number[] {
  let coming: S | Chance<S> = automaton.initial;
  return intended.map((move, turn) => {
    const outcomes: readonly (readonly [number, S])[] = coming instanceof Chance ? coming.outcomes : [[1, coming]];
    const cooperation = outcomes.reduce((sum, [p, state]) => sum + p * automaton.cooperate(state), 0);
    const wanted = (p: number): boolean => (move === 'C' ? p > 0 : p < 1);
    const state = outcomes.find(([, candidate]) => wanted(automaton.cooperate(candidate)))![1];
    coming = automaton.next(state, move, opponent[turn]!);
    return cooperation;
  });
}

describe('Q-learners', () => {
  const rates = fc.constantFrom(0.1, 0.9);
  const move = fc.constantFrom<Action>('C', 'D');
  const mostlyD = fc.array(
    fc.integer({ min: 0, max: 19 }).map((n): Action => (n === 0 ? 'C' : 'D')),
    {
      minLength: 40,
      maxLength: 60,
    },
  );
  const play = fc.tuple(mostlyD, fc.array(move, { minLength: 60, maxLength: 60 }));
  const anyPayoffs = fc.constantFrom<Payoffs>(
    STANDARD_PAYOFFS,
    { R: 4, S: 2, T: 6, P: 3 },
    { R: 3, S: -2, T: 5, P: -1 },
    { R: 3, S: 0, T: 5, P: -1 },
  );

  it('need one row of values at most, in any game', () => {
    fc.assert(
      fc.property(rates, rates, anyPayoffs, play, (learning, discount, payoffs, [opponent, moves]) => {
        const intended = moves.slice(0, opponent.length);
        const expected = specified(learning, discount, payoffs, opponent, intended);
        walked(valuingLearner(learning, discount, payoffs), opponent, intended).forEach((found, turn) => {
          expect(found).toBeCloseTo(expected[turn]!, 12);
        });
      }),
    );
  });

  it('need no values at all where S is 0 and P above it', () => {
    fc.assert(
      fc.property(rates, rates, play, (learning, discount, [opponent, moves]) => {
        const intended = moves.slice(0, opponent.length);
        const expected = specified(learning, discount, STANDARD_PAYOFFS, opponent, intended);
        walked(settlingLearner(), opponent, intended).forEach((found, turn) => {
          expect(found).toBeCloseTo(expected[turn]!, 12);
        });
      }),
    );
    expect(countStates(rule(qLearner(0.9, 0.9, STANDARD_PAYOFFS)))).toBe(15);
  });
});

describe('Bush Mosteller', () => {
  const start = { c: 0.5, d: 0.5 };
  const habits = { divider: 3, rate: 0.5 };
  const after = (payoffs: Payoffs, own: Action, opponent: Action): { c: number; d: number } =>
    bushMosteller(start, habits, payoffs).next(start, own, opponent) as { c: number; d: number };

  it.each([
    ['C', 'C', { c: 0.5 + 0.5 * 0.4 * 0.5, d: 0.5 }],
    ['C', 'D', { c: 0.5 - 0.5 * 0.5 * 0.5, d: 0.5 }],
    ['D', 'C', { c: 0.5, d: 0.75 }],
    ['D', 'D', { c: 0.5, d: 0.5 - 0.5 * 0.2 * 0.5 }],
  ] as const)('moves the propensity of the move it played (%s against %s)', (own, opponent, { c, d }) => {
    const found = after(STANDARD_PAYOFFS, own, opponent);
    expect(found.c).toBeCloseTo(c, 12);
    expect(found.d).toBeCloseTo(d, 12);
  });

  it('aspires to a third of 5 whatever the payoffs, and bounds the stimulus at -1', () => {
    const payoffs = { R: 30, S: -1000, T: 50, P: 10 };
    expect(after(payoffs, 'C', 'D').c).toBe(0.25);
    expect(after(payoffs, 'D', 'D').d).toBeCloseTo(0.5 + 0.5 * ((10 - 5 / 3) / (50 - 5 / 3)) * 0.5, 12);
  });
});
