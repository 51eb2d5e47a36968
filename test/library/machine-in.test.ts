import { describe, expect, it } from 'vitest';
import { playOpenLoop } from '#lib/engine/openloop.ts';
import { unwrap } from '#lib/game/problem.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { exactStates, machineIn, MOST_STATES } from '#lib/library/machine-in.ts';
import type { NamedStrategy } from '#lib/library/naming.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { replies } from '#lib/machine/mealy.ts';
import { stream } from '#lib/game/random.ts';

const named = (name: string): NamedStrategy => unwrap(findStrategy(name));

describe('machineIn', () => {
  it.each([
    ['Tit For Tat', 1],
    ['Evolved FSM 16', 14],
    ['First by Davis: 10', 19],
    ['First by Davis: 3', 5],
  ])('%s is a machine of %d states', (name, states) => {
    expect(machineIn(named(name))).toMatchObject({ kind: 'exact', machine: { names: { length: states } } });
    expect(exactStates(named(name))).toBe(states);
  });

  it.each([
    ['Random', 'chance'],
    ['Meta Winner', 'team'],
  ])('%s is none: %s', (name, reason) => {
    expect(machineIn(named(name))).toEqual({ kind: 'none', reason });
    expect(exactStates(named(name))).toBeNull();
  });

  // A counter of it falls for as long as both cooperate, so there is no end of states.
  it('Omega TFT is one for the first 14 turns, on random histories of that length', () => {
    const omega = named('Omega TFT');
    const found = machineIn(omega);
    expect(found).toMatchObject({ kind: 'turns', turns: 14, machine: { names: { length: 52 } } });
    if (found.kind !== 'turns') return;
    const random = stream(5);
    const info = { payoffs: STANDARD_PAYOFFS, length: Infinity, noise: 0 };
    for (let i = 0; i < 500; i++) {
      const opponent = Array.from({ length: 14 }, () => (random() < 0.5 ? 'C' : 'D')).join('');
      const played = playOpenLoop(omega.record.create(omega.parameters, info), {
        opponent,
        flips: [],
        length: null,
        noise: 0,
      });
      expect(replies(found.machine, opponent.slice(0, 13)).join('')).toBe(played);
    }
  });

  it('takes fewer turns when asked, and says where more states would be needed', () => {
    expect(machineIn(named('Omega TFT'), 6)).toMatchObject({ kind: 'turns', turns: 6 });
    expect(machineIn(named('Omega TFT'), 50)).toEqual({ kind: 'none', reason: 'states' });
    expect(machineIn(named('Prober 4'), 200)).toEqual({ kind: 'large', states: 148 });
    expect(MOST_STATES).toBe(64);
  });
});
