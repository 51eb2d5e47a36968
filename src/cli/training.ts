// What `evolve`, `swarm` and `anneal` share: running a training with progress and a checkpoint after each generation, going on
// from one, and writing the champion.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { createEngine } from '#lib/engine/node.ts';
import type { ContenderSpec, TournamentSpec } from '#lib/engine/protocol.ts';
import { printTrainerFile } from '#lib/formats/trainer.ts';
import { printXState } from '#lib/formats/xstate.ts';
import { problem, StratagemError, unwrap } from '#lib/game/problem.ts';
import { idFromName } from '#lib/machine/document.ts';
import { toDraft } from '#lib/machine/mealy.ts';
import { minimise } from '#lib/machine/minimise.ts';
import { writeWhole } from '#lib/server/whole-file.ts';
import { annealer } from '#lib/training/annealer.ts';
import { archetypeOf } from '#lib/training/archetypes.ts';
import { parseCheckpoint, printCheckpoint } from '#lib/training/checkpoint.ts';
import { formToJson } from '#lib/training/form-json.ts';
import type { Champion } from '#lib/training/generation.ts';
import { OBJECTIVES, type Objective } from '#lib/training/objective.ts';
import { trainerRow } from '#lib/training/reference.ts';
import { championOf, planned, type Opponents, type Row, type Run } from '#lib/training/run.ts';
import { scorer } from '#lib/training/scorer.ts';
import { train } from '#lib/training/train.ts';
import { EXIT, note, print, printJson, UsageError, type Options, type Values } from './command.ts';
import { readField } from './field.ts';
import { numberOption, readText } from './input.ts';
import { RULE_OPTIONS, readRules } from './rule-options.ts';

/** Options that these commands take. */
export const TRAINING_OPTIONS: Options = {
  field: { type: 'string', value: 'FIELD', help: 'opponents (short)' },
  'hold-out': {
    type: 'string',
    value: 'FIELD',
    help: 'opponents that selection never sees; the champion is scored against them',
  },
  ...RULE_OPTIONS,
  objective: { type: 'string', value: 'NAME', help: `${OBJECTIVES.join(', ')} (score)` },
  each: { type: 'string', value: 'N', help: 'individuals of each kind in a Moran process (4)' },
  repetitions: { type: 'string', value: 'N', help: 'matches against opponents that must be sampled (10)' },
  sampled: { type: 'boolean', help: 'sample whatever has chance in it, as in the literature, instead of computing it' },
  seed: { type: 'string', value: 'N', help: 'seed of all chance (1)' },
  workers: { type: 'string', value: 'N', help: 'threads (all processors); the result is the same for any number' },
  checkpoint: { type: 'string', value: 'FILE', help: 'written after each generation (training.checkpoint.json)' },
  resume: { type: 'string', value: 'FILE', help: 'go on from a checkpoint; all settings are taken from it' },
  out: { type: 'string', value: 'FILE', help: 'write the champion: a machine file, or JSON for other archetypes' },
  parameters: {
    type: 'string',
    value: 'FILE.csv',
    help: "write the generations as the reference trainer's parameter file",
  },
  minimise: { type: 'boolean', help: 'write the smallest machine that plays like the champion' },
  json: { type: 'boolean', help: 'print the result as JSON' },
};

const DEFAULT_CHECKPOINT = 'training.checkpoint.json';

/** A whole number option. */
export function count(values: Values, name: string, fallback: number, min = 1, max = 1e6): number {
  return numberOption(name, values[name], fallback, { min, max, whole: true });
}

/** The parts of a new run that do not depend on the algorithm. */
export async function readBasis(values: Values): Promise<Pick<Run, 'objective' | 'opponents' | 'holdOut'>> {
  const field = textOf(values, 'field') ?? 'short';
  const opponents: Opponents = {
    field,
    names: namesOf(await readField(field)),
    rules: readRules(values),
    repetitions: count(values, 'repetitions', 10),
    seed: count(values, 'seed', 1, 0, Number.MAX_SAFE_INTEGER),
    exact: values['sampled'] !== true,
  };
  return { objective: readObjective(values), opponents, holdOut: textOf(values, 'hold-out') ?? null };
}

