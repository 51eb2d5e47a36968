// Layout measured: overlaps and times of ELK's layouts and of our arcs on the same positions, for the
// library's machines, 50 random ones of 8 states, 20 of 16, 5 of 64 and 2 of 200, from left to right and from top to
// bottom. Prints JSON.
// Run: node bench/layout.ts

import ELK from 'elkjs/lib/elk.bundled.js';
import { arcFigure } from '#lib/layout/arcs.ts';
import { faults, overlaps, type Overlaps } from '#lib/layout/check.ts';
import { layoutWithElk, type LayoutEngine } from '#lib/layout/elk.ts';
import type { Direction, Figure } from '#lib/layout/figure.ts';
import type { Draft } from '#lib/machine/mealy.ts';
import { MACHINES, randomDraft } from '../test/layout/machines.ts';

const random = (states: number, count: number): Draft[] =>
  Array.from({ length: count }, (_, seed) => randomDraft(states, seed + 1));

const SETS: Readonly<Record<string, readonly Draft[]>> = {
  library: [...MACHINES.values()].slice(0, 18),
  random8: random(8, 50),
  random16: random(16, 20),
  random64: random(64, 5),
  random200: random(200, 2),
};

interface Sample {
  readonly figure: Figure;
  readonly ms: number;
  readonly cpu: number;
}

function spread(values: readonly number[]): { median: number; worst: number } {
  const sorted = values.map((value) => Math.round(value * 10) / 10).sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, worst: sorted[sorted.length - 1]! };
}

function summary(samples: readonly Sample[]): object {
  const counts = samples.map(({ figure }) => overlaps(figure));
  const total = (key: keyof Overlaps): number => counts.reduce((sum, count) => sum + count[key], 0);
  return {
    machines: samples.length,
    faulty: counts.flatMap((count, i) => (faults(count) > 0 ? [i] : [])),
    labelState: total('labelState'),
    labelLabel: total('labelLabel'),
    labelEdge: total('labelEdge'),
    edgeState: total('edgeState'),
    crossings: total('crossings'),
    ms: spread(samples.map(({ ms }) => ms)),
    cpuMs: spread(samples.map(({ cpu }) => cpu)),
  };
}

/** The fastest of three runs, by the clock and in the thread's own processor time (which ticks every few ms). */
async function fastest<T>(run: () => T | Promise<T>): Promise<{ result: T; ms: number; cpu: number }> {
  let ms = Infinity;
  let cpu = Infinity;
  const once = async (): Promise<T> => {
    const before = process.threadCpuUsage();
    const start = performance.now();
    const result = await run();
    ms = Math.min(ms, performance.now() - start);
    const { user, system } = process.threadCpuUsage(before);
    cpu = Math.min(cpu, (user + system) / 1000);
    return result;
  };
  await once();
  await once();
  return { result: await once(), ms, cpu };
}

async function measured(elk: LayoutEngine, drafts: readonly Draft[], direction: Direction): Promise<object> {
  const laidOut: Sample[] = [];
  const arcs: Sample[] = [];
  const dragged: Sample[] = [];
  for (const draft of drafts) {
    const { result, ms, cpu } = await fastest(() => layoutWithElk(elk, draft, direction));
    const { figure, positions } = result;
    laidOut.push({ figure, ms, cpu });
    const arc = await fastest(() => arcFigure(draft, positions));
    arcs.push({ figure: arc.result, ms: arc.ms, cpu: arc.cpu });
    const id = draft.states[0]!.id;
    const [x, y] = positions[id]!;
    const move = { ...positions, [id]: [x + 9, y + 9] as const };
    const step = await fastest(() => arcFigure(draft, move, { previous: arc.result, moved: new Set([id]) }));
    dragged.push({ figure: step.result, ms: step.ms, cpu: step.cpu });
  }
  const shapes = laidOut.map(({ figure: { bounds } }) => bounds.width / bounds.height);
  return {
    widthToHeight: spread(shapes).median,
    elk: summary(laidOut),
    arcs: summary(arcs),
    dragStep: summary(dragged),
  };
}

async function main(): Promise<void> {
  const elk = new ELK();
  const results: Record<string, object> = {};
  for (let warm = 0; warm < 20; warm++) await layoutWithElk(elk, randomDraft(16, 1000 + warm));
  for (const [name, drafts] of Object.entries(SETS)) {
    results[name] = { right: await measured(elk, drafts, 'right'), down: await measured(elk, drafts, 'down') };
  }
  console.log(JSON.stringify(results, null, 2));
}

await main();
