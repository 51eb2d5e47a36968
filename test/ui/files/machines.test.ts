import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#lib/editor/about.ts';
import { printXState } from '#lib/formats/xstate.ts';
import { isLibraryMachine } from '#lib/library/registry.ts';
import { entriesOf, FIRST_MACHINE, freeName, libraryDocument, searchEntries } from '#lib/ui/files/machines.ts';
import type { ListedFile } from '#lib/ui/files/api.ts';

const file = (id: string, text: string): ListedFile => ({ id, text, revision: 'r1', modified: 0 });
const named = (name: string): string => printXState(emptyDocument(name));
const champion = printXState(libraryDocument(FIRST_MACHINE)!);

describe('the list of machines', () => {
  it('joins files and drafts by id, sorted as people count', () => {
    const entries = entriesOf(
      [file('m10', named('M 10')), file('m2', named('M 2')), file(FIRST_MACHINE, champion)],
      [
        { id: 'm2', text: named('M 2, changed') },
        { id: 'new', text: named('A draft') },
      ],
    );
    expect(entries.map(({ id, name, unsaved, library }) => [id, name, unsaved, library])).toEqual([
      ['new', 'A draft', true, false],
      [FIRST_MACHINE, 'Evolved FSM 8', false, true],
      ['m2', 'M 2, changed', true, false],
      ['m10', 'M 10', false, false],
    ]);
    expect(entries[1]?.document?.machine.states).toHaveLength(8);
    expect(entries.map((entry) => entry.file?.revision ?? null)).toEqual([null, 'r1', 'r1', 'r1']);
  });

  it('keeps a file that cannot be read, with the reason, and passes over a draft that cannot', () => {
    const entries = entriesOf(
      [file('broken', '{"states": '), file('fine', named('Fine'))],
      [{ id: 'fine', text: '?' }],
    );
    expect(entries[0]).toMatchObject({ id: 'broken', name: 'broken', document: null });
    expect(entries[0]?.problems).not.toEqual([]);
    expect(entries[1]).toMatchObject({ name: 'Fine', unsaved: false });
  });

  it('calls the same machines the library’s as the server does', () => {
    for (const id of ['evolved-fsm-8', 'tf1', 'secondprac', 'fortress3', 'mine', 'tit-for-tat', 'evolved-fsm-8-copy']) {
      expect([id, libraryDocument(id) !== undefined]).toEqual([id, isLibraryMachine(id)]);
    }
  });

  it.each([
    ['fsm 8', ['Evolved FSM 8']],
    ['EVOLVED', ['Evolved FSM 8', 'Evolved FSM 16']],
    ['evolved-fsm-16', ['Evolved FSM 16']],
    ['', ['Evolved FSM 8', 'Evolved FSM 16', 'Mine']],
    ['grim', []],
  ])('searches for "%s"', (search, names) => {
    const entries = entriesOf(
      [file('a', named('Mine')), file('evolved-fsm-16', named('Evolved FSM 16')), file(FIRST_MACHINE, champion)],
      [],
    );
    expect(searchEntries(entries, search).map(({ name }) => name)).toEqual(names);
  });

  it('finds a name whose file is free, the library’s left alone', () => {
    expect(freeName('Grim', [])).toBe('Grim');
    expect(freeName('Grim', ['grim', 'grim-2'])).toBe('Grim 3');
    expect(freeName('Evolved FSM 8', [])).toBe('Evolved FSM 8 2');
  });
});
