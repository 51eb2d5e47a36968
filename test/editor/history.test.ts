import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#lib/editor/about.ts';
import { moveStates, placesForNew, applyLayout } from '#lib/editor/arrange.ts';
import * as history from '#lib/editor/history.ts';
import { addState } from '#lib/editor/states.ts';
import { deeds, type Deed } from './arbitrary.ts';

const play = (list: readonly Deed[]): history.Workspace =>
  list.reduce((work, deed) => history.perform(work, deed(work.document)), history.open(emptyDocument()));

function drawn(): history.Workspace {
  const work = history.open(emptyDocument());
  return history.perform(work, addState(work.document, [0, 0]).edit);
}

describe('history', () => {
  it('goes back to the beginning and forward to the end, over every document on the way', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        let work = history.open(emptyDocument());
        const seen = [work.document];
        for (const deed of list) {
          const next = history.perform(work, deed(work.document));
          if (next.past.length > work.past.length) seen.push(next.document);
          work = next;
        }
        for (const document of seen.toReversed().slice(1)) {
          work = history.undo(work);
          expect(work.document).toEqual(document);
        }
        expect(history.undo(work)).toBe(work);
        for (const document of seen.slice(1)) {
          work = history.redo(work);
          expect(work.document).toEqual(document);
        }
        expect(history.redo(work)).toBe(work);
      }),
      { numRuns: 200 },
    );
  });

  it('makes one step of a gesture, however many edits it had', () => {
    let work = history.begin(drawn(), 'Move');
    for (let i = 1; i <= 50; i++) {
      work = history.drag(work, moveStates(work.gesture!.base, ['1'], i, 2 * i));
    }
    work = history.commit(work);
    expect(work.document.layout['1']).toEqual([50, 100]);
    expect(work.past.map(({ edit }) => edit.label)).toEqual(['Add state 1', 'Move 1']);
    expect(history.undo(work).document.layout['1']).toEqual([0, 0]);
  });

  it('records nothing of a gesture that ends where it began, or is cancelled', () => {
    const before = drawn();
    let work = history.begin(before, 'Move');
    work = history.drag(work, moveStates(before.document, ['1'], 9, 9));
    expect(history.cancel(work).document).toBe(before.document);
    expect(history.undo(work).document).toBe(before.document);
    work = history.commit(history.drag(work, moveStates(before.document, ['1'], 0, 0)));
    expect(work.past).toHaveLength(1);
    expect(work.document).toBe(before.document);
  });

  it('keeps what can be redone when a gesture comes to nothing', () => {
    let work = history.undo(play([(d) => addState(d).edit, (d) => addState(d).edit]));
    work = history.commit(history.begin(work, 'Move'));
    expect(history.redoLabel(work)).toBe('Add state 2');
  });

  it('joins a burst of equal keys, and ends it after a second, another key or an undo', () => {
    const nudge = (work: history.Workspace, now: number, key = 'nudge 1') =>
      history.perform(work, moveStates(work.document, ['1'], 5, 0), key, now);
    let work = drawn();
    for (const now of [0, 400, 900, 1800]) work = nudge(work, now);
    expect(work.past).toHaveLength(2);
    expect(work.document.layout['1']).toEqual([20, 0]);
    work = nudge(work, 2801);
    expect(work.past).toHaveLength(3);
    work = nudge(work, 2802, 'nudge 1 2');
    expect(work.past).toHaveLength(4);
    work = history.undo(work);
    work = nudge(history.redo(work), 2803, 'nudge 1 2');
    expect(work.past).toHaveLength(5);
  });

  it('drops a burst that comes back to where it began', () => {
    let work = drawn();
    work = history.perform(work, moveStates(work.document, ['1'], 5, 0), 'nudge', 0);
    work = history.perform(work, moveStates(work.document, ['1'], -5, 0), 'nudge', 1);
    expect(work.past).toHaveLength(1);
  });

  it('counts places found later as part of the step that brought the states', () => {
    let work = play([(d) => addState(d, [0, 0]).edit, (d) => addState(d).edit]);
    work = history.amend(work, applyLayout(work.document, placesForNew(work.document)));
    expect(Object.keys(work.document.layout)).toEqual(['1', '2']);
    expect(work.past).toHaveLength(2);
    expect(Object.keys(history.undo(work).document.layout)).toEqual(['1']);
    expect(history.redo(history.undo(work)).document).toEqual(work.document);
  });
});
