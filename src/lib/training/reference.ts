// Forms as the constructor arguments of the reference library's evolvable players, which its trainer's parameter
// files hold. A file does not name the class: the arguments' names tell it.

import { argumentsOfMachine, machineFromArguments, moveOf, pickledMove, type TrainerRow } from '../formats/trainer.ts';
import { Tuple, type Pickled, type Writable } from '../formats/pickle.ts';
import { problem, type Parsed } from '../game/problem.ts';
import type { Form } from '../library/form.ts';
import { formFromJson } from './form-json.ts';
import type { Generation } from './generation.ts';

/** The arguments, with the mutation probability where one is given. */
export function argumentsOf(form: Form, mutation?: number): ReadonlyMap<string, Writable> {
  const own = ownArguments(form);
  return mutation === undefined ? own : new Map([...own, ['mutation_probability', { float: mutation }]]);
}

/** A generation as a row of a parameter file. */
export function trainerRow(row: Generation, mutation?: number): TrainerRow<ReadonlyMap<string, Writable>> {
  const { generation, mean, deviation, best, form } = row;
  return { generation, mean, deviation, best, parameters: argumentsOf(form, mutation) };
}

/** The form that the arguments make. */
export function formOfArguments(parameters: ReadonlyMap<Pickled, Pickled>): Parsed<Form> {
  const get = (name: string): Pickled | undefined => parameters.get(name);
  if (parameters.has('transitions')) {
    const machine = machineFromArguments(parameters);
    return machine.ok ? { ok: true, value: { kind: 'fsm', machine: machine.value }, warnings: [] } : machine;
  }
  if (parameters.has('transitions_C')) {
    return formFromJson({
      kind: 'hmm',
      onC: get('transitions_C'),
      onD: get('transitions_D'),
      emission: get('emission_probabilities'),
      start: get('initial_state'),
      opening: moveOf(get('initial_action')),
    });
  }
  if (parameters.has('pattern')) {
    const [own, opponent, openings] = listOf(get('parameters'));
    const initial = wordOf(listOf(get('initial_actions')));
    const entries = listOf(get('pattern'));
    const depths = { own, opponent, openings };
    const moves = wordOf(entries);
    if (moves !== null) return formFromJson({ kind: 'lookerup', depths, initial, pattern: moves });
    return formFromJson({ kind: 'gambler', depths, initial, table: entries });
  }
  if (parameters.has('weights')) {
    if (get('num_features') !== 17) return refused('A network of another number of features than 17 cannot be played.');
    return formFromJson({ kind: 'ann', hidden: get('num_hidden'), weights: get('weights') });
  }
  if (parameters.has('cycle')) return formFromJson({ kind: 'cycler', cycle: get('cycle') });
  return refused(`No archetype has the parameters ${[...parameters.keys()].map(String).slice(0, 8).join(', ')}.`);
}

function ownArguments(form: Form): ReadonlyMap<string, Writable> {
  switch (form.kind) {
    case 'fsm':
      return argumentsOfMachine(form.machine);
    case 'hmm':
      return new Map<string, Writable>([
        ['transitions_C', form.onC.map(floats)],
        ['transitions_D', form.onD.map(floats)],
        ['emission_probabilities', floats(form.emission)],
        ['initial_state', form.start],
        ['initial_action', pickledMove(form.opening)],
        ['num_states', form.emission.length],
      ]);
    case 'lookerup':
    case 'gambler': {
      const { own, opponent, openings } = form.depths;
      const pattern = form.kind === 'gambler' ? floats(form.table) : new Tuple(Array.from(form.pattern, moveIn));
      return new Map<string, Writable>([
        ['initial_actions', new Tuple(Array.from(form.initial, moveIn))],
        ['pattern', pattern],
        ['parameters', new Tuple([own, opponent, openings])],
      ]);
    }
    case 'ann':
      return new Map<string, Writable>([
        ['num_features', 17],
        ['num_hidden', form.hidden],
        ['weights', floats(form.weights)],
      ]);
    case 'cycler':
      return new Map<string, Writable>([
        ['cycle', form.cycle],
        ['cycle_length', form.cycle.length],
      ]);
  }
}

function floats(numbers: readonly number[]): readonly Writable[] {
  return numbers.map((float) => ({ float }));
}

function moveIn(move: string): Writable {
  return pickledMove(move === 'C' ? 'C' : 'D');
}

function listOf(value: Pickled | undefined): readonly Pickled[] {
  return Array.isArray(value) ? (value as readonly Pickled[]) : [];
}

/** The moves as a word; null where one is none. */
function wordOf(moves: readonly Pickled[]): string | null {
  const letters = moves.map(moveOf);
  return letters.includes(null) ? null : letters.join('');
}

function refused(message: string): { ok: false; problems: readonly ReturnType<typeof problem>[] } {
  return { ok: false, problems: [problem('trainer/parameters', message)] };
}
