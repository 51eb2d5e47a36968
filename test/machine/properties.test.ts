import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payoff, STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { replies, size, type Mealy } from '#lib/machine/mealy.ts';
import { outcome } from '#lib/machine/outcome.ts';
import { properties } from '#lib/machine/properties.ts';
import {
  ALTERNATOR,
  anyMachine,
  GRUDGER,
  LIBRARY,
  machineOf,
  SECOND_PRAC,
  SECOND_PRAC_3,
  TIT_FOR_TAT,
  TIT_FOR_TWO_TATS,
  WIN_STAY_LOSE_SHIFT,
  wordsUpTo,
} from './machines.ts';

const COOPERATOR = machineOf('1 C | 1:1C,1C');
const DEFECTOR = machineOf('1 D | 1:1D,1D');
const lastReply = (machine: Mealy, word: string): string => replies(machine, word).at(-1)!;

describe('properties of well-known machines', () => {
  it.each([
    // machine, nice, provocable, retaliatory, forgiving, exploitable
    ['Cooperator', COOPERATOR, true, false, false, true, true],
    ['Defector', DEFECTOR, false, false, true, false, false],
    ['Tit For Tat', TIT_FOR_TAT, true, true, true, true, false],
    ['Tit For 2 Tats', TIT_FOR_TWO_TATS, true, true, false, true, true],
    ['Grudger', GRUDGER, true, true, true, false, false],
    ['Alternator', ALTERNATOR, false, false, false, false, false],
    ['Win-Stay Lose-Shift', WIN_STAY_LOSE_SHIFT, true, true, true, false, false],
  ])('%s', (_, machine, nice, provocable, retaliatory, forgiving, exploitable) => {
    const found = properties(machine);
    expect({
      nice: found.nice.holds,
      provocable: found.provocable.holds,
      retaliatory: found.retaliatory.holds,
      forgiving: found.forgiving.holds,
      exploitable: found.exploitable,
    }).toEqual({ nice, provocable, retaliatory, forgiving, exploitable });
  });

  it('shows by example', () => {
    expect(properties(DEFECTOR).nice.history).toBe('');
    expect(properties(ALTERNATOR).nice.history).toBe('C');
    expect(properties(TIT_FOR_TWO_TATS).provocable.history).toBe('DD');
    expect(properties(TIT_FOR_TWO_TATS).retaliatory.history).toBe('D');
    expect(properties(GRUDGER).forgiving).toEqual({ holds: false, history: 'D', turns: null });
    expect(properties(TIT_FOR_TAT).forgiving).toEqual({ holds: true, history: null, turns: 0 });
    // Three defections in a row once provoked, whatever comes, then peace.
    const soldier = machineOf('1 C | 1:1C,2D 2:3D,3D 3:1D,1D');
    expect(properties(soldier).forgiving).toEqual({ holds: true, history: null, turns: 2 });
  });

  it('knows where a machine no longer listens', () => {
    const { alwaysDefects, alwaysCooperates, indifferent } = properties(GRUDGER);
    expect(alwaysDefects).toEqual([{ state: '2', history: 'D' }]);
    expect(alwaysCooperates).toEqual([]);
    expect(indifferent).toEqual([{ state: '2', history: 'D' }]);
    expect(properties(LIBRARY.get('solution-b1')!).alwaysCooperates).toEqual([
      { state: '2', history: 'C' },
      { state: '3', history: 'CD' },
    ]);
  });

  it('finds how to make the most of a machine', () => {
    // Against Tit For 2 Tats: defect every other turn, (5 + 3) / 2.
    const twoTats = properties(TIT_FOR_TWO_TATS).bestResponse;
    expect(twoTats).toMatchObject({ opponent: 4, own: 1.5, replies: 'CC' });
    expect([...twoTats.cycle].sort().join('')).toBe('CD');
    // Against Win-Stay Lose-Shift defection for ever gets 5 and 1 in turn: exactly R, and no more.
    expect(properties(WIN_STAY_LOSE_SHIFT)).toMatchObject({ exploitable: false, bestResponse: { opponent: 3 } });
    expect(properties(WIN_STAY_LOSE_SHIFT, { R: 3, S: 0, T: 5.5, P: 1 }).exploitable).toBe(true);
  });

  it('plays SecondPrac and 3 against themselves in peace', () => {
    for (const machine of [SECOND_PRAC, SECOND_PRAC_3]) {
      expect(properties(machine)).toMatchObject({
        nice: { holds: true },
        againstItself: { cycle: { own: 'CC', opponent: 'CC' }, own: 3 },
      });
    }
  });
});

