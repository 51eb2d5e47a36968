import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument, renameMachine } from '#lib/editor/about.ts';
import { moveStates } from '#lib/editor/arrange.ts';
import { apply } from '#lib/editor/edit.ts';
import * as history from '#lib/editor/history.ts';
import { printHistory, readHistory } from '#lib/editor/kept-history.ts';
import { addState } from '#lib/editor/states.ts';
import { deeds } from './arbitrary.ts';

const labels = (steps: readonly history.Step[]): string[] => steps.map(({ edit }) => edit.label);

/** Four states added, one of the steps undone. */
function drawn(): history.Workspace {
  let work = history.open(emptyDocument());
  for (let i = 0; i < 4; i++) work = history.perform(work, addState(work.document, [i, 0]).edit);
  return history.undo(work);
}

describe('a kept history', () => {
  it('goes back and forth as the one it was printed from', () => {
    fc.assert(
      fc.property(deeds, fc.nat(40), (list, undone) => {
        let work = list.reduce((w, deed) => history.perform(w, deed(w.document)), history.open(emptyDocument()));
        for (let i = 0; i < undone; i++) work = history.undo(work);
        const steps = readHistory(printHistory(work), work.document);
        let again = history.open(work.document, steps!);
        expect([labels(again.past), labels(again.future)]).toEqual([labels(work.past), labels(work.future)]);
        for (const go of [history.redo, history.undo]) {
          for (let i = 0; i < list.length; i++) {
            [work, again] = [go(work), go(again)];
            expect(again.document).toEqual(work.document);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('loses its oldest steps where it is too long, the undone ones last', () => {
    const work = drawn();
    const whole = printHistory(work).length;
    const shorter = readHistory(printHistory(work, whole - 100), work.document)!;
    expect(labels(shorter.past)).toEqual(['Add state 2', 'Add state 3']);
    expect(labels(shorter.future)).toEqual(['Add state 4']);
    expect(readHistory(printHistory(work, 0), work.document)).toEqual({ past: [], future: [] });
  });

  it('has a gesture under way as a step', () => {
    let work = history.begin(drawn(), 'Move');
    work = history.drag(work, moveStates(work.document, ['1'], 50, 0));
    expect(labels(readHistory(printHistory(work), work.document)!.past).at(-1)).toBe('Move 1');
  });

  it('is not read for a document that it does not lead to', () => {
    const work = drawn();
    const { document } = work;
    const text = printHistory(work);
    expect(readHistory(text, document)).not.toBeNull();
    const moved = apply(document, moveStates(document, ['2'], 1, 0));
    const grown = apply(document, addState(document, [9, 9]).edit);
    for (const other of [emptyDocument(), moved, grown]) expect(readHistory(text, other)).toBeNull();
    const renamed = history.perform(work, renameMachine(document, 'Other', false));
    expect(readHistory(printHistory(renamed), document)).toBeNull();
  });

  it.each(['', '[]', 'null', '{"version":2,"past":[],"future":[]}', '{"version":1,"past":[{}],"future":[]}'])(
    'is not read from %j',
    (text) => expect(readHistory(text, drawn().document)).toBeNull(),
  );
});
