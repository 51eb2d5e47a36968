// From what was asked for to the run itself, for whichever method. `runOf` is both the check and the way, so that what
// the page calls good and what the server takes cannot differ.

import { parseField } from '../engine/field.ts';
import type { ContenderSpec, TournamentSpec } from '../engine/protocol.ts';
import { parseRules } from '../engine/rules.ts';
import { problem, type Parsed, type Problem } from '../game/problem.ts';
import type { FsmForm } from '../library/form.ts';
import { allStrategies, namedStrategies } from '../library/registry.ts';
import { MACHINE_MUTATIONS } from '../machine/mutations.ts';
import { annealedSpec, heat, tooLarge, type AnnealSetting } from './annealing.ts';
import { fsm, type FsmSpec } from './fsm.ts';
import { formFromJson } from './form-json.ts';
import { begin, type GeneticSetting } from './genetic.ts';
import { OBJECTIVES, type Objective } from './objective.ts';
import { commandOf, type Unnamed } from './request-command.ts';
import { LIMITS, METHODS, type Limited, type Request } from './request.ts';
import type { AnnealRun, GeneticRun, Opponents } from './run.ts';

/** The letters of a name that are kept, and of a field expression. */
const LONGEST = { from: 200, field: 20_000 };

/** Individuals of a Moran process, of each kind. */
const EACH = 4;

/** Reads a request from anywhere and makes the run that it asks for; every problem is told. */
export function runOf(value: unknown): Parsed<GeneticRun | AnnealRun> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, problems: [wrong('', 'What to evolve must be an object.')] };
  }
  const given = value as Readonly<Record<string, unknown>>;
  const asked = new Asked(given);
  const { problems } = asked;

  const method = asked.oneOf('method', METHODS);
  if (problems.length > 0) return { ok: false, problems };
  const own = method === 'anneal' ? annealing(asked) : genetic(asked);
  const from = text(given['from'], LONGEST.from);
  if (from === null) problems.push(wrong('from', 'The name of what it starts from must be a short text.'));
  const file = given['file'] === null ? null : text(given['file'], LONGEST.from);
  if (given['file'] !== null && file === null) problems.push(wrong('file', 'The file of it must be a short text.'));
  const machine = given['machine'] === null ? null : asked.take(machineOf(given['machine']));
  if (machine) problems.push(...own.objections(machine));
  if (!isLayout(given['layout'])) problems.push(wrong('layout', 'The layout must give each state two numbers.'));
  const rules = asked.take(parseRules({ turns: asked.number('turns'), noise: asked.number('noise') }));
  const field = text(given['field'], LONGEST.field) ?? '';
  const names = asked.take(namesOf(field));
  const holdOut = given['holdOut'] === null ? null : text(given['holdOut'], LONGEST.field);
  if (given['holdOut'] !== null) asked.take(namesOf(holdOut ?? ''));
  const repetitions = asked.number('repetitions');
  if (problems.length > 0 || !rules || !names) return { ok: false, problems };

  const opponents: Opponents = { field, names, rules, repetitions, ...own.sampling };
  const run = own.begin({ objective: own.objective, opponents, holdOut, history: [] }, machine ? [machine] : []);
  return { ok: true, value: { ...run, command: commandOf(run, file ?? from!) }, warnings: [] };
}

/** What is special to a method: to be looked at only where nothing is wrong, `objections` apart. */
interface Own {
  readonly objective: Objective;
  readonly sampling: Pick<Opponents, 'seed' | 'exact'>;
  /** Why the method cannot start from a machine. */
  objections(machine: FsmForm): readonly Problem[];
  begin(shared: Pick<Unnamed, 'objective' | 'opponents' | 'holdOut' | 'history'>, given: readonly FsmForm[]): Unnamed;
}

