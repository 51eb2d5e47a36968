// A run of the genetic algorithm on machines as a person asks for it: plain data that a page fills in, checks and
// sends, and that the server checks again. `runOf` is both the check and the way to the run itself, so that what
// the page calls good and what the server takes cannot differ. Limits keep one run from taking the whole machine.

import { parseField } from '../engine/field.ts';
import type { ContenderSpec, TournamentSpec } from '../engine/protocol.ts';
import { DEFAULT_RULES, parseRules } from '../engine/rules.ts';
import { problem, type Parsed, type Problem } from '../game/problem.ts';
import type { FsmForm } from '../library/form.ts';
import { allStrategies, namedStrategies } from '../library/registry.ts';
import { fsm, type FsmSpec } from './fsm.ts';
import { formFromJson } from './form-json.ts';
import { begin, GENETIC, type GeneticSetting } from './genetic.ts';
import { MACHINE_MUTATIONS } from '../machine/mutations.ts';
import { OBJECTIVES, type Objective } from './objective.ts';
import type { GeneticRun, Opponents } from './run.ts';

/** What can be set; numbers are what was typed, checked by `runOf`. */
export interface Request extends GeneticSetting {
  /** What it starts from, in words: `Evolved FSM 8`, `random`. */
  readonly from: string;
  /** The machine that it starts from, as `formToJson` writes it; null: random ones. */
  readonly machine: unknown;
  /** Where the states of that machine stand, so that pictures can keep them there. */
  readonly layout: Readonly<Record<string, readonly [x: number, y: number]>>;
  /** States of a random machine, also of newcomers. */
  readonly states: number;
  /** Most states that machine-aware mutations may grow a machine to. */
  readonly most: number;
  /** How machines mutate: as published, or by what knows what a machine is as well. */
  readonly mutations: 'published' | 'all';
  /** A FIELD expression, and one of opponents that selection never sees. */
  readonly field: string;
  readonly holdOut: string | null;
  readonly turns: number;
  readonly noise: number;
  readonly repetitions: number;
  readonly objective: Objective['kind'];
  /** Whether expectations are computed where they are cheap; else whatever has chance in it is sampled. */
  readonly exact: boolean;
}

/** The published parameters, from random machines. */
export const REQUEST: Request = {
  ...GENETIC,
  from: 'random',
  machine: null,
  layout: {},
  states: 8,
  most: 16,
  mutations: 'published',
  field: 'short',
  holdOut: null,
  turns: DEFAULT_RULES.turns,
  noise: 0,
  repetitions: 10,
  objective: 'score',
  exact: true,
};

/** Least and most of each number, whole unless `fraction`. */
export const LIMITS = {
  states: { min: 1, max: 64, word: 'States' },
  most: { min: 1, max: 64, word: 'The most states' },
  population: { min: 2, max: 1000, word: 'The population' },
  bottleneck: { min: 1, max: 1000, word: 'The bottleneck' },
  mutation: { min: 0, max: 1, word: 'The mutation rate', fraction: true },
  generations: { min: 1, max: 10_000, word: 'Generations' },
  seed: { min: 0, max: Number.MAX_SAFE_INTEGER, word: 'The seed' },
  parsimony: { min: 0, max: 100, word: 'Parsimony', fraction: true },
  islands: { min: 1, max: 16, word: 'Islands' },
  migration: { min: 1, max: 10_000, word: 'Migration' },
  repetitions: { min: 1, max: 1000, word: 'Repetitions' },
  turns: { min: 1, max: 10_000, word: 'Turns' },
  noise: { min: 0, max: 1, word: 'Noise', fraction: true },
} as const;

/** The letters of a name that are kept, and of a field expression. */
const LONGEST = { from: 200, field: 20_000 };

/** Individuals of a Moran process, of each kind. */
const EACH = 4;

