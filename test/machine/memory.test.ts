import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, codeOf } from '#lib/game/action.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { memoryDepth } from '#lib/machine/memory.ts';
import {
  ALTERNATOR,
  anyMachine,
  EVOLVED_FSM_8,
  GRUDGER,
  LIBRARY,
  machineOf,
  TIT_FOR_TAT,
  TIT_FOR_TWO_TATS,
  WIN_STAY_LOSE_SHIFT,
} from './machines.ts';

/**
 * Whether k turns decide the next move, by the definition: from everything that play can be at (a state with a
 * move due), all the ways in which k turns can go, and the move that follows each of these ways.
 */
function turnsDecide(machine: Mealy, k: number): boolean {
  type Position = { readonly state: number; readonly due: string; readonly window: string };
  const after = ({ state, due, window }: Position): Position[] =>
    ACTIONS.map((opponent) => {
      const cell = 2 * state + codeOf(opponent);
      return { state: machine.next[cell]!, due: ACTIONS[machine.output[cell]!]!, window: window + due + opponent };
    });
  const key = ({ state, due }: Position): string => `${state}${due}`;
  const reached = new Map<string, Position>();
  const queue: Position[] = [{ state: machine.start, due: machine.opening, window: '' }];
  for (const position of queue) {
    if (reached.has(key(position))) continue;
    reached.set(key(position), { ...position, window: '' });
    queue.push(...after(position));
  }
  let positions = [...reached.values()];
  for (let turn = 0; turn < k; turn++) positions = positions.flatMap(after);
  const decided = new Map<string, string>();
  for (const { window, due } of positions) {
    if ((decided.get(window) ?? due) !== due) return false;
    decided.set(window, due);
  }
  return true;
}

describe('memoryDepth', () => {
  it.each([
    ['Cooperator', machineOf('1 C | 1:1C,1C'), 0],
    ['a Cooperator that opens with D', machineOf('1 D | 1:1C,1C'), 1],
    ['Tit For Tat', TIT_FOR_TAT, 1],
    ['Suspicious Tit For Tat', { ...TIT_FOR_TAT, opening: 'D' as const }, 1],
    ['Tit For 2 Tats', TIT_FOR_TWO_TATS, 2],
    ['Win-Stay Lose-Shift', WIN_STAY_LOSE_SHIFT, 1],
    ['Alternator', ALTERNATOR, 1],
    ['Grudger, whose own defection reminds it', GRUDGER, 1],
    ['Grudger that waits a turn', machineOf('1 C | 1:1C,2C 2:3D,3D 3:3D,3D'), 2],
    ['Cycler CCD', machineOf('1 C | 1:2C,2C 2:3D,3D 3:1C,1C'), 2],
    ['an endless count of defections', machineOf('1 C | 1:1C,2C 2:2C,1D'), null],
  ])('of %s', (_, machine, depth) => {
    expect(memoryDepth(machine)).toBe(depth);
  });

  it("is the reference's for 17 of its 18 machines", () => {
    const finite = { fortress3: 2, fortress4: 3, ripoff: 3, 'solution-b1': 2, 'evolved-fsm-6': 7 };
    const found = Object.fromEntries([...LIBRARY].map(([id, machine]) => [id, memoryDepth(machine)]));
    expect(found).toEqual({ ...Object.fromEntries([...LIBRARY.keys()].map((id) => [id, null])), ...finite });
  });

  it('is 7 for Evolved FSM 8, which the reference calls infinite: seven turns decide, six do not', () => {
    expect(memoryDepth(EVOLVED_FSM_8)).toBe(7);
    expect([6, 7].map((k) => turnsDecide(EVOLVED_FSM_8, k))).toEqual([false, true]);
  });

  it('is what the definition says on random machines', () => {
    const met = new Set<number | null>();
    fc.assert(
      fc.property(anyMachine(4), (machine) => {
        const depth = memoryDepth(machine);
        met.add(depth);
        // A pair of four states cannot be followed for more than six turns without meeting itself again.
        const expected = [0, 1, 2, 3, 4, 5, 6, 7].find((k) => turnsDecide(machine, k));
        expect(depth).toBe(expected ?? null);
      }),
      { numRuns: 1500 },
    );
    expect([...met]).toEqual(expect.arrayContaining([null, 0, 1, 2, 3, 4]));
  });
});
