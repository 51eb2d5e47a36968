import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, type Action } from '#lib/game/action.ts';
import { toDraft, type Draft, type Mealy } from '#lib/machine/mealy.ts';
import { reach, reachDraft } from '#lib/machine/reach.ts';
import { anyMachine, EVOLVED_FSM_8, LIBRARY, wordsUpTo } from './machines.ts';

/** The state a history leads to, move by move. */
function stateAfter(machine: Mealy, word: string): number {
  return [...word].reduce((state, move) => machine.next[2 * state + codeOf(move as Action)]!, machine.start);
}

describe('reach', () => {
  it('finds states 1 and 2 of Evolved FSM 8 out of play, and how the others are reached', () => {
    const { reachable, words, order } = reach(EVOLVED_FSM_8);
    expect([...reachable]).toEqual([0, 0, 1, 1, 1, 1, 1, 1]);
    expect(words).toEqual([null, null, 'DDC', 'DC', '', 'DD', 'D', 'DDD']);
    expect(order.map((state) => EVOLVED_FSM_8.names[state])).toEqual(['5', '7', '4', '6', '3', '8']);
  });

  it.each([
    ['tf3', 6, 8],
    ['tf1', 16, 16],
    // The published tables of these two leave out their two unreachable states already.
    ['evolved-fsm-16', 14, 14],
    ['evolved-fsm-16-noise-05', 14, 14],
  ])('counts the reachable states of %s: %i of %i', (id, reachable, states) => {
    const machine = LIBRARY.get(id)!;
    expect([reach(machine).order.length, machine.names.length]).toEqual([reachable, states]);
  });

  it('gives the first of all shortest words, as trying every word does', () => {
    const every = wordsUpTo(7);
    fc.assert(
      fc.property(anyMachine(7), (machine) => {
        const expected = machine.names.map((_, state) => every.find((word) => stateAfter(machine, word) === state));
        expect(reach(machine).words).toEqual(expected.map((word) => word ?? null));
      }),
    );
  });
});

describe('reachDraft', () => {
  it('agrees with reach on complete machines', () => {
    fc.assert(
      fc.property(anyMachine(15), (machine) => {
        const { order, words } = reach(machine);
        expect([...reachDraft(toDraft(machine))]).toEqual(order.map((i) => [machine.names[i], words[i]]));
      }),
    );
  });

  it('walks only the transitions that are there', () => {
    const draft: Draft = {
      initial: 'a',
      opening: 'C',
      states: [
        { id: 'a', label: null, C: null, D: { target: 'b', output: 'D' } },
        { id: 'b', label: null, C: { target: 'nowhere', output: 'C' }, D: null },
        { id: 'c', label: null, C: { target: 'a', output: 'C' }, D: null },
      ],
    };
    expect([...reachDraft(draft)]).toEqual([
      ['a', ''],
      ['b', 'D'],
    ]);
    expect(reachDraft({ ...draft, initial: null }).size).toBe(0);
    expect(reachDraft({ ...draft, initial: 'nowhere' }).size).toBe(0);
  });
});
