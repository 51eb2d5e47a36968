// The reference's recorded play in test/fixtures/traces, and how a strategy's own is compared with it: move by
// move where nothing is left to chance; else by frequencies, with three statistics that are normal when the two
// are alike: each turn of each trace, each turn over all traces (which a wrong probability of 0.08 in one turn
// does not pass), and each trace's total number of C. One bound holds all of them, for the whole set of strategies.

import { readFileSync } from 'node:fs';
import { openLoopInfo, playOpenLoop, type OpenLoop } from '#lib/engine/openloop.ts';
import type { Behaviour } from '#lib/game/automaton.ts';
import { defaultParameters, fullName } from '#lib/library/naming.ts';
import type { StrategyRecord } from '#lib/library/strategy.ts';

export interface Recorded extends OpenLoop {
  readonly label: string;
  readonly player: string;
  readonly samples: number;
  /** Share of C by turn. */
  readonly cooperation: readonly number[];
  /** Mean and standard deviation of the number of C in a play. */
  readonly meanTotal: number;
  readonly sdTotal: number;
}

interface TraceFile {
  readonly name: string;
  readonly traces: readonly Recorded[];
}

const read = (name: string): readonly TraceFile[] =>
  JSON.parse(readFileSync(new URL(`../fixtures/traces/${name}.json`, import.meta.url), 'utf8')) as TraceFile[];

const deterministic = [...read('deterministic'), ...read('edges')];
const stochastic = read('stochastic');

const of = (files: readonly TraceFile[], record: StrategyRecord): readonly Recorded[] =>
  files.filter(({ name }) => name === fullName(record)).flatMap(({ traces }) => traces);

/** The recorded plays of a strategy. */
export const recordedPlays = (record: StrategyRecord): readonly Recorded[] => of(deterministic, record);

/** The recorded frequencies of a strategy. */
export const recordedFrequencies = (record: StrategyRecord): readonly Recorded[] => of(stochastic, record);

/** The names that frequencies are recorded of, parameters included. */
export const frequencyNames: readonly string[] = stochastic.map(({ name }) => name);

/** The strategy with its defaults in a trace's setting. */
export function behaviourIn(record: StrategyRecord, setting: OpenLoop): Behaviour {
  return record.create(defaultParameters(record), openLoopInfo(setting));
}

/** One comparison: a standard normal number if the strategy plays as the reference does. */
export interface Comparison {
  readonly z: number;
  /** What was compared, with both figures. */
  readonly what: string;
}

/** Comparisons in the whole set: 80 strategies of 20 traces of 60 turns. */
const COMPARISONS = 80 * 20 * 60 + 80 * 60 + 80 * 20;

/** |z| that one of all comparisons exceeds by chance with a probability of 0.001 (Bonferroni). */
export const LARGEST_Z = normalQuantile(1 - 0.001 / COMPARISONS / 2);

/** Recordings of fewer samples (those of the meta players) share their draws from trace to trace: nothing to pool. */
const INDEPENDENT = 300;

/** All comparisons of a strategy, from `samples` plays of each trace. */
export function compare(
  record: StrategyRecord,
  traces: readonly Recorded[],
  samples: number,
  make: (setting: OpenLoop) => Behaviour = (setting) => behaviourIn(record, setting),
): Comparison[] {
  const name = fullName(record);
  const turns = traces[0]?.cooperation.length ?? 0;
  const pooled = new Float64Array(turns);
  const counted = new Float64Array(turns);
  const found: Comparison[] = [];
  traces.forEach((trace, k) => {
    const { counts, mean, variance } = sample(() => make(trace), trace, samples, k);
    trace.cooperation.forEach((expected, turn) => {
      const own = counts[turn]! / samples;
      const z = rootOfLikelihood(expected * trace.samples, trace.samples, counts[turn]!, samples);
      found.push({ z, what: `${name} against ${trace.label}, turn ${turn + 1}: ${own.toFixed(3)} for ${expected}` });
      // A turn without chance says nothing about the others.
      if (z === 0 && (expected === 0 || expected === 1)) return;
      pooled[turn]! += z;
      counted[turn]! += 1;
    });
    const both = (trace.sdTotal ** 2 * trace.samples + variance * samples) / (trace.samples + samples);
    const error = Math.sqrt(both * (1 / trace.samples + 1 / samples));
    const difference = mean - trace.meanTotal;
    found.push({
      z: Math.abs(difference) < 1e-9 ? 0 : difference / Math.max(error, 1e-9),
      what: `${name} against ${trace.label}, C in all: ${mean.toFixed(2)} for ${trace.meanTotal}`,
    });
  });
  if (traces.some((trace) => trace.samples < INDEPENDENT)) return found;
  pooled.forEach((sum, turn) => {
    const z = counted[turn]! > 0 ? sum / Math.sqrt(counted[turn]!) : 0;
    found.push({ z, what: `${name}, turn ${turn + 1} over all traces` });
  });
  return found;
}

/** Counts of C by turn, and mean and variance of the number of C in a play; a stream of its own a trace. */
function sample(make: () => Behaviour, trace: Recorded, samples: number, stream: number) {
  const counts = new Float64Array(trace.opponent.length);
  let sum = 0;
  let squares = 0;
  const behaviour = make();
  for (let play = 0; play < samples; play++) {
    const moves = playOpenLoop(behaviour, trace, 20231, stream, play);
    let total = 0;
    for (let turn = 0; turn < counts.length; turn++) {
      if (moves[turn] !== 'C') continue;
      counts[turn]! += 1;
      total++;
    }
    sum += total;
    squares += total * total;
  }
  const mean = sum / samples;
  return { counts, mean, variance: Math.max(0, squares / samples - mean * mean) };
}

/**
 * Signed root of the likelihood ratio of two binomial counts against one common probability: standard normal,
 * and close to it far out too, where the usual z of rare events is not. Positive where ours is higher.
 */
export function rootOfLikelihood(theirs: number, theirTrials: number, ours: number, ourTrials: number): number {
  const common = (theirs + ours) / (theirTrials + ourTrials);
  const part = (count: number, trials: number): number =>
    xlog(count, count / trials / common) + xlog(trials - count, (1 - count / trials) / (1 - common));
  const ratio = 2 * (part(theirs, theirTrials) + part(ours, ourTrials));
  return Math.sign(ours / ourTrials - theirs / theirTrials) * Math.sqrt(Math.max(0, ratio));
}

function xlog(x: number, ratio: number): number {
  return x <= 0 ? 0 : x * Math.log(ratio);
}

/** The inverse of the standard normal distribution function above 0.5, by bisection on its asymptotic tail. */
function normalQuantile(p: number): number {
  const tail = (z: number): number => {
    // Continued fraction of the upper tail (Abramowitz and Stegun 1964, 26.2.14).
    let fraction = 0;
    for (let k = 60; k >= 1; k--) fraction = k / (z + fraction);
    return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / (z + fraction);
  };
  let [low, high] = [1, 20];
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (tail(middle) > 1 - p) low = middle;
    else high = middle;
  }
  return low;
}
