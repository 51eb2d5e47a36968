// The machines of a run as drawings: a generation's machine as a draft, places that states keep from generation to
// generation, and what the designer gets when a champion is opened.

import { placesForNew } from '../../editor/arrange.ts';
import { emptyDocument } from '../../editor/about.ts';
import { between, type Edit } from '../../editor/edit.ts';
import type { Form } from '../../library/form.ts';
import type { Positions } from '../../layout/arcs.ts';
import type { MachineDocument } from '../../machine/document.ts';
import { toDraft, type Draft } from '../../machine/mealy.ts';
import { minimise } from '../../machine/minimise.ts';
import { runOf, type Request } from '../../training/request.ts';
import type { Row } from '../../training/run.ts';

/** A generation's machine; `small`: without what never plays a part. Null where the form is no machine. */
export function draftOf(form: Form, small: boolean): Draft | null {
  if (form.kind !== 'fsm') return null;
  return toDraft(small ? minimise(form.machine).machine : form.machine);
}

/** The places with one more for each state that has none: near a state it is linked with. */
export function withPlaces(places: Positions, machine: Draft): Positions {
  if (machine.states.every(({ id }) => Object.hasOwn(places, id))) return places;
  return { ...places, ...placesForNew({ ...emptyDocument(), machine, layout: places }) };
}

/** The places of a machine's own states. */
export function placesOf(places: Positions, machine: Draft): Positions {
  return Object.fromEntries(
    machine.states.flatMap(({ id }) => (Object.hasOwn(places, id) ? [[id, places[id]!] as const] : [])),
  );
}

/** The open machine becomes a generation's, as one step; its name, and what states are called, stay. */
export function takeOver(document: MachineDocument, machine: Draft, places: Positions, generation: number): Edit {
  const labels = new Map(document.machine.states.map(({ id, label }) => [id, label]));
  const states = machine.states.map((state) => ({ ...state, label: labels.get(state.id) ?? null }));
  const next = { ...document, machine: { ...machine, states }, layout: placesOf(places, machine) };
  return between(`Take the champion of generation ${generation}`, document, next);
}

/** A generation's machine as a machine of its own, with where it comes from. */
export function championDocument(request: Request, row: Row, machine: Draft, places: Positions): MachineDocument {
  const { from, field, turns, noise, objective } = request;
  const run = runOf(request);
  const source = run.ok ? `${run.value.command}, generation ${row.generation}` : `generation ${row.generation}`;
  const name = from === 'random' ? `Evolved ${machine.states.length} states` : `${from} evolved`;
  return {
    ...emptyDocument(name),
    description:
      `Best of generation ${row.generation} of an evolution from ${from}: ${UNITS[objective]} ` +
      `${row.best.toFixed(4)} against the field "${field}" (${turns} turns, noise ${noise}).`,
    origin: { author: 'Stratagem', source },
    machine,
    layout: placesOf(places, machine),
  };
}

/** What the score of each objective is. */
export const UNITS: Readonly<Record<Request['objective'], string>> = {
  score: 'score per turn',
  difference: 'score difference per turn',
  moran: 'fixation probability',
};
