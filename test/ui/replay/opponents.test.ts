import { describe, expect, it } from 'vitest';
import { printXState } from '#lib/formats/xstate.ts';
import { thesisDocuments } from '#lib/library/machines.ts';
import { namedStrategies } from '#lib/library/registry.ts';
import { opponentOf } from '#lib/editor/replay-opponent.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { opponentEntries, ownMachines, specOf } from '#lib/ui/replay/opponents.ts';

const machine = thesisDocuments[0]!;
const mine = { ...machine, id: 'mine', name: 'Mine' };
const own = ownMachines([
  { id: 'mine', text: printXState(mine) },
  { id: machine.id, text: printXState(machine) },
  { id: 'broken', text: '{' },
  { id: 'incomplete', text: '{"states": {"a": {}}}' },
]);

describe('opponents to choose from', () => {
  it('are the complete machines of the folder that are no library machines', () => {
    expect(own.map(({ id }) => id)).toEqual(['mine']);
  });

  it('have one entry each, and every entry leads to one that can play', () => {
    const entries = opponentEntries(own);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries.length).toBe(namedStrategies().length + 4);
    for (const { id } of entries) {
      const spec = specOf(id, { machine, own, sequence: 'CD' });
      expect(spec && opponentOf(spec, DEFAULT_RULES).ok, id).toBe(true);
    }
    expect(specOf('machine:gone', { machine, own, sequence: '' })).toBeNull();
  });
});