/** The text of an option; undefined where it is not given. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The command that was given, as it could be given again; options that change no result are left out. */
export function commandText(name: string, values: Values): string {
  const silent = new Set(['workers', 'checkpoint', 'resume', 'out', 'parameters', 'json']);
  const given = Object.entries(values).flatMap(([option, value]) => {
    if (silent.has(option) || value === undefined || value === false) return [];
    if (value === true) return [`--${option}`];
    return [`--${option}`, /^[\w.,/:@-]+$/.test(value as string) ? (value as string) : JSON.stringify(value)];
  });
  return ['stratagem', name, ...given].join(' ');
}

/** Runs a training that begins, or goes on from `--resume`, to its end; returns the exit code. */
export async function runTraining(name: string, values: Values, begin: () => Promise<Run>): Promise<number> {
  const resumed = textOf(values, 'resume');
  const from = resumed === undefined ? await begin() : await readCheckpoint(resumed, name);
  const checkpoint = textOf(values, 'checkpoint') ?? resumed ?? DEFAULT_CHECKPOINT;
  if (resumed === undefined && textOf(values, 'checkpoint') === undefined) await assertFree(checkpoint);
  const field = await fieldOf(from.opponents);
  const workers = values['workers'] === undefined ? undefined : count(values, 'workers', 1, 1, 256);

  const engine = createEngine(workers);
  const stop = new AbortController();
  const interrupt = (): void => stop.abort(new Error('interrupted'));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const progress = generationLine(from);
  let stored = resumed !== undefined;
  try {
    const archetype = archetypeOf(from.archetype);
    const holdOut = from.holdOut && (await fieldOf({ ...from.opponents, field: from.holdOut, names: [] }));
    const run = await train(from, {
      score: scorer(engine, field, from.objective, archetype),
      anneal: annealer(engine, field),
      ...(holdOut ? { holdOut: scorer(engine, holdOut, from.objective, archetype) } : {}),
      signal: stop.signal,
      onProgress: progress.within,
      onGeneration(reached, row) {
        writeWhole(checkpoint, printCheckpoint(reached));
        stored = true;
        progress.generation(reached, row);
      },
    });
    progress.end();
    await report(run, values);
    return EXIT.success;
  } catch (error) {
    progress.end();
    if (!stop.signal.aborted) throw error;
    note(
      stored ? `Stopped. To go on: stratagem ${name} --resume ${checkpoint}` : 'Stopped before the first generation.',
    );
    return EXIT.interrupted;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    engine.close();
  }
}

async function readCheckpoint(file: string, name: string): Promise<Run> {
  const run = unwrap(parseCheckpoint(await readText(file)));
  const own = run.method === 'genetic' ? 'evolve' : run.method;
  if (own !== name) throw new UsageError(`${file} is a checkpoint of \`stratagem ${own}\`; go on with that command.`);
  return run;
}

/** An unfinished run is days of work at times: the default file is not written over it. */
async function assertFree(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const there = parseCheckpoint(await readText(file));
  if (there.ok && there.value.state.done) return;
  const message = `${file} holds a run that is not over. Go on with --resume ${file}, name another file with --checkpoint, or remove it.`;
  throw new StratagemError(problem('cli/checkpoint-there', message));
}

async function fieldOf({ field, names, rules, repetitions, seed, exact }: Opponents): Promise<TournamentSpec> {
  const contenders = await readField(field);
  const now = namesOf(contenders);
  if (names.length > 0 && now.join('\n') !== names.join('\n')) {
    const message = `The field "${field}" has ${now.length} strategies now and is not the one of the checkpoint (${names.length}); a run that went on would compare unlike scores.`;
    throw new StratagemError(problem('cli/field-changed', message));
  }
  return { contenders, rules, repetitions, seed, exact };
}

function namesOf(contenders: readonly ContenderSpec[]): string[] {
  return contenders.map(({ name }) => name);
}

function readObjective(values: Values): Objective {
  const kind = textOf(values, 'objective') ?? 'score';
  if (kind === 'moran') return { kind, each: count(values, 'each', 4, 1, 1000) };
  if (kind === 'score' || kind === 'difference') return { kind };
  throw new UsageError(`There is no objective "${kind}". There are: ${OBJECTIVES.join(', ')}.`);
}

