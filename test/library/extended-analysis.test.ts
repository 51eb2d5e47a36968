import { describe, expect, it } from 'vitest';
import { extendedAnalysis } from '#lib/library/extended-analysis.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(extendedAnalysis.map((record) => [record.name, record] as const))('%s', (_name, record) =>
    expectParity(record),
  );
});

describe('rules', () => {
  it('ShortMem copies where the last ten moves are nearly balanced', () => {
    expect(replies(extendedAnalysis, 'short-mem', 'CCCCCCDDDDDDDCC')).toBe('CCCCCCCCCCCDDDD');
    expect(replies(extendedAnalysis, 'short-mem', `CCCDDDCCDDCDCC`).slice(11)).toBe('CDC');
  });

  it('Stalker defects when it earns more than mutual cooperation, and on a known last turn', () => {
    expect(replies(extendedAnalysis, 'stalker', 'CCC', { flips: [0] })).toBe('DDD');
    expect(replies(extendedAnalysis, 'stalker', 'CCCC', { info: { length: 3 } })[2]).toBe('D');
  });

  it('SelfSteem goes round in ten turns', () => {
    const certain = (play: string) => play.replace(/./g, (move, turn: number) => (turn % 5 === 0 ? '?' : move));
    expect(certain(replies(extendedAnalysis, 'self-steem', 'C'.repeat(20)))).toBe('?CDDC?CCCC?CDDC?CCCC');
    expect(certain(replies(extendedAnalysis, 'self-steem', 'D'.repeat(10)))).toBe('?DDDD?DCCD');
  });
});
