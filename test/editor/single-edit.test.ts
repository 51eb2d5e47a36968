import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#lib/editor/about.ts';
import { apply } from '#lib/editor/edit.ts';
import { singleEdit, singleEditParts, singleEditText } from '#lib/editor/single-edit.ts';
import type { MachineDocument } from '#lib/machine/document.ts';
import { applyEdit, singleEdits } from '#lib/machine/edits.ts';
import { toDraft, type Mealy } from '#lib/machine/mealy.ts';
import { mealyMachine } from '../machine-arbitrary.ts';

const documentOf = (machine: Mealy): MachineDocument => ({ ...emptyDocument(), machine: toDraft(machine) });

describe('a single edit', () => {
  it('makes of the document what it makes of the machine', () => {
    fc.assert(
      fc.property(mealyMachine, fc.nat(), (machine, n) => {
        const all = singleEdits(machine);
        const edit = all[n % all.length]!;
        const document = documentOf(machine);
        expect(apply(document, singleEdit(document, edit)).machine).toEqual(toDraft(applyEdit(machine, edit)));
      }),
    );
  });

  it('is told with the names that people gave, and shows what it changes', () => {
    const document: MachineDocument = {
      ...emptyDocument(),
      machine: {
        initial: 'a',
        opening: 'C',
        states: [
          { id: 'a', label: null, C: { target: 'a', output: 'C' }, D: { target: 'b', output: 'D' } },
          { id: 'b', label: 'very angry', C: { target: 'b', output: 'D' }, D: { target: 'b', output: 'D' } },
        ],
      },
    };
    const cases = [
      [{ what: 'opening', to: 'D' }, 'open with D', ['a'], []],
      [{ what: 'start', to: 'b' }, 'start in very angry', ['b'], []],
      [{ what: 'target', state: 'b', input: 'C', to: 'a' }, 'very angry on C: go to a', ['b', 'a'], ['b:C']],
      [{ what: 'output', state: 'a', input: 'D', to: 'C' }, 'a on D: play C', ['a', 'b'], ['a:D']],
    ] as const;
    for (const [edit, text, states, transitions] of cases) {
      expect(singleEditText(document, edit)).toBe(text);
      expect(singleEditParts(document, edit)).toMatchObject({ states, transitions });
      expect(singleEdit(document, edit).label.toLowerCase()).toBe(text.toLowerCase());
    }
  });
});
