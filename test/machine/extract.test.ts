import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance, type Automaton } from '#lib/game/automaton.ts';
import { canonical } from '#lib/machine/canonical.ts';
import { extract } from '#lib/machine/extract.ts';
import { mealyAutomaton } from '#lib/machine/mealy.ts';
import { anyMachine, TIT_FOR_TAT, TIT_FOR_TWO_TATS, WIN_STAY_LOSE_SHIFT } from './machines.ts';

/** Win-Stay Lose-Shift as it is written down: by what both did last. */
const PAVLOV: Automaton<{ own: string; opponent: string } | null> = {
  initial: null,
  cooperate: (state) => (state === null || state.own === state.opponent ? 1 : 0),
  next: (_, own, opponent) => ({ own, opponent }),
};

describe('extract', () => {
  it('gives every machine back, in canonical form', () => {
    fc.assert(
      fc.property(anyMachine(15), (machine) => {
        expect(extract(mealyAutomaton(machine))).toEqual({ ok: true, machine: canonical(machine) });
      }),
    );
  });

  it('finds the machines in coded rules', () => {
    expect(extract(PAVLOV)).toEqual({ ok: true, machine: canonical(WIN_STAY_LOSE_SHIFT) });
    const lastTwo: Automaton<string> = {
      initial: 'CC',
      cooperate: (seen) => (seen === 'DD' ? 0 : 1),
      next: (seen, _, opponent) => seen.slice(1) + opponent,
    };
    // Two defections are remembered until a cooperation, as in the machine of two states.
    expect(extract(lastTwo)).toEqual({ ok: true, machine: canonical(TIT_FOR_TWO_TATS) });
  });

  it('tells states apart by their own key', () => {
    const counted: Automaton<{ turn: number; last: 0 | 1 }> = {
      initial: { turn: 0, last: 0 },
      cooperate: ({ last }) => 1 - last,
      next: ({ turn }, _, opponent) => ({ turn: turn + 1, last: opponent === 'C' ? 0 : 1 }),
    };
    expect(extract(counted)).toEqual({ ok: false, reason: 'too-many-states' });
    expect(extract({ ...counted, key: ({ last }) => last })).toEqual({ ok: true, machine: TIT_FOR_TAT });
  });

  it('counts raw states against the cap', () => {
    expect(extract(PAVLOV, 4)).toEqual({ ok: false, reason: 'too-many-states' });
    expect(extract(PAVLOV, 5)).toMatchObject({ ok: true });
  });

  it('refuses chance where play can meet it, and only there', () => {
    const coin: Automaton<number> = { initial: 0, cooperate: () => 0.5, next: () => 0 };
    const drift: Automaton<number> = { initial: 0, cooperate: (s) => s, next: () => chance([0.5, 0], [0.5, 1]) };
    const start: Automaton<number> = { ...mealyAutomaton(TIT_FOR_TAT), initial: chance([0.9, 0], [0.1, 1]) };
    for (const automaton of [coin, drift, start])
      expect(extract(automaton)).toEqual({ ok: false, reason: 'stochastic' });
    const sure: Automaton<number> = { ...mealyAutomaton(TIT_FOR_TAT), initial: chance([0, 1], [0.4, 0], [0.6, 0]) };
    expect(extract(sure)).toEqual({ ok: true, machine: TIT_FOR_TAT });
    // Own moves are as intended without noise, so what happens after a slip does not count.
    const slip: Automaton<number> = {
      initial: 0,
      cooperate: () => 1,
      next: (_, own) => (own === 'C' ? 0 : chance([0.5, 0], [0.5, 1])),
    };
    expect(extract(slip)).toMatchObject({ ok: true, machine: { names: ['1'] } });
  });
});
