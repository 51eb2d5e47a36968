import { describe, expect, it } from 'vitest';
import { hiddenMarkov, hiddenMarkovs } from '#lib/library/hidden-markov.ts';
import { rule } from '#lib/library/rule.ts';
import { expectParity } from './parity.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play of the reference', () => {
  it.each(hiddenMarkovs.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('the opening move', () => {
  const onC = [
    [0, 1],
    [1, 0],
  ];
  const onD = [
    [1, 0],
    [0, 1],
  ];

  it('needs no state of its own where the start state plays it', () => {
    expect(countStates(rule(hiddenMarkov({ onC, onD, emission: [1, 0], start: 0, opening: 'C' })))).toBe(2);
    expect(countStates(behaviourOf(hiddenMarkovs[0]!))).toBe(5);
  });

  it('is played once and leaves the start state as it was', () => {
    const automaton = hiddenMarkov({ onC, onD, emission: [1, 0.25], start: 0, opening: 'D' });
    const start = automaton.initial as number;
    expect(automaton.cooperate(start)).toBe(0);
    expect(automaton.cooperate(automaton.next(start, 'C', 'D') as number)).toBe(1);
    expect(automaton.cooperate(automaton.next(start, 'C', 'C') as number)).toBe(0.25);
  });
});
