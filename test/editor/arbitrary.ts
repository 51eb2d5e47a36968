// Random documents and random edits of them, through the studio's own operations.

import fc from 'fast-check';
import type { Action } from '#lib/game/action.ts';
import type { MachineDocument } from '#lib/machine/document.ts';
import { describeMachine, emptyDocument, renameMachine, replaceMachine, setOrigin } from '#lib/editor/about.ts';
import { alignStates, applyLayout, distributeStates, moveStates, placesForNew } from '#lib/editor/arrange.ts';
import { copyText, pasteText } from '#lib/editor/clipboard.ts';
import type { Edit } from '#lib/editor/edit.ts';
import { minimisationOf, minimiseMachine, pruneMachine } from '#lib/editor/reduce.ts';
import { selectionOf } from '#lib/editor/selection.ts';
import { addState, deleteSelection, duplicateStates, renameState, setOpening, setStart } from '#lib/editor/states.ts';
import {
  completeMissing,
  connect,
  connectToNew,
  flipOutputs,
  retarget,
  setCell,
  setOutputs,
} from '#lib/editor/transitions.ts';

/** An action that makes an edit for whatever document it meets. */
export type Deed = (document: MachineDocument) => Edit;

const action = fc.constantFrom<Action>('C', 'D');
const seat = fc.nat(30);
const position = fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }));
const name = fc.oneof(
  fc.constantFrom('a.b', '#', '__proto__', 'constructor', '5', 'angry', 'two words', 'é', ':', '5:C', ''),
  fc.string({ maxLength: 12 }),
);

function id(document: MachineDocument, n: number): string {
  const { states } = document.machine;
  return states[n % Math.max(1, states.length)]?.id ?? 'nobody';
}

const nothing: Edit = { label: 'Nothing', changes: [] };

/** One random operation. */
export const deed: fc.Arbitrary<Deed> = fc.oneof<fc.Arbitrary<Deed>[]>(
  fc.option(position).map((at) => (d) => addState(d, at).edit),
  fc.tuple(seat, name).map(([n, to]) => (d) => {
    const renamed = renameState(d, id(d, n), to);
    return renamed.ok ? renamed.value : nothing;
  }),
  fc.tuple(seat, action, seat).map(
    ([n, input, m]) =>
      (d) =>
        connect(d, { from: id(d, n), input, to: id(d, m) }),
  ),
  fc.tuple(seat, position).map(
    ([n, at]) =>
      (d) =>
        connectToNew(d, { from: id(d, n) }, at).edit,
  ),
  fc.tuple(seat, action, seat).map(
    ([n, input, m]) =>
      (d) =>
        retarget(d, [{ state: id(d, n), input }], id(d, m)),
  ),
  fc.tuple(seat, action).map(
    ([n, input]) =>
      (d) =>
        flipOutputs(d, [{ state: id(d, n), input }]),
  ),
  fc.tuple(seat, action, action).map(
    ([n, input, output]) =>
      (d) =>
        setOutputs(d, [{ state: id(d, n), input }], output),
  ),
  fc.tuple(seat, action).map(
    ([n, input]) =>
      (d) =>
        setCell(d, { state: id(d, n), input }, null),
  ),
  fc.constantFrom('self' as const, 'start' as const).map((to) => (d) => completeMissing(d, to)),
  seat.map((n) => (d) => setStart(d, id(d, n))),
  action.map((opening) => (d) => setOpening(d, opening)),
  fc.tuple(seat, seat, action).map(
    ([n, m, input]) =>
      (d) =>
        deleteSelection(d, selectionOf([id(d, n)], [`${id(d, m)}:${input}`])),
  ),
  fc.tuple(seat, seat).map(
    ([n, m]) =>
      (d) =>
        duplicateStates(d, new Set([id(d, n), id(d, m)])).edit,
  ),
  fc.tuple(seat, seat).map(([n, m]) => (d) => {
    const pasted = pasteText(d, copyText(d, new Set([id(d, n), id(d, m)])), { x: 10, y: 20 });
    return pasted.ok ? pasted.value.edit : nothing;
  }),
  fc.tuple(seat, position).map(
    ([n, [dx, dy]]) =>
      (d) =>
        moveStates(d, [id(d, n)], dx, dy),
  ),
  fc.constantFrom('row' as const, 'column' as const).map((into) => (d) => alignStates(d, Object.keys(d.layout), into)),
  fc.constant((d) => distributeStates(d, Object.keys(d.layout), 'horizontal')),
  fc.constant((d) => applyLayout(d, placesForNew(d))),
  fc.constant((d) => pruneMachine(d).edit),
  fc.constant((d) => {
    const smaller = minimisationOf(d.machine);
    return smaller ? minimiseMachine(d, smaller) : nothing;
  }),
  fc.tuple(name, fc.boolean()).map(
    ([to, newId]) =>
      (d) =>
        renameMachine(d, to, newId),
  ),
  name.map((text) => (d) => describeMachine(d, text)),
  name.map((author) => (d) => setOrigin(d, { author })),
  fc.constant((d) =>
    replaceMachine(d, { ...emptyDocument('Other'), machine: { initial: null, opening: 'D', states: [] } }),
  ),
);

/** Random operations in a row. */
export const deeds: fc.Arbitrary<Deed[]> = fc.array(deed, { maxLength: 40 });
