import { describe, expect, it } from 'vitest';
import { probers } from '#lib/library/probers.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play', () => {
  it.each(probers.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it.each([
    ['collective-strategy', 'CDCCC', 'CDCCC'],
    ['collective-strategy', 'CDCDC', 'CDCCD'],
    ['collective-strategy', 'CCCCC', 'CDDDD'],
    ['detective', 'CCCCDC', 'CDCCDD'],
    ['detective', 'CCCDCD', 'CDCCDC'],
    ['prober', 'DCCDD', 'DCCDD'],
    ['prober', 'CCDCD', 'DCCDC'],
    ['prober-2', 'CDCDD', 'DCCCC'],
    ['prober-2', 'CCCDC', 'DCCCD'],
    ['prober-3', 'DCDDC', 'DCDDD'],
    ['prober-3', 'CDCDC', 'DCDCD'],
    ['hard-prober', 'DCCDCC', 'DDCCDD'],
    ['hard-prober', 'CDCCDC', 'DDCCCD'],
  ])('%s against %s', (id, opponent, expected) => {
    expect(replies(probers, id, opponent)).toBe(expected);
  });

  it('Detective takes another opening', () => {
    expect(replies(probers, 'detective', 'CCDC', { parameters: { initial_actions: 'DD' } })).toBe('DDDD');
    expect(replies(probers, 'detective', 'DCDC', { parameters: { initial_actions: 'D' } })).toBe('DDCD');
  });

  it('Prober 4 does not count turn 20 and waits five turns before Tit For Tat', () => {
    const opening = 'CCDCDDDCCDCDCCDCDDCD';
    // Three unjust defections, met on turns 1, 2 and 4.
    expect(replies(probers, 'prober-4', 'DDCD' + 'C'.repeat(20) + 'DC')).toBe(opening + 'CCCCC' + 'D');
    expect(replies(probers, 'prober-4', 'DDCC' + 'C'.repeat(15) + 'DCCCCCC')).toBe(opening + 'DDDDDD');
    // The same opening moves, with one flipped: a just defection instead of an unjust one.
    expect(replies(probers, 'prober-4', 'DDCD' + 'C'.repeat(20) + 'DC', { flips: [0] })).toBe(
      'D' + opening.slice(1) + 'DDDDDD',
    );
  });

  it('the probing ones are Tit For Tat where they never probe', () => {
    for (const id of ['naive-prober', 'remorseful-prober']) {
      expect(replies(probers, id, 'CDDCDC', { parameters: { p: 0 } })).toBe('CCDDCD');
    }
  });

  it('Remorseful Prober forgives a defection on the turn of its probe', () => {
    expect(replies(probers, 'remorseful-prober', 'CDDCDC', { parameters: { p: 1 } })).toBe('CDCDDC');
    expect(replies(probers, 'naive-prober', 'CDDCDC', { parameters: { p: 1 } })).toBe('CDDDDD');
  });
});

describe('reachable states', () => {
  it.each([
    ['collective-strategy', 4],
    ['detective', 10],
    ['prober', 7],
    ['prober-2', 7],
    ['prober-3', 5],
    ['prober-4', 408],
    ['hard-prober', 9],
    ['naive-prober', 3],
    ['remorseful-prober', 3],
  ])('%s has %s', (id, states) => {
    const record = probers.find((candidate) => candidate.id === id)!;
    expect(countStates(behaviourOf(record))).toBe(states);
  });
});
