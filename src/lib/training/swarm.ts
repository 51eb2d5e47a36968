// Particle swarm optimisation as pure steps, as in pyswarm 0.7, which the reference trainer runs: all particles
// move with the swarm's best of the last iteration, are scored, and then the bests are renewed. The best ends the
// search early when it improves by next to nothing. Every particle draws from a stream of its own per iteration.
// Source: Kennedy & Eberhart (1995), Particle swarm optimization; parameters of the reference trainer.

import { stream } from '../game/random.ts';
import type { Form } from '../library/form.ts';
import { figures, type Champion, type Generation } from './generation.ts';
import type { Particle } from './particle.ts';

/** The swarm's parameters; defaults in `SWARM`. */
export interface SwarmSetting {
  readonly particles: number;
  readonly iterations: number;
  /** Share of the velocity that is kept, pull of the particle's best, pull of the swarm's best. */
  readonly omega: number;
  readonly phiParticle: number;
  readonly phiGlobal: number;
  readonly seed: number;
}

/** As published for the Gambler. */
export const SWARM: SwarmSetting = {
  particles: 40,
  iterations: 100,
  omega: 0.8,
  phiParticle: 0.8,
  phiGlobal: 0.8,
  seed: 1,
};

/** A place with its score. */
interface Found {
  readonly point: readonly number[];
  readonly score: number;
}

/** Where a swarm stands: points that wait for their scores, unless it is `done`. */
export interface SwarmState {
  /** Number of the iteration to be scored; 0 is the first scattering. */
  readonly iteration: number;
  readonly points: readonly (readonly number[])[];
  readonly velocities: readonly (readonly number[])[];
  /** Each particle's best so far; empty before the first scores. */
  readonly bests: readonly Found[];
  /** The swarm's best so far and the iteration that found it. */
  readonly best: (Found & { readonly iteration: number }) | null;
  readonly done: boolean;
}

/** An improvement of no more than this, in score or in distance, ends the search. */
const SMALL = 1e-8;

/** Points anywhere in the unit cube, velocities anywhere in -1 to 1. */
export function scatter(setting: SwarmSetting, particle: Particle): SwarmState {
  const scattered = Array.from({ length: setting.particles }, (_, k) => {
    const random = stream(setting.seed, 0, k);
    const point = Array.from({ length: particle.dimensions }, random);
    return { point, velocity: point.map(() => 2 * random() - 1) };
  });
  return {
    iteration: 0,
    points: scattered.map(({ point }) => point),
    velocities: scattered.map(({ velocity }) => velocity),
    bests: [],
    best: null,
    done: false,
  };
}

/** The next state and the iteration's figures; one score for each particle, higher is better. */
export function move(
  setting: SwarmSetting,
  particle: Particle,
  state: SwarmState,
  scores: readonly number[],
): { readonly state: SwarmState; readonly row: Generation } {
  const ahead = scores.indexOf(Math.max(...scores));
  const row = figures(state.iteration, scores, particle.form(state.points[ahead]!));
  return { state: moved(setting, state, scores), row };
}

function moved(setting: SwarmSetting, state: SwarmState, scores: readonly number[]): SwarmState {
  const bests = state.points.map((point, k): Found => {
    const before = state.bests[k];
    return before && before.score >= scores[k]! ? before : { point, score: scores[k]! };
  });
  const leader = bests.reduce((a, b) => (b.score > a.score ? b : a));
  const before = state.best;
  const improved = before === null || leader.score > before.score;
  const best = improved ? { ...leader, iteration: state.iteration } : before;
  const small =
    before !== null &&
    improved &&
    (leader.score - before.score <= SMALL || distance(leader.point, before.point) <= SMALL);
  if (small || state.iteration >= setting.iterations) {
    return { ...state, points: [], velocities: [], bests, best, done: true };
  }
  const iteration = state.iteration + 1;
  const points: number[][] = [];
  const velocities = state.velocities.map((velocity, k) => {
    const random = stream(setting.seed, iteration, k);
    const point = state.points[k]!;
    const speed = velocity.map((v, d) => {
      const own = setting.phiParticle * random() * (bests[k]!.point[d]! - point[d]!);
      const shared = setting.phiGlobal * random() * (best.point[d]! - point[d]!);
      return setting.omega * v + own + shared;
    });
    points.push(point.map((x, d) => Math.min(1, Math.max(0, x + speed[d]!))));
    return speed;
  });
  return { iteration, points, velocities, bests, best, done: false };
}

/** The forms that wait for their scores. */
export function waitingForms(state: SwarmState, particle: Particle): Form[] {
  return state.points.map((point) => particle.form(point));
}

/** The swarm's best as a champion; null before the first scores. */
export function swarmChampion({ best }: SwarmState, particle: Particle): Champion | null {
  return best && { generation: best.iteration, score: best.score, form: particle.form(best.point) };
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(a.reduce((sum, x, d) => sum + (x - b[d]!) ** 2, 0));
}
