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
import type { Objective } from '../../training/objective.ts';
import { objectiveOf, type Request } from '../../training/request.ts';
import { runOf } from '../../training/requested.ts';
import type { Row } from '../../training/run.ts';
import { capital, METHOD_WORDS } from './words.ts';

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

/** The open machine becomes a generation's, as one step of that label; its name, and what states are called, stay. */
export function takeOver(document: MachineDocument, machine: Draft, places: Positions, label: string): Edit {
  const labels = new Map(document.machine.states.map(({ id, label }) => [id, label]));
  const states = machine.states.map((state) => ({ ...state, label: labels.get(state.id) ?? null }));
  const next = { ...document, machine: { ...machine, states }, layout: placesOf(places, machine) };
  return between(label, document, next);
}

/** A generation's machine as a machine of its own, with where it comes from. */
export function championDocument(request: Request, row: Row, machine: Draft, places: Positions): MachineDocument {
  const { from, field, turns, noise, method } = request;
  const run = runOf(request);
  const source = run.ok ? `${run.value.command}, generation ${row.generation}` : `generation ${row.generation}`;
  const { done, noun, step } = METHOD_WORDS[method];
  const name = from === 'random' ? `${capital(done)} ${machine.states.length} states` : `${from} ${done}`;
  return {
    ...emptyDocument(name),
    description:
      `Best of ${step} ${row.generation} of an ${noun} from ${from}: ${UNITS[objectiveOf(request)]} ` +
      `${row.best.toFixed(4)} against the field "${field}" (${turns} turns, noise ${noise}).`,
    origin: { author: 'Stratagem', source },
    machine,
    layout: placesOf(places, machine),
  };
}

/** What the score of each objective is. */
export const UNITS: Readonly<Record<Objective['kind'], string>> = {
  score: 'score per turn',
  difference: 'score difference per turn',
  moran: 'fixation probability',
};
