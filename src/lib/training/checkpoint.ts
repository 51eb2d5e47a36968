// A run on disk: everything that the rest of it depends on, as JSON, written after each generation. The field is
// kept as its expression and its members' names; who resumes reads the expression again and must get the same
// members. Numbers are written in full, so that a resumed run is the same to the last bit.

import { parseRules, type MatchRules } from '../engine/rules.ts';
import { problem, type Parsed, type Problem } from '../game/problem.ts';
import type { Form, FsmForm } from '../library/form.ts';
import { ANNEALING, type AnnealState } from './annealing.ts';
import { ARCHETYPES } from './archetypes.ts';
import { formFromJson, formToJson } from './form-json.ts';
import type { Champion } from './generation.ts';
import { GENETIC, type GeneticState } from './genetic.ts';
import type { AnnealRun, GeneticRun, Opponents, Row, Run, SwarmRun } from './run.ts';
import { SWARM } from './swarm.ts';

const FORMAT = 'stratagem-training';
const VERSION = 1;

/** The text of a checkpoint. */
export function printCheckpoint(run: Run): string {
  const { method, command, archetype, objective, opponents, holdOut, setting, history } = run;
  // Infinity has no JSON; null stands for "no limit of turns".
  const rules = { ...opponents.rules, turns: opponents.rules.turns === Infinity ? null : opponents.rules.turns };
  let last = '';
  const rows = history.map(({ form, ...figures }) => {
    const json = formToJson(form);
    const text = JSON.stringify(json);
    if (text === last) return figures;
    last = text;
    return { ...figures, form: json };
  });
  const state = stateOf(run);
  const whole = {
    format: FORMAT,
    version: VERSION,
    method,
    command,
    archetype,
    objective,
    opponents: { ...opponents, rules },
    holdOut,
    setting,
    state,
    history: rows,
  };
  return `${JSON.stringify(whole)}\n`;
}

/** Reads a checkpoint; problems say what is wrong with it. */
export function parseCheckpoint(text: string): Parsed<Run> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused(`This is no checkpoint: its JSON breaks off or is malformed (${(error as Error).message}).`);
  }
  const given = value as Readonly<Record<string, unknown>> | null;
  if (typeof given !== 'object' || given === null || given['format'] !== FORMAT) {
    return refused(`This is no checkpoint of a training: it has no "format": "${FORMAT}".`);
  }
  if (given['version'] !== VERSION) {
    return refused(`The checkpoint has version ${String(given['version'])}; this program reads version ${VERSION}.`);
  }
  try {
    return { ok: true, value: fromJson(given as unknown as Stored), warnings: [] };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problems: error.problems };
    return refused(`The checkpoint lacks a part, or has one of another shape (${(error as Error).message}).`);
  }
}

interface StoredState extends Omit<GeneticState, 'champion' | 'populations'> {
  readonly champion: (Omit<Champion, 'form'> & { readonly form: unknown }) | null;
  readonly populations: readonly (readonly unknown[])[];
}
interface StoredAnneal extends Omit<AnnealState, 'champion' | 'chains'> {
  readonly champion: StoredState['champion'];
  readonly chains: readonly unknown[];
}
type StoredRow = Omit<Row, 'form'> & { readonly form?: unknown };
type StoredRules = Omit<MatchRules, 'turns'> & { readonly turns: number | null };
type Changed = {
  readonly opponents: Omit<Opponents, 'rules'> & { readonly rules: StoredRules };
  readonly history: readonly StoredRow[];
};
type Stored =
  | (Omit<GeneticRun, 'state' | keyof Changed> & { readonly state: StoredState } & Changed)
  | (Omit<AnnealRun, 'state' | keyof Changed> & { readonly state: StoredAnneal } & Changed)
  | (Omit<SwarmRun, keyof Changed> & Changed);

class Unreadable extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message);
    this.problems = problems;
  }
}

function fromJson(stored: Stored): Run {
  const { command, objective, holdOut } = stored;
  const opponents = { ...stored.opponents, rules: read(parseRules(stored.opponents.rules)) };
  if (!(ARCHETYPES as readonly string[]).includes(stored.archetype.kind)) throw new Error('no such archetype');
  let last: Form | null = null;
  const history = stored.history.map((row): Row => {
    last = row.form === undefined ? last : read(formFromJson(row.form));
    return { ...row, form: last! };
  });
  const shared = { command, objective, opponents, holdOut, history };
  if (stored.method === 'swarm') {
    const { method, archetype, setting, state } = stored;
    return { method, archetype, ...shared, setting: complete(SWARM, setting), state };
  }
  if (stored.method === 'anneal') {
    const { method, archetype, setting, state } = stored;
    return { method, archetype, ...shared, setting: complete(ANNEALING, setting), state: annealFromJson(state) };
  }
  const { method, archetype, setting, state } = stored;
  return { method, archetype, ...shared, setting: complete(GENETIC, setting), state: stateFromJson(state) };
}

/** Where a run stands, with its machines as JSON. */
function stateOf(run: Run): object {
  switch (run.method) {
    case 'genetic':
      return stateToJson(run.state);
    case 'anneal':
      return annealToJson(run.state);
    case 'swarm':
      return run.state;
  }
}

function annealToJson({ champion, chains, ...rest }: AnnealState): StoredAnneal {
  return { ...rest, champion: championToJson(champion), chains: chains.map(formToJson) };
}

function annealFromJson({ champion, chains, ...rest }: StoredAnneal): AnnealState {
  return {
    ...rest,
    champion: championFromJson(champion),
    chains: chains.map((form) => machineIn(read(formFromJson(form)))),
  };
}

function championToJson(champion: Champion | null): StoredState['champion'] {
  return champion && { ...champion, form: formToJson(champion.form) };
}

function championFromJson(champion: StoredState['champion']): Champion | null {
  return champion && { ...champion, form: read(formFromJson(champion.form)) };
}

function stateToJson({ champion, populations, ...rest }: GeneticState): StoredState {
  return {
    ...rest,
    champion: championToJson(champion),
    populations: populations.map((island) => island.map(formToJson)),
  };
}

function stateFromJson({ champion, populations, ...rest }: StoredState): GeneticState {
  return {
    ...rest,
    champion: championFromJson(champion),
    populations: populations.map((island) => island.map((form) => read(formFromJson(form)))),
  };
}

function machineIn(form: Form): FsmForm {
  if (form.kind !== 'fsm') throw new Error('a chain that is no machine');
  return form;
}

/** The setting, if every part is there and of its type. */
function complete<S extends object>(wanted: S, given: S): S {
  for (const [name, value] of Object.entries(wanted)) {
    if (typeof given[name as keyof S] !== typeof value) throw new Error(`setting "${name}"`);
  }
  return given;
}

function read<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new Unreadable(parsed.problems);
}

function refused(message: string): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: [problem('checkpoint/invalid', message)] };
}
