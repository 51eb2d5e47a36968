import { describe, expect, it } from 'vitest';
import { emptyDocument, renameMachine, replaceMachine } from '#lib/editor/about.ts';
import { alignStates, distributeStates, moveStates, neighbour, placesForNew, unplaced } from '#lib/editor/arrange.ts';
import { copyText, pasteText } from '#lib/editor/clipboard.ts';
import { apply, type Edit } from '#lib/editor/edit.ts';
import { findState, keyFor, nameOf } from '#lib/editor/names.ts';
import { minimisationOf, minimiseMachine, pruneMachine } from '#lib/editor/reduce.ts';
import { findRoute } from '#lib/editor/route.ts';
import { selectionOf } from '#lib/editor/selection.ts';
import { addState, deleteSelection, duplicateStates, renameState, setOpening, setStart } from '#lib/editor/states.ts';
import {
  completeMissing,
  connect,
  connectToNew,
  flipOutputs,
  missingInput,
  retarget,
  retargetToNew,
  setCell,
  setOutputs,
} from '#lib/editor/transitions.ts';
import { unwrap } from '#lib/game/problem.ts';
import type { MachineDocument } from '#lib/machine/document.ts';

/** A document from rows `id: C-target/reply D-target/reply`, with `-` for what is missing. */
function document(rows: string, initial: string | null = null): MachineDocument {
  const states = rows.split(';').map((row) => {
    const [id = '', c = '-', d = '-'] = row.trim().split(/:? +/);
    const arrow = (text: string) => {
      const [target = '', output] = text.split('/');
      return text === '-' ? null : { target, output: output as 'C' | 'D' };
    };
    return { id, label: null, C: arrow(c), D: arrow(d) };
  });
  const layout = Object.fromEntries(states.map(({ id }, i): [string, [number, number]] => [id, [100 * i, 0]]));
  return { ...emptyDocument(), machine: { initial, opening: 'C', states }, layout };
}

function rows({ machine }: MachineDocument): string {
  const arrow = (t: { target: string; output: string } | null) => (t ? `${t.target}/${t.output}` : '-');
  return machine.states.map((s) => `${s.id}: ${arrow(s.C)} ${arrow(s.D)}`).join('; ');
}

const after = (d: MachineDocument, edit: Edit) => apply(d, edit);

describe('states', () => {
  it('are numbered, and the first one is the start', () => {
    let d = emptyDocument();
    d = after(d, addState(d, [10.4, 20.6]).edit);
    d = after(d, addState(d).edit);
    expect(d.machine.initial).toBe('1');
    expect(rows(d)).toBe('1: - -; 2: - -');
    expect(d.layout).toEqual({ 1: [10, 21] });
  });

  it('take transitions, start, position and unknown parts of the file along when renamed', () => {
    const d = { ...document('1: 2/C 1/D; 2: 1/D 1/C', '1'), extra: { states: { 1: { tags: ['nice'] } } } };
    const e = after(d, unwrap(renameState(d, '1', ' angry ')));
    expect(rows(e)).toBe('angry: 2/C angry/D; 2: angry/D angry/C');
    expect(e.machine.initial).toBe('angry');
    expect(e.layout).toEqual({ angry: [0, 0], 2: [100, 0] });
    expect(e.extra).toEqual({ states: { angry: { tags: ['nice'] } } });
  });

  it.each([
    ['v1.5', 'v1-5'],
    ['#1', '1-2'],
    ['__proto__', 'state-__proto__'],
  ])('that are called %s get a key beside the name', (name, id) => {
    const d = document('1: - -; 2: - -');
    const [, state] = after(d, unwrap(renameState(d, '2', name))).machine.states;
    expect(state).toMatchObject({ id, label: name });
    expect(nameOf(state!)).toBe(name);
  });

  it('lose their label when the name can be a key again', () => {
    let d = document('1: - -');
    d = after(d, unwrap(renameState(d, '1', 'a.b')));
    d = after(d, unwrap(renameState(d, 'a-b', 'ab')));
    expect(d.machine.states[0]).toMatchObject({ id: 'ab', label: null });
  });

  it('refuse names that are taken or empty, in words', () => {
    const { machine } = document('1: - -; 2: - -');
    expect(keyFor(machine, '2', '1')).toMatchObject({ ok: false, problems: [{ message: /already a state "2"/ }] });
    expect(keyFor(machine, '  ', '1')).toMatchObject({ ok: false });
    expect(keyFor(machine, '1', '1')).toMatchObject({ ok: true });
  });

  it('take their incoming transitions and the start away when deleted', () => {
    const d = document('1: 2/C 1/D; 2: 1/D 2/C', '2');
    const e = after(d, deleteSelection(d, selectionOf(['2'])));
    expect(rows(e)).toBe('1: - 1/D');
    expect(e.machine.initial).toBeNull();
    expect(Object.keys(e.layout)).toEqual(['1']);
    expect(rows(after(d, deleteSelection(d, selectionOf([], ['1:C', '2:CD']))))).toBe('1: - 1/D; 2: - -');
  });

  it('are duplicated with the transitions among them', () => {
    const d = document('1: 2/C 3/D; 2: 1/D 2/C; 3: - -', '1');
    const { edit, ids } = duplicateStates(d, new Set(['1', '2']));
    expect(ids).toEqual(['4', '5']);
    expect(rows(after(d, edit))).toBe('1: 2/C 3/D; 2: 1/D 2/C; 3: - -; 4: 5/C 3/D; 5: 4/D 5/C');
    expect(after(d, edit).layout['5']).toEqual([140, 40]);
  });

  it('are found by id, name, and name in any case', () => {
    let { machine } = document('1: - -; angry: - -');
    machine = { ...machine, states: machine.states.map((s) => (s.id === '1' ? { ...s, label: 'Calm.' } : s)) };
    expect(['1', 'Calm.', 'calm.', 'ANGRY', 'x'].map((t) => findState(machine, t))).toEqual([
      '1',
      '1',
      '1',
      'angry',
      null,
    ]);
  });
});

