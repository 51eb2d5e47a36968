// A run of any algorithm as one value: what it is about, where it stands and what has happened. Everything that
// follows depends on this value alone, so it can be stored after each generation and gone on from.

import type { Sweep, Swept } from '../engine/anneal.ts';
import type { MatchRules } from '../engine/rules.ts';
import type { Form } from '../library/form.ts';
import { annealed, cool, sweepsFor, type AnnealSetting, type AnnealState } from './annealing.ts';
import { archetypeOf, particleOf, type ArchetypeSpec, type SwarmSpec } from './archetypes.ts';
import type { FsmSpec } from './fsm.ts';
import type { Champion, Generation } from './generation.ts';
import { step, waitingIndividuals, type GeneticSetting, type GeneticState } from './genetic.ts';
import type { Objective } from './objective.ts';
import { move, swarmChampion, waitingForms, type SwarmSetting, type SwarmState } from './swarm.ts';

/** What is trained against. */
export interface Opponents {
  /** A FIELD expression. */
  readonly field: string;
  /** The names that it meant, in its order. */
  readonly names: readonly string[];
  readonly rules: MatchRules;
  /** Matches against opponents that must be sampled, and the seed of their chance. */
  readonly repetitions: number;
  readonly seed: number;
  /** Whether expectations are computed where they are cheap; else whatever has chance in it is sampled. */
  readonly exact: boolean;
}

/** One generation as kept: its figures, and the champion's score against the held-out field where there is one. */
export interface Row extends Generation {
  readonly heldOut: number | null;
}

interface AnyRun {
  /** The command that began it, for provenance. */
  readonly command: string;
  readonly objective: Objective;
  readonly opponents: Opponents;
  /** A FIELD expression of opponents that selection never sees; null: none. */
  readonly holdOut: string | null;
  readonly history: readonly Row[];
}

/** A run of the genetic algorithm. */
export interface GeneticRun extends AnyRun {
  readonly method: 'genetic';
  readonly archetype: ArchetypeSpec;
  readonly setting: GeneticSetting;
  readonly state: GeneticState;
}

/** A run of the particle swarm. */
export interface SwarmRun extends AnyRun {
  readonly method: 'swarm';
  readonly archetype: SwarmSpec;
  readonly setting: SwarmSetting;
  readonly state: SwarmState;
}

/** A run of simulated annealing. */
export interface AnnealRun extends AnyRun {
  readonly method: 'anneal';
  readonly archetype: FsmSpec;
  readonly setting: AnnealSetting;
  readonly state: AnnealState;
}

export type Run = GeneticRun | SwarmRun | AnnealRun;

/** Those to be scored next; empty when the run is over. */
export function waiting(run: Run): readonly Form[] {
  switch (run.method) {
    case 'genetic':
      return waitingIndividuals(run.state);
    case 'swarm':
      return waitingForms(run.state, particleOf(run.archetype));
    case 'anneal':
      return run.state.done ? [] : run.state.chains;
  }
}

/** The sweeps that those who wait must go through before they are scored; as a rule none. */
export function sweepsOf(run: Run): readonly Sweep[] {
  return run.method === 'anneal' ? sweepsFor(run.setting, run.state) : [];
}

/** The run after these sweeps. */
export function moved(run: Run, swept: readonly Swept[]): Run {
  return run.method === 'anneal' ? { ...run, state: annealed(run.state, swept) } : run;
}

/** The run after its waiting forms got these scores, in their order, and the figures of the generation. */
export function advance(run: Run, scores: readonly number[]): { readonly run: Run; readonly row: Generation } {
  if (run.method === 'genetic') {
    const { state, row } = step(run.setting, archetypeOf(run.archetype), run.state, scores);
    return { run: { ...run, state }, row };
  }
  if (run.method === 'anneal') {
    const { state, row } = cool(run.setting, run.state, scores);
    return { run: { ...run, state }, row };
  }
  const { state, row } = move(run.setting, particleOf(run.archetype), run.state, scores);
  return { run: { ...run, state }, row };
}

/** The best so far; null before the first scores. */
export function championOf(run: Run): Champion | null {
  return run.method === 'swarm' ? swarmChampion(run.state, particleOf(run.archetype)) : run.state.champion;
}

/** Generations that are planned, climbing not counted. */
export function planned(run: Run): number {
  switch (run.method) {
    case 'genetic':
      return run.setting.generations;
    case 'swarm':
      return run.setting.iterations + 1;
    case 'anneal':
      return run.setting.sweeps + 1;
  }
}
