// Runs in words: how one stands, what it was asked for, and what is called what in each method.

import type { RunReport } from '../../training/report.ts';
import type { Request } from '../../training/request.ts';
import { fieldLabel } from '../tournament/fields.ts';

/** What a method's parts are called: its step, what it is, what it has done with a machine. */
export const METHOD_WORDS = {
  genetic: { step: 'generation', noun: 'evolution', done: 'evolved' },
  anneal: { step: 'sweep', noun: 'annealing', done: 'annealed' },
} as const satisfies Record<Request['method'], object>;

/** With a capital letter. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `about 3 min left`; empty where nothing is known. */
export function leftText(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 60) return `about ${Math.ceil(seconds)} s left`;
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min left`;
  return `about ${(seconds / 3600).toFixed(1)} h left`;
}

/** `generation 20 of 500`; climbing goes beyond what was planned. `sweep 20 of 200`: what an annealing begins with is no sweep. */
export function progressText({ method, generations, planned }: RunReport): string {
  if (method === 'anneal') return `sweep ${count(Math.max(0, generations - 1))} of ${count(planned - 1)}`;
  return generations > planned
    ? `generation ${count(planned)}, then ${generations - planned} of climbing`
    : `generation ${count(generations)} of ${count(planned)}`;
}

/** How a run stands, in few words for a list: `paused, sweep 20 of 200`. */
export function standText(run: RunReport): string {
  const { method, status, generations, planned } = run;
  if (method === 'anneal') {
    return status === 'finished' ? `finished, ${count(planned - 1)} sweeps` : `${status}, ${progressText(run)}`;
  }
  return status === 'finished' ? status : `${status}, ${generations} of ${planned}`;
}

/** What a run was asked for. */
export function settingText(request: Request): string {
  const { field, turns, noise, seed } = request;
  const against = `against ${fieldLabel(field)}, ${turns} turns, noise ${noise}`;
  if (request.method === 'anneal') {
    const { chains, proposals, hot, cold, most } = request;
    return (
      `annealing ${against}; ${chains === 1 ? '1 chain' : `${chains} chains`}, ${count(proposals)} changes in a sweep, ` +
      `temperature ${hot} to ${cold}, at most ${most} states, seed ${seed}`
    );
  }
  const { population, mutation, bottleneck } = request;
  return `${against}; population ${population}, bottleneck ${bottleneck}, mutation ${mutation}, seed ${seed}`;
}

/** How much a run will try. */
export function effortText(request: Request, opponents: number): string {
  if (request.method === 'anneal') {
    const { chains, sweeps, proposals } = request;
    return `${opponents} opponents; ${count(chains * sweeps * proposals)} changes tried, each in as few matches as tell.`;
  }
  const { population, islands, generations } = request;
  return `${opponents} opponents; ${count(population * islands * generations)} candidates at most, each scored once.`;
}

/** When a run was begun: the time, and the day unless it is today. */
export function beganText(created: number, now = new Date()): string {
  const date = new Date(created);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (date.toDateString() === now.toDateString()) return time;
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`;
}

/** A score as it is shown. */
export function scoreText(score: number | null): string {
  return score === null ? '' : score.toFixed(3);
}

/** A temperature as it is shown: two digits that count. */
export function temperatureText(temperature: number): string {
  return String(Number(temperature.toPrecision(2)));
}

function count(n: number): string {
  return n.toLocaleString('en-GB');
}
