import { describe, expect, it } from 'vitest';
import { memoryDecays } from '#lib/library/memory-decay.ts';
import { expectStochasticParity } from './parity.ts';
import { replies } from './rules.ts';

describe('recorded play', () => {
  it('Memory Decay', () => expectStochasticParity(memoryDecays[0]!, 1000));
});

describe('rules', () => {
  const perfect = { p_memory_delete: 0, p_memory_alter: 0 };
  const play = (opponent: string, parameters: Readonly<Record<string, number | string>>): string =>
    replies(memoryDecays, 'memory-decay', opponent, { parameters });

  it('weighs what it remembers once the opening is over; level is C', () => {
    expect(play('CDDCCCCC', { ...perfect, start_strategy_duration: 3 })).toBe('CCDDDDCC');
  });

  it('a memory that loses a move each turn stays empty', () => {
    expect(play('DCCCC', { p_memory_delete: 1, p_memory_alter: 0, start_strategy_duration: 1 })).toBe('CCCCC');
  });

  it('a move altered each turn turns a single D into C', () => {
    expect(play('DD', { p_memory_delete: 0, p_memory_alter: 1, start_strategy_duration: 1 })).toBe('CC');
    expect(play('CC', { p_memory_delete: 0, p_memory_alter: 1, start_strategy_duration: 1 })).toBe('CD');
  });

  it('starts with the moves it is given', () => {
    expect(play('CCC', { ...perfect, start_strategy_duration: 0, memory: 'D' })).toBe('DDC');
  });
});
