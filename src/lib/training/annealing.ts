// Simulated annealing as pure steps: chains of machines, each of which goes through a sweep (engine/anneal.ts) and is
// then scored like any individual, so that the champion is chosen by the same score as everywhere. The temperature
// falls by the same factor from sweep to sweep; now and then the worst chain goes on from the best one's machine.
// A sweep draws from a stream named by seed, number and chain, so the same seed gives the same champion whatever
// the number of workers and however often the run was interrupted. Source: Kirkpatrick, Gelatt & Vecchi (1983).

import type { Sweep, Swept } from '../engine/anneal.ts';
import { problem, type Problem } from '../game/problem.ts';
import { stream } from '../game/random.ts';
import type { FsmForm } from '../library/form.ts';
import { MACHINE_MUTATIONS } from '../machine/mutations.ts';
import { randomMachine } from '../machine/random.ts';
import type { FsmSpec } from './fsm.ts';
import { figures, type Champion, type Generation } from './generation.ts';

/** The algorithm's parameters; defaults in `ANNEALING`. */
export interface AnnealSetting {
  readonly chains: number;
  readonly sweeps: number;
  /** Changes proposed in one sweep. */
  readonly proposals: number;
  /** Temperatures of the first and of the last sweep, in points per turn. */
  readonly hot: number;
  readonly cold: number;
  /** Most states. */
  readonly most: number;
  /** Most matches in which a change is tried against an opponent that must be sampled. */
  readonly rounds: number;
  /** Sweeps after which the worst chain goes on from the best one's machine. */
  readonly migration: number;
  readonly seed: number;
}

/** What found the machines that are kept. */
export const ANNEALING: AnnealSetting = {
  chains: 2,
  sweeps: 200,
  proposals: 250,
  hot: 0.003,
  cold: 0.0002,
  most: 16,
  rounds: 40,
  migration: 20,
  seed: 1,
};

/** Where an annealing stands: machines that wait for their sweep, if it is not the first, and their scores, unless it is `done`. */
export interface AnnealState {
  /** Number of the sweep to be scored; 0: the machines as they were given. */
  readonly sweep: number;
  readonly chains: readonly FsmForm[];
  readonly champion: Champion | null;
  readonly done: boolean;
}

/** Roles of random streams. */
const FIRST = 0;
const SWEEP = 1;

/** The given machines in turn, one to a chain, or random ones of the most states. */
export function heat({ chains, seed, most }: AnnealSetting, given: readonly FsmForm[] = []): AnnealState {
  const machines = Array.from({ length: chains }, (_, chain): FsmForm =>
    given.length > 0
      ? given[chain % given.length]!
      : { kind: 'fsm', machine: randomMachine(stream(seed, FIRST, chain), most) },
  );
  return { sweep: 0, chains: machines, champion: null, done: false };
}

/** The machines that annealing makes. */
export function annealedSpec({ most }: AnnealSetting): FsmSpec {
  return { kind: 'fsm', states: most, most, mutations: MACHINE_MUTATIONS };
}

/** What keeps a machine of so many states from being annealed with the most states. */
export function tooLarge(states: number, most: number): Problem[] {
  if (!(states > most)) return [];
  const message = `The machine to begin with has ${states} states; the most is ${most}. Raise the most or begin with a smaller one.`;
  return [problem('anneal/too-many-states', message)];
}

/** The temperature of a sweep from 1, in points per turn. */
export function temperatureOf({ sweeps, hot, cold }: AnnealSetting, sweep: number): number {
  return hot * (cold / hot) ** ((sweep - 1) / Math.max(1, sweeps - 1));
}

/** The sweeps to go through before the chains are scored. */
export function sweepsFor(setting: AnnealSetting, { sweep, chains }: AnnealState): Sweep[] {
  if (sweep === 0) return [];
  const { proposals, most, rounds, seed } = setting;
  const temperature = temperatureOf(setting, sweep);
  return chains.map(({ machine }, chain) => {
    return { machine, proposals, temperature, most, rounds, seed, path: [SWEEP, sweep, chain] };
  });
}

/** The chains after their sweeps. */
export function annealed(state: AnnealState, swept: readonly Swept[]): AnnealState {
  return { ...state, chains: swept.map(({ machine }) => ({ kind: 'fsm', machine })) };
}

/** The next state and the figures of the sweep; one score for each chain, higher is better. */
export function cool(
  { sweeps, migration }: AnnealSetting,
  { sweep, chains, champion }: AnnealState,
  scores: readonly number[],
): { readonly state: AnnealState; readonly row: Generation } {
  const best = scores.indexOf(Math.max(...scores));
  const worst = scores.lastIndexOf(Math.min(...scores));
  const form = chains[best]!;
  const better = champion === null || scores[best]! > champion.score;
  const state: AnnealState = {
    sweep: sweep + 1,
    chains: sweep > 0 && sweep % migration === 0 ? chains.with(worst, form) : chains,
    champion: better ? { generation: sweep, score: scores[best]!, form } : champion,
    done: sweep === sweeps,
  };
  return { state, row: figures(sweep, scores, form) };
}
