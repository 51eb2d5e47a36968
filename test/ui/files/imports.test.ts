import { describe, expect, it } from 'vitest';
import { printTuples } from '#lib/formats/axelrod.ts';
import { toShareText } from '#lib/formats/share.ts';
import { printXState } from '#lib/formats/xstate.ts';
import { problem } from '#lib/game/problem.ts';
import { placeText, readImport, sharedText } from '#lib/ui/files/imports.ts';
import { libraryDocument } from '#lib/ui/files/machines.ts';

const champion = libraryDocument('evolved-fsm-8')!;

describe('an import', () => {
  it('reads a machine file and names its format', async () => {
    const { format, result } = await readImport(printXState(champion));
    expect(format).toBe('XState JSON');
    expect(result.ok && result.value).toEqual(champion);
  });

  it('reads a shared link, as an address or its end alone', async () => {
    const shared = await toShareText(champion);
    for (const link of [`http://127.0.0.1:3000/#machine=${shared}`, `#machine=${shared}\n`]) {
      const { format, result } = await readImport(link);
      expect(format).toBe('Shared link');
      expect(result.ok && result.value.machine).toEqual(champion.machine);
    }
  });

  it('names a machine by its file where the text has no name', async () => {
    const rows = printTuples(champion)
      .split('\n')
      .filter((line) => line.trim().startsWith('('))
      .join('\n');
    const { result } = await readImport(rows, 'C:\\tables\\My Table.txt');
    expect(result.ok && [result.value.name, result.value.id]).toEqual(['My Table', 'my-table']);
    const own = await readImport(printXState(champion), 'other.json');
    expect(own.result.ok && own.result.value.name).toBe('Evolved FSM 8');
  });

  it('lists what is wrong with its place', async () => {
    const { format, result } = await readImport('{\n  "id": "x",\n  "initial": 5,,\n}');
    expect(format).toBe('XState JSON');
    expect(!result.ok && placeText(result.problems[0]!)).toContain('line 3');
  });

  it('says what it could have read of a text that is nothing', async () => {
    const { format, result } = await readImport('Dear diary');
    expect(format).toBeNull();
    expect(!result.ok && result.problems[0]!.message).toContain('XState JSON');
  });
});

describe('places of problems', () => {
  it.each([
    [{ line: 3, column: 7 }, 'line 3, column 7'],
    [{ state: '5', input: 'C' }, 'state 5 on C'],
    [{ path: 'states.5.on' }, 'states.5.on'],
    [{ line: 2, path: 'states.5' }, 'line 2'],
    [{}, ''],
  ] as const)('%o', (place, text) => {
    expect(placeText(problem('x', 'X.', place))).toBe(text);
  });

  it('of an address without a machine: none', () => {
    expect(sharedText('http://127.0.0.1:3000/?machine=tf1')).toBeNull();
    expect(sharedText('#machine=')).toBeNull();
  });
});
