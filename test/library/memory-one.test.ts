import { describe, expect, it } from 'vitest';
import type { Automaton } from '#lib/game/automaton.ts';
import { memoryOnes } from '#lib/library/memory-one.ts';
import type { StrategyRecord } from '#lib/library/strategy.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

const find = (id: string): StrategyRecord => memoryOnes.find((record) => record.id === id)!;

/** GTFT as it is when its probability is set. */
const generous = [0.1, 0.3, 0.7, 0.9].map((p): StrategyRecord => {
  const record = find('gtft');
  return { ...record, fullName: `GTFT: ${p}`, create: (_defaults, info) => record.create({ p }, info) };
});

describe('recorded play of the reference', () => {
  const records = [...memoryOnes, ...generous].map((record) => [record.fullName ?? record.name, record] as const);
  it.each(records)('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules that no trace shows', () => {
  it.each([
    { R: 3, S: 0, T: 5, P: 1 },
    { R: 4, S: 0, T: 6, P: 2 },
  ])('GTFT forgives one third in the standard game, and no other with payoffs %j', (payoffs) => {
    const behaviour = behaviourOf(find('gtft'), { payoffs, length: 200, noise: 0 });
    const { automaton } = behaviour as { automaton: Automaton<number> };
    expect(automaton.cooperate(automaton.next(automaton.initial as number, 'C', 'D') as number)).toBe(
      0.33333333333333337,
    );
  });

  it('Win-Shift Lose-Stay opens as told', () => {
    expect(replies(memoryOnes, 'win-shift-lose-stay', 'CCCC')).toBe('DCDC');
    expect(replies(memoryOnes, 'win-shift-lose-stay', 'CCCC', { parameters: { initial: 'C' } })).toBe('CDCD');
  });

  it('ALLCorALLD repeats a move that noise has flipped', () => {
    for (let seed = 0; seed < 10; seed++) {
      const play = replies(memoryOnes, 'all-c-or-all-d', 'CDCDCD', { flips: [3], seed });
      expect(['CCCDDD', 'DDDCCC']).toContain(play);
    }
  });

  it('Soft Joss with certain punishment is Tit For Tat', () => {
    expect(replies(memoryOnes, 'soft-joss', 'CDDCDC', { parameters: { q: 1 } })).toBe('CCDDCD');
  });

  it('needs no more states than replies', () => {
    expect(memoryOnes.map((record) => countStates(behaviourOf(record)))).toEqual([2, 2, 2, 3, 5, 3, 2, 3]);
  });
});