/** Reads a request from anywhere and makes the run that it asks for; every problem is told. */
export function runOf(value: unknown): Parsed<GeneticRun> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, problems: [wrong('', 'What to evolve must be an object.')] };
  }
  const given = value as Readonly<Record<string, unknown>>;
  const problems: Problem[] = [];
  const number = (name: keyof typeof LIMITS): number => {
    const { min, max, word, ...rest } = LIMITS[name];
    const found = given[name];
    const fits = typeof found === 'number' && found >= min && found <= max;
    if (fits && ('fraction' in rest || Number.isInteger(found))) return found;
    const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max.toLocaleString('en-GB')}`;
    problems.push(wrong(name, `${word} must be a ${'fraction' in rest ? '' : 'whole '}number ${range}.`));
    return NaN;
  };
  const oneOf = <T>(name: string, choices: readonly T[]): T => {
    if (choices.includes(given[name] as T)) return given[name] as T;
    problems.push(wrong(name, `${name} must be one of ${choices.join(', ')}.`));
    return choices[0]!;
  };
  const take = <T>(parsed: Parsed<T>): T | null => {
    if (parsed.ok) return parsed.value;
    problems.push(...parsed.problems);
    return null;
  };

  const setting: GeneticSetting = {
    population: number('population'),
    bottleneck: number('bottleneck'),
    mutation: number('mutation'),
    generations: number('generations'),
    seed: number('seed'),
    parsimony: number('parsimony'),
    islands: number('islands'),
    migration: number('migration'),
    climb: oneOf('climb', [false, true]),
  };
  if (setting.bottleneck > setting.population) {
    problems.push(wrong('bottleneck', `The bottleneck can be no larger than the population (${setting.population}).`));
  }
  const archetype: FsmSpec = {
    kind: 'fsm',
    states: number('states'),
    most: number('most'),
    mutations: oneOf('mutations', ['published', 'all']) === 'all' ? ['published', ...MACHINE_MUTATIONS] : ['published'],
  };
  const from = text(given['from'], LONGEST.from);
  if (from === null) problems.push(wrong('from', 'The name of what it starts from must be a short text.'));
  const machine = given['machine'] === null ? null : take(machineOf(given['machine']));
  if (!isLayout(given['layout'])) problems.push(wrong('layout', 'The layout must give each state two numbers.'));
  const kind = oneOf('objective', OBJECTIVES);
  const rules = take(parseRules({ turns: number('turns'), noise: number('noise') }));
  const field = text(given['field'], LONGEST.field) ?? '';
  const names = take(namesOf(field));
  const holdOut = given['holdOut'] === null ? null : text(given['holdOut'], LONGEST.field);
  if (given['holdOut'] !== null) take(namesOf(holdOut ?? ''));
  const opponents = {
    field,
    repetitions: number('repetitions'),
    seed: setting.seed,
    exact: oneOf('exact', [true, false]),
  };
  if (problems.length > 0 || !rules || !names) return { ok: false, problems };

  const objective: Objective = kind === 'moran' ? { kind, each: EACH } : { kind };
  const run: Omit<GeneticRun, 'command'> = {
    method: 'genetic',
    objective,
    opponents: { ...opponents, names, rules },
    holdOut,
    history: [],
    archetype,
    setting,
    state: begin(setting, fsm(archetype), machine ? [machine] : []),
  };
  return { ok: true, value: { ...run, command: commandOf(run, from!) }, warnings: [] };
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

/** The command that would run the same, for provenance. */
function commandOf(
  { setting, archetype, opponents, objective, holdOut }: Omit<GeneticRun, 'command'>,
  from: string,
): string {
  const quoted = (text: string): string => (/^[\w.,/:@-]+$/.test(text) ? text : JSON.stringify(text));
  const { field, rules, repetitions, exact } = opponents;
  const { climb, ...numbers } = setting;
  const parts: (readonly [string, string | number])[] = [
    ['from', quoted(from)],
    ['field', quoted(field)],
    ...(holdOut === null ? [] : [['hold-out', quoted(holdOut)] as const]),
    ...Object.entries(numbers),
    ...(archetype.kind === 'fsm' ? [['states', archetype.states] as const, ['most', archetype.most] as const] : []),
    ['turns', rules.turns],
    ['noise', rules.noise],
    ['repetitions', repetitions],
    ['objective', objective.kind],
  ];
  const flags = [archetype.kind === 'fsm' && archetype.mutations.length > 1 && '--mutations all', climb && '--climb'];
  const words = [...parts.map(([name, value]) => `--${name} ${value}`), ...flags, !exact && '--sampled'];
  return ['stratagem evolve', ...words].filter(Boolean).join(' ');
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
