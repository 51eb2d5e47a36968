// The genetic algorithm of the reference trainer (axelrod-dojo 0.0.8) as pure steps: a state is the population to
// be scored; a step takes its scores and gives the next. One generation: sort by score (stable), keep the best b
// as they are, add a mutant of each, then children of partners drawn from these and b/2 newcomers, each mutated.
// Beyond it, each off unless asked for: parsimony, islands, climbing by single edits after the last generation.
// Every individual draws from a stream named by seed, generation, island and place, so that the same seed gives
// the same champion whatever the number of workers and however often the run was interrupted.

import { below, stream, type Random } from '../game/random.ts';
import type { Form } from '../library/form.ts';
import type { Archetype } from './archetype.ts';
import { figures, type Champion, type Generation } from './generation.ts';

/** The algorithm's parameters; defaults in `GENETIC`. */
export interface GeneticSetting {
  /** Individuals of one island. */
  readonly population: number;
  /** Survivors of a generation; twice as many at most are the population. */
  readonly bottleneck: number;
  /** Mutation probability of one part of an individual. */
  readonly mutation: number;
  readonly generations: number;
  readonly seed: number;
  /** Score given up for one state less: selection is by score - parsimony * states of the minimised machine. */
  readonly parsimony: number;
  /** Populations that evolve apart; the best of each replaces the worst of the next one every `migration` generations. */
  readonly islands: number;
  readonly migration: number;
  /** Whether to climb from the champion by single edits once the generations are over, until none is better. */
  readonly climb: boolean;
}

/** As published. */
export const GENETIC: GeneticSetting = {
  population: 40,
  bottleneck: 10,
  mutation: 0.1,
  generations: 500,
  seed: 1,
  parsimony: 0,
  islands: 1,
  migration: 10,
  climb: false,
};

/** Where a training stands: populations that wait for their scores, unless it is `done`. */
export interface GeneticState {
  /** Number of the generation to be scored, from 1. */
  readonly generation: number;
  /** By island. */
  readonly populations: readonly (readonly Form[])[];
  readonly champion: Champion | null;
  readonly climbing: boolean;
  readonly done: boolean;
}

/** Roles of random streams. */
const FIRST = 0;
const MUTANT = 1;
const NEWCOMER = 2;
const CHILD = 3;

/** The first generation: the given individuals as they are, or random ones; each island has the same given ones. */
export function begin(setting: GeneticSetting, archetype: Archetype, given: readonly Form[] = []): GeneticState {
  const islands = Array.from({ length: setting.islands }, (_, island) => {
    const draw = drawer(setting.seed, 1, island);
    return given.length > 0
      ? given
      : Array.from({ length: setting.population }, (_, k) => archetype.random(draw(FIRST, k)));
  });
  return { generation: 1, populations: islands, champion: null, climbing: false, done: false };
}

/** All who wait for their scores, island after island. */
export function waitingIndividuals({ populations, done }: GeneticState): readonly Form[] {
  return done ? [] : populations.flat();
}

/** The next state and the figures of the generation scored: one score for each individual, island after island. */
export function step(
  setting: GeneticSetting,
  archetype: Archetype,
  state: GeneticState,
  scores: readonly number[],
): { readonly state: GeneticState; readonly row: Generation } {
  let at = 0;
  const islands = state.populations.map((forms) =>
    forms.map((form): Scored => scored(setting, archetype, form, scores[at++]!)).sort((a, b) => b.fitness - a.fitness),
  );
  const best = islands.map((island) => island[0]!).reduce((a, b) => (b.fitness > a.fitness ? b : a));
  const row = figures(state.generation, scores, best.form);
  const before = state.champion;
  const record = before ? scored(setting, archetype, before.form, before.score).fitness : -Infinity;
  const better = best.fitness > record + (state.climbing ? CLIMB : 0);
  const champion = better ? { generation: state.generation, score: best.score, form: best.form } : before!;
  const generation = state.generation + 1;

  if (state.climbing || generation > setting.generations) {
    const over = !setting.climb || (state.climbing && !better);
    const around = over ? [] : [archetype.neighbours(champion.form)];
    const done = over || around[0]!.length === 0;
    return { state: { generation, populations: around, champion, climbing: !over, done }, row };
  }
  const migrated = generation % setting.migration === 0 ? migrate(islands) : islands;
  const populations = migrated.map((island, k) =>
    offspring(setting, archetype, island, drawer(setting.seed, generation, k)),
  );
  return { state: { generation, populations, champion, climbing: false, done: false }, row };
}

/** A smaller gain is rounding, which could make a climb go round in circles. */
const CLIMB = 1e-9;

interface Scored {
  readonly form: Form;
  readonly score: number;
  readonly fitness: number;
}

function scored({ parsimony }: GeneticSetting, archetype: Archetype, form: Form, score: number): Scored {
  return { form, score, fitness: parsimony === 0 ? score : score - parsimony * archetype.size(form) };
}

/** Survivors, a mutant of each, and mutated children, in this order. */
function offspring(
  { population, bottleneck, mutation }: GeneticSetting,
  archetype: Archetype,
  sorted: readonly Scored[],
  draw: Drawer,
): Form[] {
  const survivors = sorted.slice(0, bottleneck).map(({ form }) => form);
  const mutants = survivors.map((form, k) => archetype.mutate(form, mutation, draw(MUTANT, k)));
  const newcomers = Array.from({ length: Math.floor(bottleneck / 2) }, (_, k) => archetype.random(draw(NEWCOMER, k)));
  const pool = [...survivors, ...mutants, ...newcomers];
  const children = Array.from({ length: Math.max(0, population - 2 * bottleneck) }, (_, k) => {
    const random = draw(CHILD, k);
    const first = pool[below(random, pool.length)]!;
    const second = pool[below(random, pool.length)]!;
    return archetype.mutate(archetype.crossover(first, second, random), mutation, random);
  });
  return [...survivors, ...mutants, ...children];
}

/** The best of each island takes the last place of the next one. */
function migrate(islands: readonly (readonly Scored[])[]): readonly (readonly Scored[])[] {
  if (islands.length === 1) return islands;
  return islands.map((island, k) => {
    const guest = islands.at(k - 1)![0]!;
    return [...island.slice(0, -1), guest].sort((a, b) => b.fitness - a.fitness);
  });
}

type Drawer = (role: number, index: number) => Random;

function drawer(seed: number, generation: number, island: number): Drawer {
  return (role, index) => stream(seed, generation, island, role, index);
}