describe('transitions', () => {
  const d = document('1: 2/D -; 2: - -', '1');

  it('are drawn on the missing input first, with the opponent’s move as reply', () => {
    expect(missingInput(d.machine.states[0])).toBe('D');
    expect(rows(after(d, connect(d, { from: '1', to: '1' })))).toBe('1: 2/D 1/D; 2: - -');
    expect(rows(after(d, connect(d, { from: '2', to: '1' })))).toBe('1: 2/D -; 2: 1/C -');
  });

  it('keep their reply when led elsewhere', () => {
    expect(rows(after(d, connect(d, { from: '1', input: 'C', to: '1' })))).toBe('1: 1/D -; 2: - -');
    expect(rows(after(d, retarget(d, [{ state: '1', input: 'C' }], '1')))).toBe('1: 1/D -; 2: - -');
    const made = retargetToNew(d, [{ state: '1', input: 'C' }], [5, 5]);
    expect(rows(after(d, made.edit))).toBe('1: 3/D -; 2: - -; 3: - -');
  });

  it('make their target in the void, as one edit', () => {
    const { edit, ids } = connectToNew(d, { from: '1', output: 'C' }, [300, 40]);
    expect(ids).toEqual(['3']);
    expect(rows(after(d, edit))).toBe('1: 2/D 3/C; 2: - -; 3: - -');
  });

  it('are flipped, set and cleared', () => {
    const e = document('1: 2/C 1/D; 2: - 1/C', '1');
    const all = selectionRefs('1:C', '1:D', '2:C', '2:D');
    expect(rows(after(e, flipOutputs(e, all)))).toBe('1: 2/D 1/C; 2: - 1/D');
    expect(rows(after(e, setOutputs(e, all, 'D')))).toBe('1: 2/D 1/D; 2: - 1/D');
    expect(rows(after(e, setCell(e, { state: '1', input: 'D' }, null)))).toBe('1: 2/C -; 2: - 1/C');
    expect(rows(after(e, setCell(e, { state: '2', input: 'C' }, { target: '1', output: 'D' })))).toContain('2: 1/D');
  });

  it('are completed to the state itself or to the start', () => {
    const e = document('1: 2/C -; 2: gone/D -', '1');
    expect(rows(after(e, completeMissing(e, 'self')))).toBe('1: 2/C 1/D; 2: 2/D 2/D');
    expect(rows(after(e, completeMissing(e, 'start')))).toBe('1: 2/C 1/D; 2: 1/D 1/D');
  });
});

function selectionRefs(...keys: string[]) {
  return keys.map((key) => ({ state: key.slice(0, -2), input: key.slice(-1) as 'C' | 'D' }));
}

describe('arranging', () => {
  const d: MachineDocument = {
    ...document('1: - -; 2: - -; 3: - -'),
    layout: { 1: [0, 0], 2: [30, 60], 3: [200, 10] },
  };

  it('moves, lines up and spreads', () => {
    expect(after(d, moveStates(d, ['1', 'nobody'], 3.4, -2)).layout['1']).toEqual([3, -2]);
    expect(after(d, alignStates(d, ['1', '2'], 'column')).layout).toMatchObject({ 1: [15, 0], 2: [15, 60] });
    expect(after(d, distributeStates(d, ['1', '2', '3'], 'horizontal')).layout['2']).toEqual([100, 60]);
  });

  it('goes to the neighbour in a direction', () => {
    expect(neighbour(d, '1', 'right')).toBe('3');
    expect(neighbour(d, '1', 'down')).toBe('2');
    expect(neighbour(d, '1', 'left')).toBeNull();
  });

  it('finds places beside linked states, apart from all others', () => {
    const e: MachineDocument = { ...document('1: 3/C -; 2: - -; 3: - -'), layout: { 1: [500, 500], 2: [0, 0] } };
    expect(unplaced(e)).toEqual(['3']);
    const [x, y] = placesForNew(e)['3']!;
    expect(Math.hypot(x - 500, y - 500)).toBeGreaterThan(58);
    expect(Math.hypot(x - 500, y - 500)).toBeLessThan(300);
  });
});

