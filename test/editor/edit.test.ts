import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#lib/editor/about.ts';
import { apply, between, invert, isEmpty, sameDocument, touched, type Edit } from '#lib/editor/edit.ts';
import { addState, renameState } from '#lib/editor/states.ts';
import { unwrap } from '#lib/game/problem.ts';
import { deeds } from './arbitrary.ts';

describe('edits', () => {
  it('are taken back exactly, one by one and from every point', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        let document = emptyDocument();
        for (const deed of list) {
          const before = document;
          const edit = deed(before);
          document = apply(before, edit);
          expect(apply(document, invert(edit))).toEqual(before);
          expect(sameDocument(apply(document, invert(edit)), before)).toBe(true);
          expect(isEmpty(edit)).toBe(sameDocument(before, document));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('survive JSON', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        let document = emptyDocument();
        for (const deed of list) {
          const edit = deed(document);
          const copy = JSON.parse(JSON.stringify(edit)) as Edit;
          expect(apply(document, copy)).toEqual(apply(document, edit));
          document = apply(document, copy);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('lead from any document to any other', () => {
    fc.assert(
      fc.property(deeds, deeds, (one, other) => {
        const run = (list: typeof one) =>
          list.reduce((document, deed) => apply(document, deed(document)), emptyDocument());
        const [a, b] = [run(one), run(other)];
        expect(apply(a, between('Jump', a, b))).toEqual(b);
      }),
      { numRuns: 300 },
    );
  });

  it('are small: a rename changes the renamed row and those that lead there', () => {
    let document = emptyDocument();
    for (let i = 0; i < 5; i++) document = apply(document, addState(document, [i, 0]).edit);
    const edit = unwrap(renameState(document, '3', 'angry'));
    expect(edit.changes.map(({ kind }) => kind)).toEqual(['change', 'place', 'place']);
    expect(touched(edit)).toEqual(['angry']);
  });

  it('made for another document are refused', () => {
    const document = apply(emptyDocument(), addState(emptyDocument()).edit);
    const edit: Edit = {
      label: 'Wrong',
      changes: [{ kind: 'remove', index: 0, state: { id: '9', label: null, C: null, D: null } }],
    };
    expect(() => apply(document, edit)).toThrow(/belongs to another/);
  });
});
