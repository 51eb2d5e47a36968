// A parameter file of the reference trainer as a run to look at. It knows the best, the mean and the deviation of
// each generation; the median and the worst score are not in it, so the mean stands in the median's place and the
// worst is NaN, which the plot leaves out.

import { emptyDocument } from '../../editor/about.ts';
import { parseTrainerFile } from '../../formats/trainer.ts';
import type { Parsed } from '../../game/problem.ts';
import type { Positions } from '../../layout/arcs.ts';
import type { MachineDocument } from '../../machine/document.ts';
import type { Draft } from '../../machine/mealy.ts';
import { formToJson } from '../../training/form-json.ts';
import { formOfArguments } from '../../training/reference.ts';
import { REQUEST } from '../../training/request.ts';
import type { Row } from '../../training/run.ts';
import { placesOf } from './machines.ts';
import type { Chosen } from './runs.svelte.ts';

/** Lines that are read at once: a few milliseconds. */
const SLICE = 8;

/** Reads the generations of a file, in its order; in steps, since a long one takes a second or two. */
export function* fileSteps(name: string, text: string): Generator<void, Parsed<Chosen>> {
  const lines = text.split('\n');
  const rows: Row[] = [];
  let last = '';
  for (let from = 0; from < lines.length; from += SLICE) {
    const part = lines.slice(from, from + SLICE);
    if (part.every((line) => line.trim() === '') && (rows.length > 0 || from + SLICE < lines.length)) continue;
    // Empty lines before the part keep the numbers of its lines.
    const parsed = parseTrainerFile('\n'.repeat(from) + part.join('\n'));
    if (!parsed.ok) return parsed;
    for (const { generation, mean, deviation, best, parameters } of parsed.value) {
      const form = formOfArguments(parameters);
      if (!form.ok) return form;
      // A champion that stays is the same value, as in a run.
      const json = JSON.stringify(formToJson(form.value));
      const same = json === last ? rows.at(-1)!.form : form.value;
      last = json;
      rows.push({ generation, best, median: mean, worst: NaN, mean, deviation, heldOut: null, form: same });
    }
    yield;
  }
  return { ok: true, value: { id: name, request: { ...REQUEST, from: name }, rows }, warnings: [] };
}

/** A machine of such a file as one of its own. */
export function fileDocument(name: string, row: Row, machine: Draft, places: Positions): MachineDocument {
  return {
    ...emptyDocument(`${name.replace(/\.[^.]*$/, '')} ${row.generation}`),
    description: `Best of generation ${row.generation} of ${name}, a parameter file of the reference trainer; score ${row.best} there.`,
    machine,
    layout: placesOf(places, machine),
  };
}
