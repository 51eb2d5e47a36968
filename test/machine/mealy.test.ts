import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action } from '#lib/game/action.ts';
import { playOpenLoop } from '#lib/engine/openloop.ts';
import { mealy, mealyAutomaton, replies, step, toDraft, type Mealy } from '#lib/machine/mealy.ts';
import { minimise } from '#lib/machine/minimise.ts';
import { prune } from '#lib/machine/prune.ts';
import { anyMachine, GRUDGER, machineOf, TIT_FOR_TAT } from './machines.ts';

const histories = fc.array(fc.constantFrom<Action>('C', 'D'), { maxLength: 60 });

describe('Mealy machines', () => {
  it('are made from rows, in the order of the rows', () => {
    const grudger = mealy('calm', 'C', { angry: [['angry', 'D'], ['angry', 'D']], calm: [['calm', 'C'], ['angry', 'D']] }); // prettier-ignore
    expect(grudger.names).toEqual(['angry', 'calm']);
    expect(replies(grudger, 'CDC').join('')).toBe('CCDD');
    expect(() =>
      mealy('calm', 'C', {
        calm: [
          ['calm', 'C'],
          ['angry', 'D'],
        ],
      }),
    ).toThrow(/no state "angry"/);
  });

  it('reply to a history as their steps do', () => {
    fc.assert(
      fc.property(anyMachine(10), histories, (machine, history) => {
        let state = machine.start;
        const moves: Action[] = [machine.opening];
        for (const move of history) {
          const { next, output } = step(machine, state, move === 'C' ? 0 : 1);
          moves.push(ACTIONS[output]);
          state = next;
        }
        expect(replies(machine, history)).toEqual(moves);
      }),
    );
  });

  it('become drafts with every transition', () => {
    expect(toDraft(GRUDGER)).toEqual({
      initial: '1',
      opening: 'C',
      states: [
        { id: '1', label: null, C: { target: '1', output: 'C' }, D: { target: '2', output: 'D' } },
        { id: '2', label: null, C: { target: '2', output: 'D' }, D: { target: '2', output: 'D' } },
      ],
    });
  });
});

describe('the automaton of a machine', () => {
  const play = (machine: Mealy, opponent: string, flips: readonly number[]): string =>
    playOpenLoop(
      { kind: 'automaton', automaton: mealyAutomaton(machine) },
      { opponent, flips, length: null, noise: 0 },
    );

  it('plays the replies, flipped where noise strikes, whatever noise does', () => {
    fc.assert(
      fc.property(anyMachine(10), histories, fc.uniqueArray(fc.nat(60)), (machine, history, flips) => {
        const opponent = [...history, 'C'].join('');
        const expected = replies(machine, history).map((move, turn) =>
          flips.includes(turn) ? (move === 'C' ? 'D' : 'C') : move,
        );
        expect(play(machine, opponent, flips)).toBe(expected.join(''));
      }),
    );
  });

  it('plays the same pruned and minimised, under noise too', () => {
    fc.assert(
      fc.property(anyMachine(10), histories, fc.uniqueArray(fc.nat(60)), (machine, history, flips) => {
        const opponent = history.join('');
        const original = play(machine, opponent, flips);
        expect(play(prune(machine), opponent, flips)).toBe(original);
        expect(play(minimise(machine).machine, opponent, flips)).toBe(original);
      }),
    );
  });

  it('is Tit For Tat for Tit For Tat', () => {
    expect(play(TIT_FOR_TAT, 'CDDCD', [])).toBe('CCDDC');
    expect(play(machineOf('1 D | 1:1C,1D'), 'CDDCD', [1])).toBe('DDDDC');
  });
});
