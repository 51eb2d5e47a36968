// Random machines, drafts and documents for property tests: names as wild as the format allows, among them
// names that look like numbers (objects reorder those), and drafts with everything that may be missing.

import fc from 'fast-check';
import { isAction, type Action } from '#lib/game/action.ts';
import { idFromName, type MachineDocument } from '#lib/machine/document.ts';
import type { Draft, DraftState, Mealy, Transition } from '#lib/machine/mealy.ts';
import { idFlaw, toMealy } from '#lib/machine/validate.ts';
import { unwrap } from '#lib/game/problem.ts';

export const action: fc.Arbitrary<Action> = fc.constantFrom('C', 'D').filter(isAction);

/** Moves of an opponent. */
export const word: fc.Arbitrary<Action[]> = fc.array(action, { maxLength: 40 });

/** Any id that a state may have. */
export const stateId: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 3, arbitrary: fc.nat(20).map(String) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'angry',
        'after CD',
        's/1',
        '<script>alert(1)</script>',
        "l'été",
        '"',
        '[*]',
        '%',
        '_start',
        'start',
        'node',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }) },
  )
  .filter((id) => idFlaw(id) === null);

const label = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { nil: null });

function draftOf(
  ids: fc.Arbitrary<string>,
  complete: boolean,
  labels: fc.Arbitrary<string | null>,
): fc.Arbitrary<Draft> {
  return fc.uniqueArray(ids, { minLength: complete ? 1 : 0, maxLength: 9 }).chain((names) => {
    const target =
      names.length === 0 ? fc.constant('nowhere') : fc.constantFrom(...names, ...(complete ? [] : ['nowhere']));
    const drawn: fc.Arbitrary<Transition> = fc.record({ target, output: action });
    const transition = complete ? drawn : fc.option(drawn, { nil: null });
    return fc.record({
      initial: complete ? target : fc.option(target, { nil: null }),
      opening: action,
      states: fc.tuple(
        ...names.map((id) =>
          fc.record<DraftState>({ id: fc.constant(id), label: labels, C: transition, D: transition }),
        ),
      ),
    });
  });
}

/** Complete drafts; ids from the given arbitrary. */
export function completeDraft(ids: fc.Arbitrary<string> = stateId): fc.Arbitrary<Draft> {
  return draftOf(ids, true, fc.constant(null));
}

/** Drafts that may lack transitions, targets and a start, with labels. */
export const anyDraft: fc.Arbitrary<Draft> = draftOf(stateId, false, label);

/** Complete machines with states of any name, reachable or not. */
export const mealyMachine: fc.Arbitrary<Mealy> = completeDraft().map((draft) => unwrap(toMealy(draft)));

const coordinate = fc
  .oneof(fc.integer({ min: -5000, max: 5000 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((x) => x + 0);

/** Documents around drafts: names, origins, positions of some states, unknown parts. */
export function documentOf(drafts: fc.Arbitrary<Draft>): fc.Arbitrary<MachineDocument> {
  return drafts.chain((machine) => {
    const ids = machine.states.map((state) => state.id);
    return fc
      .record({
        name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
        description: fc.string({ maxLength: 40 }),
        origin: fc.record(
          { author: fc.string(), year: fc.integer({ min: 1950, max: 2100 }), source: fc.string() },
          { requiredKeys: [] },
        ),
        placed: fc.subarray(ids),
        positions: fc.array(fc.tuple(coordinate, coordinate), { minLength: ids.length, maxLength: ids.length }),
        tags: fc.option(fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }), { nil: undefined }),
      })
      .map(({ name, description, origin, placed, positions, tags }) => ({
        id: idFromName(name),
        name,
        description,
        origin,
        machine,
        layout: Object.fromEntries(placed.map((id, i) => [id, positions[i]!])),
        extra: tags === undefined ? {} : { tags, meta: { other: { tags }, stratagem: { future: tags } } },
      }));
  });
}

export const anyDocument: fc.Arbitrary<MachineDocument> = documentOf(anyDraft);
export const completeDocument: fc.Arbitrary<MachineDocument> = documentOf(completeDraft());
