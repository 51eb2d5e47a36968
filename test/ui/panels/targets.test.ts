import { describe, expect, it } from 'vitest';
import { apply } from '#lib/editor/edit.ts';
import { emptyDocument } from '#lib/editor/about.ts';
import { unwrap } from '#lib/game/problem.ts';
import { toDraft, fromEntries } from '#lib/machine/mealy.ts';
import { leadTo, targetsFor } from '#lib/ui/panels/targets.ts';

const machine = fromEntries('1', 'C', [
  [
    '1',
    [
      ['1', 'C'],
      ['12', 'D'],
    ],
  ],
  [
    '12',
    [
      ['1', 'C'],
      ['angry', 'D'],
    ],
  ],
  [
    'angry',
    [
      ['angry', 'D'],
      ['angry', 'D'],
    ],
  ],
]);
const document = { ...emptyDocument('Test'), machine: toDraft(machine) };
const names = (typed: string): string[] => targetsFor(document.machine, typed).map(({ name }) => name);

describe('targetsFor', () => {
  it('puts the exact name first, then names that begin so, then names that hold it', () => {
    expect(names('1')).toEqual(['1', '12']);
    expect(names('2')).toEqual(['12', '2']);
    expect(names('ANGRY')).toEqual(['angry']);
    expect(names('')).toEqual(['1', '12', 'angry']);
  });

  it('offers a new state last, where no state has the name', () => {
    expect(targetsFor(document.machine, ' calm ').at(-1)).toEqual({ id: null, name: 'calm' });
    expect(targetsFor(document.machine, '12').some(({ id }) => id === null)).toBe(false);
  });
});

describe('leadTo', () => {
  it('keeps the reply of the transition', () => {
    const edit = unwrap(leadTo(document, { state: '1', input: 'D' }, { id: 'angry', name: 'angry' }, [0, 0]));
    expect(apply(document, edit).machine.states[0]!.D).toEqual({ target: 'angry', output: 'D' });
  });

  it('adds a state of the typed name in the same step', () => {
    const edit = unwrap(leadTo(document, { state: '1', input: 'D' }, { id: null, name: 'v1.2' }, [0, 0]));
    const after = apply(document, edit);
    const added = after.machine.states.at(-1)!;
    expect(added.label ?? added.id).toBe('v1.2');
    expect(after.machine.states[0]!.D).toEqual({ target: added.id, output: 'D' });
    expect(after.layout[added.id]).toEqual([0, 0]);
  });
});
