import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStrategy } from '#lib/library/registry.ts';
import { unwrap } from '#lib/game/problem.ts';
import { canonicalKey, fromCanonicalKey } from '#lib/machine/canonical.ts';
import { compare } from '#lib/machine/equivalence.ts';
import { replies, type Mealy } from '#lib/machine/mealy.ts';
import { agreement, LONGEST, nearest } from '#lib/ui/panels/nearest.ts';
import { subjectOfStrategy, type Subject } from '#lib/ui/panels/subjects.ts';
import { turnsOf } from '#lib/ui/panels/turns.ts';
import { mealyMachine } from '../../machine-arbitrary.ts';

const subject = (name: string): Subject => subjectOfStrategy(unwrap(findStrategy(name)));
const machineOf = (name: string): Mealy => (subject(name) as Extract<Subject, { kind: 'machine' }>).machine;

describe('fromCanonicalKey', () => {
  it('takes a key back to a machine that plays alike', () => {
    fc.assert(
      fc.property(mealyMachine, (machine) => {
        const key = canonicalKey(machine);
        const back = fromCanonicalKey(key);
        expect(compare(machine, back).equivalent).toBe(true);
        expect(canonicalKey(back)).toBe(key);
      }),
    );
  });
});

describe('agreement', () => {
  it('is the share found by playing every history', () => {
    const words = (length: number): string[] =>
      Array.from({ length: 2 ** length }, (_, n) =>
        n
          .toString(2)
          .padStart(length, '0')
          .slice(-length || Infinity)
          .replaceAll('0', 'C')
          .replaceAll('1', 'D'),
      ).map((word) => (length === 0 ? '' : word));
    fc.assert(
      fc.property(mealyMachine, mealyMachine, (a, b) => {
        let sum = 0;
        for (let length = 0; length <= LONGEST; length++) {
          const all = words(length);
          sum += all.filter((word) => replies(a, word).at(-1) === replies(b, word).at(-1)).length / all.length;
        }
        expect(agreement(a, b)).toBeCloseTo(sum / (LONGEST + 1), 10);
      }),
      { numRuns: 10 },
    );
  });
});

describe('nearest', () => {
  it('puts those first that take the longest history to be told apart, and leaves equivalent ones out', () => {
    const index = new Map(
      ['Tit For Tat', 'Grudger', 'Defector', 'Tit For 2 Tats'].map((name) => [canonicalKey(machineOf(name)), [name]]),
    );
    const steps = nearest(machineOf('Tit For Tat'), index, 2);
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value.map(({ names, history }) => [names[0], history])).toEqual([
      ['Grudger', 'DC'],
      ['Tit For 2 Tats', 'D'],
    ]);
  });
});

describe('subjectOfStrategy', () => {
  it('says why a strategy is no finite machine', () => {
    expect(subject('Random')).toMatchObject({ kind: 'none', why: expect.stringMatching(/draws lots/) as string });
    expect(subject('Go By Majority')).toMatchObject({ kind: 'endless' });
  });
});

describe('turnsOf', () => {
  it('has the opening move and a turn for each move heard, and ends where the replies differ', () => {
    const turns = turnsOf(machineOf('Tit For Tat'), replies(machineOf('Grudger'), 'DC'), 'DC');
    expect(turns.map(({ turn, heard, plays }) => [turn, heard, ...plays])).toEqual([
      [1, null, 'C', 'C'],
      [2, 'D', 'D', 'D'],
      [3, 'C', 'C', 'D'],
    ]);
  });
});