describe('properties of random machines', () => {
  const histories = wordsUpTo(6);

  it('are what trying every history says, with a shortest witness', () => {
    fc.assert(
      fc.property(anyMachine(4), (machine) => {
        const found = properties(machine);
        const rude = histories.find((word) => !word.includes('D') && lastReply(machine, word) === 'D');
        expect(found.nice).toEqual({ holds: rude === undefined, history: rude ?? null });

        const provoked = histories.find(
          (word) =>
            word.endsWith('D') &&
            lastReply(machine, word) === 'D' &&
            lastReply(machine, word.slice(0, -1) + 'C') === 'C',
        );
        expect(found.provocable.holds).toBe(provoked !== undefined);
        expect(found.provocable.history?.length).toBe(provoked?.length);

        const meek = histories.find((word) => /^C*D$/.test(word) && lastReply(machine, word) === 'C');
        expect(found.retaliatory).toEqual({ holds: meek === undefined, history: meek ?? null });

        // With four states, what happens after more than four turns of cooperation happens for ever.
        const late = (word: string): string =>
          replies(machine, word + 'C'.repeat(20))
            .slice(word.length + 5)
            .join('');
        const grudge = histories.find((word) => late(word).includes('D'));
        expect(found.forgiving.holds).toBe(grudge === undefined);
        expect(found.forgiving.history?.length).toBe(grudge?.length);
        const patience = histories.map(
          (word) =>
            replies(machine, word + 'C'.repeat(20))
              .slice(word.length + 1)
              .lastIndexOf('D') + 1,
        );
        expect(found.forgiving.turns).toBe(grudge === undefined ? Math.max(...patience) : null);
      }),
      { numRuns: 1000 },
    );
  });

  it('list the states that reply alike or always the same', () => {
    fc.assert(
      fc.property(anyMachine(5), (machine) => {
        const found = properties(machine);
        const from = (history: string, word: string): string =>
          replies(machine, history + word)
            .slice(history.length + 1)
            .join('');
        const reachable = new Set(histories.map((word) => stateAfter(machine, word)));
        for (const state of reachable) {
          const history = histories.find((word) => stateAfter(machine, word) === state)!;
          const all = histories.map((word) => from(history, word)).join('');
          const has = (list: readonly { state: string; history: string }[]): boolean =>
            list.some((entry) => entry.state === state && entry.history === history);
          expect(has(found.alwaysCooperates)).toBe(!all.includes('D'));
          expect(has(found.alwaysDefects)).toBe(!all.includes('C'));
          expect(has(found.indifferent)).toBe(from(history, 'C') === from(history, 'D'));
        }
      }),
    );
  });

  it('give a best response that can be played, and that no machine of two states beats', () => {
    const opponents = [...twoStateMachines()];
    fc.assert(
      fc.property(anyMachine(6), (machine) => {
        const { history, cycle, replies: own, opponent, own: ownMean } = properties(machine).bestResponse;
        const times = 3 * size(machine);
        const played = replies(machine, history + cycle.repeat(times)).join('');
        expect(played.slice(history.length, -1)).toBe(own.repeat(times));
        const points = [...cycle].map((move, i) => [
          payoff(STANDARD_PAYOFFS, move as 'C' | 'D', own[i] as 'C' | 'D'),
          payoff(STANDARD_PAYOFFS, own[i] as 'C' | 'D', move as 'C' | 'D'),
        ]);
        expect(points.reduce((sum, [a]) => sum + a!, 0) / cycle.length).toBeCloseTo(opponent, 12);
        expect(points.reduce((sum, [, b]) => sum + b!, 0) / cycle.length).toBeCloseTo(ownMean, 12);
        const position = (word: string): string => stateAfter(machine, word) + lastReply(machine, word);
        const onCycle = new Set([...cycle].map((_, i) => position(history + cycle.slice(0, i))));
        expect(histories.find((word) => onCycle.has(position(word)))?.length).toBe(history.length);
        const most = Math.max(...opponents.map((other) => outcome(other, machine, STANDARD_PAYOFFS).own));
        expect(most).toBeLessThanOrEqual(opponent + 1e-9);
      }),
    );
  });
});

/** The name of the state after a history. */
function stateAfter(machine: Mealy, word: string): string {
  const end = [...word].reduce((state, move) => machine.next[2 * state + (move === 'C' ? 0 : 1)]!, machine.start);
  return machine.names[end]!;
}

/** All machines of two states: 2 openings, 16 ways of leading, 16 of replying. */
function* twoStateMachines(): Generator<Mealy> {
  const bits = (code: number): number[] => [code & 1, (code >> 1) & 1, (code >> 2) & 1, (code >> 3) & 1];
  for (const opening of ['C', 'D'] as const) {
    for (let leads = 0; leads < 16; leads++) {
      for (let plays = 0; plays < 16; plays++) {
        const next = Int32Array.from(bits(leads));
        yield { names: ['1', '2'], start: 0, opening, next, output: Uint8Array.from(bits(plays)) };
      }
    }
  }
}
