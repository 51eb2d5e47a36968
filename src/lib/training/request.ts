// A run on machines as a person asks for it, of the genetic algorithm or of annealing: plain data that a page fills
// in, checks and sends, and that the server checks again (requested.ts). Limits keep one run from taking the whole machine.

import { DEFAULT_RULES } from '../engine/rules.ts';
import { ANNEALING, type AnnealSetting } from './annealing.ts';
import { GENETIC, type GeneticSetting } from './genetic.ts';
import type { Objective } from './objective.ts';

/** What every method is asked; numbers are what was typed, checked by `runOf` (requested.ts). */
interface Basis {
  /** What it starts from, in words: `Evolved FSM 8`, `random`. */
  readonly from: string;
  /** The file of that machine, for the command that runs the same: by a name it takes the smallest machine that plays so. */
  readonly file: string | null;
  /** The machine that it starts from, as `formToJson` writes it; null: random ones. */
  readonly machine: unknown;
  /** Where the states of that machine stand, so that pictures can keep them there. */
  readonly layout: Readonly<Record<string, readonly [x: number, y: number]>>;
  /** A FIELD expression, and one of opponents that selection never sees. */
  readonly field: string;
  readonly holdOut: string | null;
  readonly turns: number;
  readonly noise: number;
  readonly repetitions: number;
}

/** A run of the genetic algorithm as asked for. */
export interface GeneticRequest extends Basis, GeneticSetting {
  readonly method: 'genetic';
  /** States of a random machine, also of newcomers. */
  readonly states: number;
  /** Most states that machine-aware mutations may grow a machine to. */
  readonly most: number;
  /** How machines mutate: as published, or by what knows what a machine is as well. */
  readonly mutations: 'published' | 'all';
  readonly objective: Objective['kind'];
  /** Whether expectations are computed where they are cheap; else whatever has chance in it is sampled. */
  readonly exact: boolean;
}

/** A run of annealing as asked for; it maximises the score, computed where that is cheap. */
export interface AnnealRequest extends Basis, AnnealSetting {
  readonly method: 'anneal';
}

export type Request = GeneticRequest | AnnealRequest;

const BASIS: Basis = {
  from: 'random',
  file: null,
  machine: null,
  layout: {},
  field: 'short',
  holdOut: null,
  turns: DEFAULT_RULES.turns,
  noise: 0,
  repetitions: 10,
};

/** The published parameters, from random machines. */
export const REQUEST: GeneticRequest = {
  ...BASIS,
  ...GENETIC,
  method: 'genetic',
  states: 8,
  most: 16,
  mutations: 'published',
  objective: 'score',
  exact: true,
};

/** What each method begins with when nothing is chosen; annealing as in the command line. */
export const DEFAULTS: { readonly [M in Request['method']]: Extract<Request, { method: M }> } = {
  genetic: REQUEST,
  anneal: { ...BASIS, ...ANNEALING, method: 'anneal' },
};

/** The methods, the literature's first. */
export const METHODS = ['genetic', 'anneal'] as const satisfies readonly Request['method'][];

/** The parts of a request that its method has, missing ones as by default; one that names no method is of the time when there was one. */
export function completed(given: Partial<Request>): Request {
  const parts = Object.entries(DEFAULTS[given.method ?? 'genetic']);
  return Object.fromEntries(
    parts.map(([name, usual]) => [name, (given as Record<string, unknown>)[name] ?? usual]),
  ) as unknown as Request;
}

/** What a request makes as large as it can be. */
export function objectiveOf(request: Request): Objective['kind'] {
  return request.method === 'genetic' ? request.objective : 'score';
}

/** Generations that are planned, climbing not counted; of an annealing: what it begins with, and the sweeps. */
export function plannedOf(request: Request): number {
  return request.method === 'genetic' ? request.generations : request.sweeps + 1;
}

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
  chains: { min: 1, max: 16, word: 'Chains' },
  sweeps: { min: 1, max: 10_000, word: 'Sweeps' },
  proposals: { min: 1, max: 100_000, word: 'Changes in a sweep' },
  hot: { min: 1e-9, max: 1e6, word: 'The first temperature', fraction: true },
  cold: { min: 1e-9, max: 1e6, word: 'The last temperature', fraction: true },
  rounds: { min: 1, max: 100_000, word: 'Matches of a race' },
  repetitions: { min: 1, max: 1000, word: 'Repetitions' },
  turns: { min: 1, max: 10_000, word: 'Turns' },
  noise: { min: 0, max: 1, word: 'Noise', fraction: true },
} as const;

/** A number that a request may have. */
export type Limited = keyof typeof LIMITS;
