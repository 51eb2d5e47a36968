import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance, type Automaton } from '#lib/game/automaton.ts';
import { compare } from '#lib/machine/equivalence.ts';
import { firstDifference, type DifferenceLimits, type FirstDifference } from '#lib/machine/first-difference.ts';
import { mealyAutomaton, replies, type Mealy } from '#lib/machine/mealy.ts';
import { mealyMachine } from '../machine-arbitrary.ts';
import { machineOf } from './machines.ts';

/** Defects from the moment the opponent has defected ten times more often than it cooperated. */
const PATIENT: Automaton<number> = {
  initial: 0,
  cooperate: (balance) => (balance <= 10 ? 1 : 0),
  next: (balance, _own, opponent) => balance + (opponent === 'D' ? 1 : -1),
};
const COOPERATOR = machineOf('0 C | 0:0C,0C');

function find<S>(ours: Mealy, theirs: Automaton<S>, limits: Partial<DifferenceLimits> = {}): FirstDifference {
  const steps = firstDifference(ours, theirs, { turns: 200, pairs: 100_000, ...limits });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

describe('firstDifference', () => {
  it('agrees with the comparison of two machines, and its replies are theirs', () => {
    fc.assert(
      fc.property(mealyMachine, mealyMachine, (ours, theirs) => {
        const expected = compare(ours, theirs);
        const found = find(ours, mealyAutomaton(theirs), { turns: 10_000 });
        if (expected.equivalent) expect(found).toEqual({ kind: 'alike', turns: Infinity });
        else {
          expect(found.kind).toBe('differ');
          if (found.kind !== 'differ') return;
          expect(found.history).toHaveLength(expected.history.length);
          expect(found.replies).toEqual(replies(theirs, found.history));
        }
      }),
    );
  });

  it('finds the history that tells an infinite automaton apart', () => {
    expect(find(COOPERATOR, PATIENT)).toEqual({
      kind: 'differ',
      history: 'D'.repeat(11),
      replies: [...'CCCCCCCCCCCD'],
    });
  });

  it('says for how many turns no history does, where turns or pairs end', () => {
    expect(find(COOPERATOR, PATIENT, { turns: 12 })).toMatchObject({ kind: 'differ' });
    expect(find(COOPERATOR, PATIENT, { turns: 11 })).toEqual({ kind: 'alike', turns: 11 });
    // Balances -2 to 2 are five pairs; the histories of two moves were all looked at.
    expect(find(COOPERATOR, PATIENT, { pairs: 5 })).toEqual({ kind: 'alike', turns: 3 });
  });

  it('knows different opening moves and chance', () => {
    expect(find(machineOf('0 D | 0:0C,0C'), PATIENT)).toEqual({ kind: 'differ', history: '', replies: ['C'] });
    const late: Automaton<number> = {
      ...PATIENT,
      next: (balance, own, opponent) =>
        balance === -3 ? chance([0.5, 0], [0.5, 1]) : PATIENT.next(balance, own, opponent),
    };
    expect(find(COOPERATOR, late)).toEqual({ kind: 'chance' });
    expect(find(COOPERATOR, { ...PATIENT, initial: chance([0.5, 0], [0.5, 1]) })).toEqual({ kind: 'chance' });
  });
});
