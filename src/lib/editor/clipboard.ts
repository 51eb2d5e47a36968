// The clipboard's text: a machine file in the canonical XState form that holds the copied states alone, so it
// can be pasted into this studio, into an editor as a file of its own, or read. Transitions that lead out of
// the selection are kept by target name; whoever pastes keeps them where such a state exists.

import type { Parsed } from '../game/problem.ts';
import { parseAny } from '../formats/formats.ts';
import { printXState } from '../formats/xstate.ts';
import type { Point } from '../layout/figure.ts';
import type { MachineDocument } from '../machine/document.ts';
import { count } from './announce.ts';
import { positionOf } from './edit.ts';
import { insert, type Made } from './states.ts';

/** The text of a selection of states: a machine file with these states, in the document's order. */
export function copyText(document: MachineDocument, ids: ReadonlySet<string>): string {
  const { machine, layout } = document;
  return printXState({
    ...document,
    description: '',
    origin: {},
    extra: {},
    machine: {
      ...machine,
      initial: machine.initial !== null && ids.has(machine.initial) ? machine.initial : null,
      states: machine.states.filter(({ id }) => ids.has(id)),
    },
    layout: Object.fromEntries(Object.entries(layout).filter(([id]) => ids.has(id))),
  });
}

/**
 * The edit that pastes a text, centred on a point: what was copied here, or a machine in any format that the
 * studio reads. Ids are made fresh. Pasted into an empty machine, the start and opening move come along.
 * Refused with the reasons where the text is no machine.
 */
export function pasteText(document: MachineDocument, text: string, at: Point): Parsed<Made> {
  const parsed = parseAny(text);
  if (!parsed.ok) return parsed;
  const pasted = parsed.value;
  const { states, initial, opening } = pasted.machine;
  const places = states.flatMap(({ id }) => positionOf(pasted, id) ?? []);
  const xs = places.filter((_, i) => i % 2 === 0);
  const ys = places.filter((_, i) => i % 2 === 1);
  const made = insert(document, {
    states,
    positionOf: (id) => positionOf(pasted, id),
    shift: xs.length === 0 ? [0, 0] : [at.x - middle(xs), at.y - middle(ys)],
    label: `Paste ${count(states.length, 'state')}`,
    begin: document.machine.states.length === 0 ? { initial, opening } : null,
  });
  return { ok: true, value: made, warnings: parsed.warnings };
}

function middle(values: readonly number[]): number {
  return (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2;
}
