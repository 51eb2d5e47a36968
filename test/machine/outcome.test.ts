import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf } from '#lib/game/action.ts';
import { STANDARD_PAYOFFS, payoff } from '#lib/game/payoffs.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { COOPERATOR, DEFECTOR, outcome } from '#lib/machine/outcome.ts';
import { ALTERNATOR, anyMachine, GRUDGER, TIT_FOR_TAT } from './machines.ts';

/** A match turn by turn. */
function match(a: Mealy, b: Mealy, turns: number): { own: string; opponent: string } {
  const [own, opponent] = [[a.opening], [b.opening]];
  let [p, q] = [a.start, b.start];
  for (let turn = 0; turn + 1 < turns; turn++) {
    const [onA, onB] = [2 * p + codeOf(opponent[turn]!), 2 * q + codeOf(own[turn]!)];
    [p, q] = [a.next[onA]!, b.next[onB]!];
    own.push(a.output[onA] === 0 ? 'C' : 'D');
    opponent.push(b.output[onB] === 0 ? 'C' : 'D');
  }
  return { own: own.join(''), opponent: opponent.join('') };
}

describe('outcome', () => {
  it('closes matches of well-known machines', () => {
    expect(outcome(GRUDGER, ALTERNATOR, STANDARD_PAYOFFS)).toEqual({
      tail: { own: 'CC', opponent: 'CD' },
      cycle: { own: 'DD', opponent: 'CD' },
      own: 3,
      opponent: 0.5,
    });
    expect(outcome(TIT_FOR_TAT, { ...TIT_FOR_TAT, opening: 'D' }, STANDARD_PAYOFFS)).toMatchObject({
      tail: { own: '' },
      cycle: { own: 'CD', opponent: 'DC' },
      own: 2.5,
      opponent: 2.5,
    });
    expect(outcome(COOPERATOR, DEFECTOR, STANDARD_PAYOFFS)).toMatchObject({ own: 0, opponent: 5 });
  });

  it('is the match, played on and on', () => {
    fc.assert(
      fc.property(anyMachine(8), anyMachine(8), (a, b) => {
        const found = outcome(a, b, STANDARD_PAYOFFS);
        const { own, opponent } = match(a, b, 1000);
        const { tail, cycle } = found;
        expect((tail.own + cycle.own.repeat(1000)).slice(0, 1000)).toBe(own);
        expect((tail.opponent + cycle.opponent.repeat(1000)).slice(0, 1000)).toBe(opponent);
        let sum = 0;
        for (let i = 0; i < cycle.own.length; i++) {
          sum += payoff(STANDARD_PAYOFFS, cycle.own[i] as 'C' | 'D', cycle.opponent[i] as 'C' | 'D');
        }
        expect(found.own).toBe(sum / cycle.own.length);
        const mirrored = outcome(b, a, STANDARD_PAYOFFS);
        expect([mirrored.opponent, mirrored.cycle.own]).toEqual([found.own, cycle.opponent]);
      }),
    );
  });
});
