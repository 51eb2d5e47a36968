import { describe, expect, it } from 'vitest';
import { punishers } from '#lib/library/punishers.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

describe('recorded play', () => {
  it.each(punishers.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it.each([
    ['punisher', 'D' + 'C'.repeat(24), 'C' + 'D'.repeat(21) + 'CCC'],
    ['punisher', 'C'.repeat(20) + 'DCC', 'C'.repeat(21) + 'DC'],
    ['punisher', 'C'.repeat(19) + 'DCCC', 'C'.repeat(20) + 'DDC'],
    ['inverse-punisher', 'DCCC', 'CDDC'],
    ['inverse-punisher', 'CD' + 'C'.repeat(12), 'CC' + 'D'.repeat(11) + 'C'],
    ['level-punisher', 'DD' + 'C'.repeat(10), 'C'.repeat(12)],
    ['level-punisher', 'DDD' + 'C'.repeat(14), 'C'.repeat(10) + 'DDDDD' + 'CC'],
    ['tricky-level-punisher', 'CD' + 'C'.repeat(20), 'CC' + 'D'.repeat(18) + 'CC'],
    ['tricky-level-punisher', 'D'.repeat(103), 'C' + 'D'.repeat(99) + 'CCC'],
  ])('%s against %s', (id, opponent, expected) => {
    expect(replies(punishers, id, opponent)).toBe(expected);
  });
});

describe('reachable states', () => {
  it.each([['tricky-level-punisher', 586]])('%s has %s', (id, states) => {
    const record = punishers.find((candidate) => candidate.id === id)!;
    expect(countStates(behaviourOf(record))).toBe(states);
  });
});
