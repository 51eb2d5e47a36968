import { describe, expect, it } from 'vitest';
import { simple } from '#lib/library/simple.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it.each(simple.map((record) => [record.name, record] as const))('%s', (_name, record) => expectParity(record));
});

describe('rules', () => {
  it('Handshake takes another opening', () => {
    const parameters = { initial_plays: 'DDC' };
    expect(replies(simple, 'handshake', 'DDCCC', { parameters })).toBe('DDCCC');
    expect(replies(simple, 'handshake', 'DDDCC', { parameters })).toBe('DDCDD');
  });

  it('Adaptive takes the payoffs of the match and defects in a tie', () => {
    const adaptive = (payoffs: { R: number; S: number; T: number; P: number }) =>
      replies(simple, 'adaptive', 'CCCC', { parameters: { initial_plays: 'CD' }, info: { payoffs } });
    expect(adaptive({ R: 3, S: 0, T: 5, P: 1 })).toBe('CDDD');
    expect(adaptive({ R: 5, S: 0, T: 3, P: 1 })).toBe('CDCC');
    expect(adaptive({ R: 4, S: 0, T: 4, P: 1 })).toBe('CDDD');
  });

  it('a coin that always falls on one side is a constant strategy', () => {
    expect(replies(simple, 'random', 'CDCD', { parameters: { p: 1 } })).toBe('CCCC');
    expect(replies(simple, 'random', 'CDCD', { parameters: { p: 0 } })).toBe('DDDD');
  });
});
