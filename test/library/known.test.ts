import { describe, expect, it } from 'vitest';
import { libraryMachinesByKey, strategyKey } from '#lib/library/known.ts';
import { fullName } from '#lib/library/naming.ts';
import { namedStrategies } from '#lib/library/registry.ts';
import { canonicalKey } from '#lib/machine/canonical.ts';
import { fromEntries, mealy } from '#lib/machine/mealy.ts';

describe('libraryMachinesByKey', () => {
  it('knows Tit For Tat however it is drawn, and names the plainest first', () => {
    const drawn = fromEntries('1', 'C', [
      [
        '1',
        [
          ['1', 'C'],
          ['2', 'D'],
        ],
      ],
      [
        '2',
        [
          ['1', 'C'],
          ['2', 'D'],
        ],
      ],
    ]);
    const names = libraryMachinesByKey().get(canonicalKey(drawn))!;
    expect(names[0]).toBe('Tit For Tat');
    expect(names).toContain('Contrite Tit For Tat');
  });

  it('knows Evolved FSM 8 as Evolved FSM 6', () => {
    const key = strategyKey(namedStrategies().find(({ id }) => id === 'evolved-fsm-8')!)!;
    expect(libraryMachinesByKey().get(key)).toEqual(expect.arrayContaining(['Evolved FSM 6', 'Evolved FSM 8']));
  });

  it('does not know what nobody plays', () => {
    const odd = mealy('a', 'D', {
      a: [
        ['b', 'D'],
        ['c', 'C'],
      ],
      b: [
        ['c', 'C'],
        ['a', 'C'],
      ],
      c: [
        ['a', 'D'],
        ['c', 'C'],
      ],
    });
    expect(libraryMachinesByKey().get(canonicalKey(odd))).toBeUndefined();
  });

  it('has no machine of a strategy that plays by chance', () => {
    for (const record of namedStrategies()) {
      if (record.classification.stochastic) expect(strategyKey(record), fullName(record)).toBeNull();
    }
  });
});
