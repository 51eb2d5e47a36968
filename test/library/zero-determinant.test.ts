import { describe, expect, it } from 'vitest';
import type { Automaton } from '#lib/game/automaton.ts';
import { STANDARD_PAYOFFS, type Payoffs } from '#lib/game/payoffs.ts';
import { zeroDeterminants } from '#lib/library/zero-determinant.ts';
import { expectParity } from './parity.ts';
import { behaviourOf } from './states.ts';

describe('recorded play of the reference', () => {
  it.each(zeroDeterminants.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

function vectorOf(id: string, payoffs: Payoffs): number[] {
  const record = zeroDeterminants.find((candidate) => candidate.id === id)!;
  const behaviour = behaviourOf(record, { payoffs, length: 200, noise: 0 });
  const { automaton } = behaviour as { automaton: Automaton<number> };
  const after = (own: 'C' | 'D', opponent: 'C' | 'D'): number =>
    automaton.cooperate(automaton.next(automaton.initial as number, own, opponent) as number);
  return [after('C', 'C'), after('C', 'D'), after('D', 'C'), after('D', 'D')];
}

describe('vectors', () => {
  it.each([
    ['zd-extort-2', [0.8888888888888888, 0.5, 0.3333333333333333, 0]],
    ['zd-extort-2-v2', [0.875, 0.4375, 0.375, 0]],
    ['zd-extort3', [0.8461538461538461, 0.5, 0.2692307692307692, 0]],
    ['zd-extort-4', [0.6470588235294118, 0, 0.47058823529411764, 0]],
    ['zd-extortion', [0.6399999999999999, 0.18000000000000005, 0.27999999999999997, 0]],
    ['zd-gtft-2', [1, 0.125, 1, 0.25]],
    ['zd-gen-2', [1, 0.5625, 0.5, 0.125]],
    ['zd-mischief', [0.8, 0.6, 0.1, 0]],
    ['zd-set-2', [0.75, 0.25, 0.5, 0.25]],
  ])('%s is the published vector in the standard game, to the last bit', (id, vector) => {
    expect(vectorOf(id, STANDARD_PAYOFFS)).toEqual(vector);
  });

  it('follow the payoffs of the match: extortion from P, generosity from R', () => {
    const payoffs = { R: 2.5, S: 0, T: 4, P: 1 };
    expect(vectorOf('zd-gtft-2', payoffs)).toEqual([1, 0.3125, 0.8125, 0.1875]);
    expect(vectorOf('zd-extort-2', { ...payoffs, P: 1.5 })[3]).toBe(0);
  });

  it('are refused where the payoffs leave none', () => {
    expect(() => vectorOf('zd-set-2', { R: 30, S: 0, T: 50, P: 10 })).toThrow('cannot be enforced');
  });
});
