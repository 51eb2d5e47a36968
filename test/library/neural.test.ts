import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '#lib/game/action.ts';
import trained from '#lib/library/trained/neural-networks.json' with { type: 'json' };
import { neuralNetwork, neuralNetworks } from '#lib/library/neural.ts';
import { expectParity } from './parity.ts';

describe('recorded play of the reference', () => {
  it.each(neuralNetworks.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

/** The network evaluated feature by feature, as it is specified. */
function output(hidden: number, weights: readonly number[], history: readonly (readonly [Action, Action])[]): number {
  const is = (move: Action | undefined): number[] => [Number(move === 'C'), Number(move === 'D')];
  const own = history.map((turn) => turn[0]);
  const opponent = history.map((turn) => turn[1]);
  const count = (moves: readonly Action[], which: Action): number => moves.filter((move) => move === which).length;
  const features = [
    ...is(opponent[0]),
    ...is(opponent[1]),
    ...is(own.at(-1)),
    ...is(own.at(-2)),
    ...is(opponent.at(-1)),
    ...is(opponent.at(-2)),
    count(opponent, 'C'),
    count(opponent, 'D'),
    count(own, 'C'),
    count(own, 'D'),
    history.length,
  ];
  const z = Array.from({ length: hidden }, (_, h) =>
    features.reduce((sum, x, f) => sum + weights[17 * h + f]! * x, weights[18 * hidden + h]!),
  );
  const truncate = z[0]! < 0;
  return z.reduce((sum, value, h) => {
    const active = Math.max(0, value);
    return sum + weights[17 * hidden + h]! * (truncate ? Math.trunc(active) : active);
  }, 0);
}

describe('networks', () => {
  const action = fc.constantFrom<Action>('C', 'D');
  const history = fc.array(fc.tuple(action, action), { maxLength: 60 });

  it.each(Object.entries(trained.networks))('%s plays by the sign of its output', (_id, { hidden, weights }) => {
    const automaton = neuralNetwork(hidden, weights);
    fc.assert(
      fc.property(history, (turns) => {
        let state = automaton.initial as Parameters<typeof automaton.cooperate>[0];
        for (const [own, opponent] of turns) state = automaton.next(state, own, opponent) as typeof state;
        expect(automaton.cooperate(state)).toBe(output(hidden, weights, turns) > 0 ? 1 : 0);
      }),
    );
  });

  it('have the published output before the first turn', () => {
    const { hidden, weights } = trained.networks['evolved-ann'];
    expect(output(hidden, weights, [])).toBeCloseTo(8.421646097166509, 9);
    expect(output(hidden, weights, [['C', 'D']])).toBeCloseTo(-19.260039316407536, 9);
  });

  it('refuse a list of weights of another length', () => {
    expect(() => neuralNetwork(5, [1, 2, 3])).toThrow('95 weights');
  });
});