function genetic(asked: Asked): Own {
  const setting: GeneticSetting = {
    population: asked.number('population'),
    bottleneck: asked.number('bottleneck'),
    mutation: asked.number('mutation'),
    generations: asked.number('generations'),
    seed: asked.number('seed'),
    parsimony: asked.number('parsimony'),
    islands: asked.number('islands'),
    migration: asked.number('migration'),
    climb: asked.oneOf('climb', [false, true]),
  };
  if (setting.bottleneck > setting.population) {
    const message = `The bottleneck can be no larger than the population (${setting.population}).`;
    asked.problems.push(wrong('bottleneck', message));
  }
  const all = asked.oneOf('mutations', ['published', 'all']) === 'all';
  const archetype: FsmSpec = {
    kind: 'fsm',
    states: asked.number('states'),
    most: asked.number('most'),
    mutations: all ? ['published', ...MACHINE_MUTATIONS] : ['published'],
  };
  const kind = asked.oneOf('objective', OBJECTIVES);
  return {
    objective: kind === 'moran' ? { kind, each: EACH } : { kind },
    sampling: { seed: setting.seed, exact: asked.oneOf('exact', [true, false]) },
    objections: () => [],
    begin: (shared, given) => {
      return { method: 'genetic', ...shared, archetype, setting, state: begin(setting, fsm(archetype), given) };
    },
  };
}

function annealing(asked: Asked): Own {
  const setting: AnnealSetting = {
    chains: asked.number('chains'),
    sweeps: asked.number('sweeps'),
    proposals: asked.number('proposals'),
    hot: asked.number('hot'),
    cold: asked.number('cold'),
    most: asked.number('most'),
    rounds: asked.number('rounds'),
    migration: asked.number('migration'),
    seed: asked.number('seed'),
  };
  const { most, seed } = setting;
  return {
    objective: { kind: 'score' },
    sampling: { seed, exact: true },
    objections: ({ machine }) => tooLarge(machine.names.length, most),
    begin: (shared, given) => {
      return { method: 'anneal', ...shared, archetype: annealedSpec(setting), setting, state: heat(setting, given) };
    },
  };
}

/** A request as it is read: its parts by name, and what is wrong with them. */
class Asked {
  readonly problems: Problem[] = [];
  readonly #given: Readonly<Record<string, unknown>>;

  constructor(given: Readonly<Record<string, unknown>>) {
    this.#given = given;
  }

  number(name: Limited): number {
    const { min, max, word, ...rest } = LIMITS[name];
    const found = this.#given[name];
    const fits = typeof found === 'number' && found >= min && found <= max;
    if (fits && ('fraction' in rest || Number.isInteger(found))) return found;
    const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max.toLocaleString('en-GB')}`;
    this.problems.push(wrong(name, `${word} must be a ${'fraction' in rest ? '' : 'whole '}number ${range}.`));
    return NaN;
  }

  oneOf<T>(name: string, choices: readonly T[]): T {
    const found = this.#given[name] as T;
    if (choices.includes(found)) return found;
    this.problems.push(wrong(name, `${name} must be one of ${choices.join(', ')}.`));
    return choices[0]!;
  }

  take<T>(parsed: Parsed<T>): T | null {
    if (parsed.ok) return parsed.value;
    this.problems.push(...parsed.problems);
    return null;
  }
}

/** What the engine plays: the opponents that a run was begun with, by name. */
export function fieldOf({ names, rules, repetitions, seed, exact }: Opponents): TournamentSpec {
  const contenders = names.map((name): ContenderSpec => ({ kind: 'library', name }));
  return { contenders, rules, repetitions, seed, exact };
}

/** The names that a FIELD expression means. */
export function namesOf(field: string): Parsed<readonly string[]> {
  const parsed = parseField(field, allStrategies(), namedStrategies());
  return parsed.ok ? { ...parsed, value: parsed.value.map(({ name }) => name) } : parsed;
}

function machineOf(value: unknown): Parsed<FsmForm> {
  const parsed = formFromJson(value);
  if (!parsed.ok) return parsed;
  const { value: form } = parsed;
  if (form.kind !== 'fsm') return { ok: false, problems: [wrong('machine', 'It starts from a finite machine.')] };
  const n = form.machine.names.length;
  if (n <= LIMITS.states.max) return { ...parsed, value: form };
  return { ok: false, problems: [wrong('machine', `The machine has ${n} states; up to ${LIMITS.states.max} evolve.`)] };
}

function isLayout(value: unknown): value is Request['layout'] {
  if (typeof value !== 'object' || value === null) return false;
  const places: unknown[] = Object.values(value);
  const isPlace = (place: unknown): boolean =>
    Array.isArray(place) && place.length === 2 && place.every((at) => Number.isFinite(at));
  return places.length <= LIMITS.states.max && places.every(isPlace);
}

function text(value: unknown, longest: number): string | null {
  return typeof value === 'string' && value.length <= longest ? value : null;
}

function wrong(path: string, message: string): Problem {
  return problem('evolve/bad-request', message, { path });
}