/** A step of the run by its name: sweep 0 is what an annealing begins with. */
function stepText({ method }: Run, number: number, of: number): string {
  return `${method === 'anneal' ? 'sweep' : 'generation'} ${number} of ${of}`;
}

/** One line on a terminal, rewritten; else a line now and then. */
function generationLine(from: Run): {
  within(progress: { readonly done: number; readonly of: number }): void;
  generation(run: Run, row: Row): void;
  end(): void;
} {
  const terminal = process.stderr.isTTY;
  const start = Date.now();
  const already = from.history.length;
  let text = '';
  let last = start;
  const show = (line: string): void => void process.stderr.write(`\r\x1b[K${line}`);
  return {
    within({ done, of }) {
      if (terminal && Date.now() - last > 500) show(`${text}  (${done} of ${of})`);
    },
    generation(run, row) {
      const now = Date.now();
      const done = run.history.length - already;
      const left = Math.max(0, planned(run) - run.history.length);
      const seconds = Math.ceil(((now - start) / done) * left * 0.001);
      const figures = [row.best, row.median, row.worst].map((value) => value.toFixed(4)).join(' / ');
      const heldOut = row.heldOut === null ? '' : `, held out ${row.heldOut.toFixed(4)}`;
      text = `${stepText(run, row.generation, run.method === 'anneal' ? planned(run) - 1 : planned(run))}: best / median / worst ${figures}${heldOut}, about ${seconds} s left`;
      if (terminal) show(text);
      else if (now - last > 10_000 || done === 1) note(text);
      else return;
      last = now;
    },
    end() {
      if (terminal && text) process.stderr.write('\r\x1b[K');
    },
  };
}

async function report(run: Run, values: Values): Promise<void> {
  const champion = championOf(run)!;
  const small = values['minimise'] === true ? smallest(champion) : champion;
  const out = textOf(values, 'out');
  if (out !== undefined) writeWhole(out, championFile(run, small, out));
  const parameters = textOf(values, 'parameters');
  if (parameters !== undefined) writeWhole(parameters, parameterFile(run));
  const last = run.history.at(-1)!;
  if (values['json'] === true) {
    const history = run.history.map(({ form: _form, ...figures }) => figures);
    printJson({ command: run.command, ...small, form: formToJson(small.form), generations: last.generation, history });
    return;
  }
  const size = small.form.kind === 'fsm' ? `, ${small.form.machine.names.length} states` : '';
  print(
    `${run.objective.kind} ${champion.score.toFixed(6)}, found in ${stepText(run, champion.generation, last.generation)}${size}`,
  );
  print(out === undefined ? JSON.stringify(formToJson(small.form)) : `Written to ${out}.`);
}

function smallest(champion: Champion): Champion {
  const { form } = champion;
  return form.kind === 'fsm'
    ? { ...champion, form: { kind: 'fsm', machine: minimise(form.machine).machine } }
    : champion;
}

function parameterFile(run: Run): string {
  const mutation = run.method === 'genetic' ? run.setting.mutation : undefined;
  return printTrainerFile(run.history.map((row) => trainerRow(row, mutation)));
}

/** A machine file, or for other archetypes the form with its provenance. */
function championFile(run: Run, champion: Champion, out: string): string {
  const name = path.basename(out).replace(/\.[^.]*$/, '');
  const { form, generation, score } = champion;
  const source = `${run.command}, generation ${generation}`;
  if (form.kind !== 'fsm') {
    const { objective, opponents } = run;
    const provenance = { command: run.command, generation, score, objective: objective.kind, field: opponents.field };
    return `${JSON.stringify({ format: 'stratagem-strategy', version: 1, name, provenance, strategy: form }, null, 2)}\n`;
  }
  return printXState({
    id: idFromName(name),
    name,
    description: `Evolved against ${run.opponents.names.length} opponents (${run.opponents.field}); ${run.objective.kind} ${score.toFixed(4)} there.`,
    origin: { author: 'Stratagem', source },
    machine: toDraft(form.machine),
    layout: {},
    extra: {},
  });
}
