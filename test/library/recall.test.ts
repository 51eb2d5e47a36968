import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '#lib/game/action.ts';
import { lookUp, memoryOne, type FourVector } from '#lib/library/recall.ts';
import { rule } from '#lib/library/rule.ts';
import { countStates } from './states.ts';

const action = fc.constantFrom<Action>('C', 'D');
const turns = fc.array(fc.tuple(action, action), { maxLength: 12 });

describe('memoryOne', () => {
  it('plays by the last turn', () => {
    const vector: FourVector = [0.1, 0.2, 0.3, 0.4];
    const automaton = memoryOne(vector, 0.5);
    const start = automaton.initial as number;
    expect(automaton.cooperate(start)).toBe(0.5);
    const after = (own: Action, opponent: Action): number =>
      automaton.cooperate(automaton.next(start, own, opponent) as number);
    expect([after('C', 'C'), after('C', 'D'), after('D', 'C'), after('D', 'D')]).toEqual(vector);
    expect(countStates(rule(automaton))).toBe(5);
  });

  it('joins outcomes with the same reply', () => {
    expect(countStates(rule(memoryOne([1, 0, 0, 1], 1)))).toBe(2);
    expect(countStates(rule(memoryOne([0.5, 0.5, 0.5, 0.5], 0.5)))).toBe(1);
  });
});

describe('lookUp', () => {
  it('finds the entry that the moves, read as a binary number, name', () => {
    const depth = fc.integer({ min: 0, max: 3 });
    const initialMoves = fc.array(action, { maxLength: 5 });
    fc.assert(
      fc.property(depth, depth, depth, initialMoves, turns, (own, opponent, openings, initial, history) => {
        const table = Array.from({ length: 2 ** (own + opponent + openings) }, (_, i) => (i + 1) / 1000);
        const automaton = lookUp({ own, opponent, openings }, initial.join(''), table);
        let state = automaton.initial as number;
        for (const [x, y] of history) state = automaton.next(state, x, y) as number;

        const depths = Math.max(own, opponent, openings);
        const last = (who: 0 | 1, n: number): string =>
          n === 0
            ? ''
            : history
                .slice(-n)
                .map((turn) => turn[who])
                .join('');
        const first = history
          .slice(0, openings)
          .map((turn) => turn[1])
          .join('');
        const key = (last(0, own) + last(1, opponent) + first).replaceAll('C', '0').replaceAll('D', '1');
        const expected =
          history.length < depths ? ((initial[history.length] ?? 'C') === 'C' ? 1 : 0) : table[parseInt(`0${key}`, 2)];
        expect(automaton.cooperate(state)).toBe(expected);
      }),
    );
  });
});
