// What the parity tests can tell: that the bound is the right one, and that a wrong probability is found.

import { describe, expect, it } from 'vitest';
import type { Behaviour } from '#lib/game/automaton.ts';
import { unwrap } from '#lib/game/problem.ts';
import { bound } from '#lib/library/applied.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { layAutomaton, type Overlay } from '#lib/library/overlay.ts';
import type { StrategyRecord } from '#lib/library/strategy.ts';
import { behaviourIn, compare, LARGEST_Z, recordedFrequencies, rootOfLikelihood } from './recorded.ts';

const recordOf = (name: string): StrategyRecord => bound(unwrap(findStrategy(name)));

/** The strategy with its probability of C on one turn (from 0) wrong by 0.08, towards the middle. */
function wrongOn(turn: number, behaviour: Behaviour): Behaviour {
  if (behaviour.kind !== 'automaton') throw new Error('The strategies below are automata.');
  const wrong: Overlay<number> = {
    initial: 0,
    cooperate: (now, p) => (now === turn ? p + (p > 0.5 ? -0.08 : 0.08) : p),
    next: (now) => Math.min(now + 1, turn + 1),
  };
  return { kind: 'automaton', automaton: layAutomaton(behaviour.automaton, wrong) };
}

const worst = (record: StrategyRecord, change = (behaviour: Behaviour): Behaviour => behaviour): number => {
  const made = (setting: Parameters<typeof behaviourIn>[1]): Behaviour => change(behaviourIn(record, setting));
  const found = compare(record, recordedFrequencies(record), 2000, made);
  return Math.max(...found.map(({ z }) => Math.abs(z)));
};

describe('the comparison of frequencies', () => {
  it('is held to the bound of 0.001 over the whole set', () => {
    expect(LARGEST_Z).toBeGreaterThan(5.7);
    expect(LARGEST_Z).toBeLessThan(5.8);
  });

  it('is close to the usual z where events are not rare, and 0 where all is alike', () => {
    // 140 of 300 against 2000 of 4000: 0.4667 for 0.5, pooled error 0.0299.
    expect(rootOfLikelihood(140, 300, 2000, 4000)).toBeCloseTo(1.115, 2);
    expect(rootOfLikelihood(300, 300, 4000, 4000)).toBe(0);
    expect(rootOfLikelihood(300, 300, 3680, 4000)).toBeLessThan(-LARGEST_Z);
  });

  // One of a kind each: fair and biased coins, memory one, a counter, a learner.
  it.each(['Random: 0.5', 'Random: 0.1', 'GTFT: 0.33', 'ZD-Extort-2', 'Worse and Worse', 'First by Joss: 0.9'])(
    'passes %s and finds a turn of it that is wrong by 0.08',
    (name) => {
      const record = recordOf(name);
      expect(worst(record)).toBeLessThan(LARGEST_Z);
      for (const turn of [0, 37]) {
        expect(worst(record, (behaviour) => wrongOn(turn, behaviour))).toBeGreaterThan(LARGEST_Z);
      }
    },
  );
});