describe('reduction', () => {
  // 3 is never reached; 2 and 4 reply and lead alike.
  const d = document('1: 2/C 4/C; 2: 1/D 2/D; 3: 1/C 3/D; 4: 1/D 4/D', '1');

  it('prunes what no history reaches, places included', () => {
    const { edit, removed } = pruneMachine(d);
    expect(removed).toEqual(['3']);
    expect(edit.label).toBe('Prune to 3');
    expect(Object.keys(after(d, edit).layout)).toEqual(['1', '2', '4']);
    expect(pruneMachine({ ...d, machine: { ...d.machine, initial: null } }).removed).toEqual([]);
  });

  it('minimises, and says which states were the same', () => {
    const smaller = minimisationOf(d.machine)!;
    expect(smaller.classes).toEqual([['2', '4']]);
    expect(smaller.removed).toEqual(['3', '4']);
    expect(rows(after(d, minimiseMachine(d, smaller)))).toBe('1: 2/C 2/C; 2: 1/D 2/D');
    expect(minimisationOf(document('1: - -', '1').machine)).toBeNull();
  });
});

describe('the clipboard', () => {
  const d = document('5: 7/C 5/D; 7: 9/D 5/C; 9: 9/C 9/C', '5');

  it('brings states into another machine: inner transitions kept, outer ones where the target exists', () => {
    const text = copyText(d, new Set(['5', '7']));
    expect(JSON.parse(text)).toHaveProperty('states.5.on.C.target', '7');
    const into = document('5: 5/C 5/C; 9: - -', '5');
    const pasted = unwrap(pasteText(into, text, { x: 1000, y: 1000 }));
    expect(pasted.ids).toEqual(['1', '7']);
    const e = after(into, pasted.edit);
    expect(rows(e)).toBe('5: 5/C 5/C; 9: - -; 1: 7/C 1/D; 7: 9/D 1/C');
    expect(e.layout['1']).toEqual([950, 1000]);
    expect(rows(after(document('5: - -'), unwrap(pasteText(document('5: - -'), text, { x: 0, y: 0 })).edit))).toContain(
      '7: - 1/C',
    );
  });

  it('gives an empty machine start and opening move too', () => {
    const e = { ...d, machine: { ...d.machine, opening: 'D' as const } };
    const empty = emptyDocument();
    const pasted = after(empty, unwrap(pasteText(empty, copyText(e, new Set(['5', '7', '9'])), { x: 0, y: 0 })).edit);
    expect(pasted.machine).toEqual(e.machine);
  });

  it('takes a machine in another format', () => {
    const tuples = '(1, C, 1, C), (1, D, 2, D), (2, C, 2, D), (2, D, 2, D)';
    const empty = emptyDocument();
    expect(rows(after(empty, unwrap(pasteText(empty, tuples, { x: 0, y: 0 })).edit))).toBe('1: 1/C 2/D; 2: 2/D 2/D');
  });

  it('refuses text that is no machine, with the reason', () => {
    expect(pasteText(d, 'hello', { x: 0, y: 0 })).toMatchObject({ ok: false });
  });
});

describe('the machine as a whole', () => {
  it('is renamed with or without its file, opened, started and replaced', () => {
    const d = document('1: - -');
    expect(after(d, renameMachine(d, 'My Grim', true))).toMatchObject({ id: 'my-grim', name: 'My Grim' });
    expect(after(d, renameMachine(d, 'My Grim', false)).id).toBe(d.id);
    expect(after(d, renameMachine(d, '  ', true))).toBe(d);
    expect(after(d, setOpening(d, 'D')).machine.opening).toBe('D');
    expect(after(d, setStart(d, '1')).machine.initial).toBe('1');
    const other = { ...document('x: x/C x/C', 'x'), id: 'other', name: 'Other' };
    expect(after(d, replaceMachine(d, other))).toEqual({ ...other, id: d.id });
  });

  it('shows the way of a history', () => {
    const { machine } = document('1: 1/C 2/D; 2: - 1/C', '1');
    expect(findRoute(machine, 'CDDC')).toEqual({
      states: ['1', '1', '2', '1', '1'],
      transitions: ['1:C', '1:D', '2:D', '1:C'],
      moves: 'CCDCC',
    });
    expect(findRoute(machine, 'DCC')?.transitions).toEqual(['1:D']);
    expect(findRoute({ ...machine, initial: null }, 'C')).toBeNull();
  });
});
