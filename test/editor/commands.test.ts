import { describe, expect, it } from 'vitest';
import { describeEdge, describeMachine, describeSelection, describeState } from '#lib/editor/announce.ts';
import { typeAhead } from '#lib/editor/choosing.ts';
import { emptyDocument } from '#lib/editor/about.ts';
import { COMMANDS, commandById } from '#lib/editor/commands.ts';
import {
  everything,
  existing,
  isEdgeSelected,
  isNothing,
  join,
  NOTHING,
  onlyState,
  selectionOf,
  toggle,
  transitionsOf,
} from '#lib/editor/selection.ts';
import { reachDraft } from '#lib/machine/reach.ts';
import type { Draft } from '#lib/machine/mealy.ts';

const draft: Draft = {
  initial: '5',
  opening: 'C',
  states: [
    { id: '5', label: null, C: { target: '5', output: 'C' }, D: { target: '7', output: 'D' } },
    { id: '7', label: 'angry.', C: { target: '7', output: 'D' }, D: null },
    { id: '1', label: null, C: { target: '5', output: 'C' }, D: { target: 'gone', output: 'D' } },
  ],
};

describe('commands', () => {
  it('have ids, labels and keys of their own', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
    const shown = COMMANDS.filter(({ keysOnly }) => !keysOnly);
    expect(new Set(shown.map(({ label }) => label)).size).toBe(shown.length);
    expect(() => commandById('state.fly')).toThrow(/no command "state.fly"/);
  });

  it('share a key only where they are never possible together', () => {
    // Replaying, choosing a target, and drawing exclude one another; Escape asks for what lies on top first.
    const layer = (id: string) => id.split('.')[0]!.replace(/^(?!replay|choose).*/, 'drawing');
    const seen = new Map<string, string>();
    for (const { id, keys } of COMMANDS) {
      for (const key of keys) {
        const place = `${layer(id)} ${key}`;
        expect(seen.get(place), `${key} means ${id}`).toBeUndefined();
        seen.set(place, id);
      }
    }
  });
});

describe('what is said', () => {
  const reach = reachDraft(draft);

  it('of states, edges and selections', () => {
    expect(describeState(draft, '5', reach)).toBe(
      'State 5, start, opens with C. On C stay and play C; on D go to angry. and play D.',
    );
    expect(describeState(draft, '7', reach)).toBe('State angry.. On C stay and play D; on D nothing is drawn.');
    expect(describeState(draft, '1', reach)).toBe(
      'State 1. On C go to 5 and play C; on D go to gone, missing, and play D. Never reached.',
    );
    expect(describeEdge(draft, '5:CD')).toBe('From 5: on C stay and play C; on D go to angry. and play D.');
    expect(describeSelection(draft, selectionOf(['5']))).toBe('State 5 selected.');
    expect(describeSelection(draft, selectionOf(['5', '7'], ['5:C']))).toBe('2 states and 1 transition selected.');
    expect(describeSelection(draft, NOTHING)).toBe('Nothing selected.');
    expect(describeMachine('Grim', draft, 1, 2)).toBe('Grim: 3 states, 1 never reached, 2 problems.');
  });

  it('finds a state by what is typed', () => {
    const document = { ...emptyDocument(), machine: draft };
    expect(['a', 'ANG', '5', 'x'].map((typed) => typeAhead(document, typed))).toEqual(['7', '7', '5', null]);
  });
});

describe('selections', () => {
  it('take a merged edge as two transitions, and ids with colons as they are', () => {
    expect(transitionsOf('a:C:CD')).toEqual([
      { state: 'a:C', input: 'C' },
      { state: 'a:C', input: 'D' },
    ]);
    expect(transitionsOf('a')).toEqual([]);
    const selection = selectionOf(['5'], ['5:CD']);
    expect(isEdgeSelected(selection, '5:C')).toBe(true);
    expect(isEdgeSelected(selectionOf([], ['5:C']), '5:CD')).toBe(false);
  });

  it('are toggled, joined, and lose what is gone', () => {
    const one = selectionOf(['5', '7'], ['5:C']);
    expect(toggle(one, selectionOf(['7', '1']))).toEqual(selectionOf(['5', '1'], ['5:C']));
    expect(join(one, selectionOf(['1']))).toEqual(selectionOf(['5', '7', '1'], ['5:C']));
    expect(isNothing(toggle(one, one))).toBe(true);
    expect(existing(one, draft)).toBe(one);
    expect(existing(selectionOf(['9'], ['7:D', '7:C']), draft)).toEqual(selectionOf([], ['7:C']));
    expect(everything(draft).transitions.size).toBe(5);
    expect(onlyState(selectionOf(['5']))).toBe('5');
    expect(onlyState(one)).toBeNull();
  });
});
