// How cost grows: with the opponents and with the repetitions linearly, with the turns not at all where two
// machines meet. Measures, in processor time, and draws docs/pictures/growth.svg. Asserts nothing.
// Run: npx node bench/growth.ts

import { writeFileSync } from 'node:fs';
import { Contender } from '#lib/engine/contender.ts';
import { playTournament } from '#lib/engine/gathering.ts';
import { certainty } from '#lib/engine/meet.ts';
import { DEFAULT_RULES, type MatchRules } from '#lib/engine/rules.ts';
import { fieldScores } from '#lib/engine/scores.ts';
import { stream } from '#lib/game/random.ts';
import { mealyAutomaton } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { field, figure, timed } from './measure.ts';

interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly label: string;
  readonly logarithmic: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/**
 * The mean processor time in milliseconds of each call over rounds through all of them after a warming one, so that
 * calls are disturbed alike. The clock ticks every few milliseconds; in the mean that cancels.
 */
function mean(calls: readonly (() => void)[], rounds: number): number[] {
  for (const call of calls) call();
  const times = calls.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    calls.forEach((call, i) => (times[i]! += timed(call).ms / rounds));
  }
  return times;
}

function byOpponents(): Panel {
  const rules = DEFAULT_RULES;
  // Spread over the roster, so that each part of the field is like the whole.
  const roster = field(rules).filter(({ lazy }) => lazy !== null);
  const forms = Array.from({ length: 40 }, (_, i) => ({ kind: 'fsm', machine: randomMachine(stream(i), 8) }) as const);
  const sampling = { repetitions: 1, seed: 1, exact: false };
  const fields = [1, 2, 3, 4, 5, 6, 7, 8].map((eighths) => roster.filter((_, k) => (k * 5) % 8 < eighths));
  const calls = fields.map((some) => () => {
    fieldScores(forms, some, rules, sampling);
  });
  const points = mean(calls, 20).map((ms, i) => [fields[i]!.length, ms] as const);
  return {
    title: '40 machines of 8 states against a field',
    label: 'opponents',
    unit: 'ms',
    logarithmic: false,
    points,
  };
}

function byRepetitions(): Panel {
  const rules = { ...DEFAULT_RULES, noise: 0.05 };
  const roster = field(rules).filter(({ lazy }, k) => lazy !== null && k % 4 === 0);
  const repetitions = [1, 2, 4, 6, 8, 10];
  const calls = repetitions.map((count) => () => {
    playTournament(roster, { rules, repetitions: count, seed: 1, exact: false });
  });
  const points = mean(calls, 10).map((ms, i) => [repetitions[i]!, ms] as const);
  return {
    title: `Round robin of ${roster.length} strategies, noise 0.05`,
    label: 'repetitions',
    unit: 'ms',
    logarithmic: false,
    points,
  };
}

function byTurns(): Panel {
  const random = stream(3);
  const machines = Array.from({ length: 200 }, () => randomMachine(random, 16));
  const lengths = [100, 1000, 10_000, 100_000, 1_000_000];
  const calls = lengths.map((turns) => {
    const rules: MatchRules = { ...DEFAULT_RULES, turns };
    const players = machines.map((machine) => {
      const automaton = mealyAutomaton(machine);
      return new Contender('m', 'm', { kind: 'automaton', automaton } as Contender['behaviour'], rules);
    });
    return () => {
      for (const a of players) for (const b of players) certainty(a, b, rules);
    };
  });
  const points = mean(calls, 10).map((ms, i) => [lengths[i]!, (1000 * ms) / machines.length ** 2] as const);
  return { title: 'Two machines of 16 states', label: 'turns', unit: 'µs', logarithmic: true, points };
}

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [360, 260, 56, 40, 32, 44];

function drawn({ title, label, unit, logarithmic, points }: Panel, at: number): string {
  const xs = points.map(([x]) => x);
  const top = niceAbove(Math.max(...points.map(([, y]) => y)));
  const [low, high] = logarithmic ? [Math.log10(xs[0]!), Math.log10(xs.at(-1)!)] : [0, xs.at(-1)!];
  const px = (x: number): number =>
    at + LEFT + (((logarithmic ? Math.log10(x) : x) - low) / (high - low)) * (WIDTH - LEFT - RIGHT);
  const py = (y: number): number => TOP + (1 - y / top) * (HEIGHT - TOP - BOTTOM);
  const text = (x: number, y: number, body: string, anchor = 'middle', extra = ''): string =>
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}"${extra}>${body}</text>`;

  const ticksY = [0, 0.25, 0.5, 0.75, 1].map((share) => share * top);
  return [
    text(at + LEFT, 22, title, 'start', ' class="title"'),
    ...ticksY.flatMap((y) => [
      `<line x1="${at + LEFT}" x2="${at + WIDTH - RIGHT}" y1="${py(y).toFixed(1)}" y2="${py(y).toFixed(1)}"/>`,
      text(at + LEFT - 6, py(y) + 4, String(figure(y)), 'end'),
    ]),
    ...xs.map((x) => text(px(x), HEIGHT - BOTTOM + 16, x.toLocaleString('en'))),
    text(at + LEFT + (WIDTH - LEFT - RIGHT) / 2, HEIGHT - 8, label),
    text(at + LEFT - 6, TOP - 8, unit, 'end'),
    `<polyline points="${points.map(([x, y]) => `${px(x).toFixed(1)},${py(y).toFixed(1)}`).join(' ')}"/>`,
    ...points.map(([x, y]) => `<circle cx="${px(x).toFixed(1)}" cy="${py(y).toFixed(1)}" r="3"/>`),
  ].join('\n');
}

/** A round number at or above a value. */
function niceAbove(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return unit * [1, 2, 4, 6, 8, 10].find((step) => step * unit >= value)!;
}

const panels = [byOpponents(), byRepetitions(), byTurns()];
const style =
  'text { font: 12px system-ui, sans-serif; fill: #444 } .title { font-weight: 600; fill: #222 } ' +
  'line { stroke: #ddd } polyline { fill: none; stroke: #2563a8; stroke-width: 2 } circle { fill: #2563a8 }';
const svg = [
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${3 * WIDTH} ${HEIGHT}" role="img" aria-label="Cost by opponents, repetitions and turns">`,
  `<style>${style}</style>`,
  `<rect width="${3 * WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
  ...panels.map((panel, k) => drawn(panel, k * WIDTH)),
  '</svg>',
].join('\n');
writeFileSync(new URL('../docs/pictures/growth.svg', import.meta.url), `${svg}\n`);
process.stdout.write(`${JSON.stringify(panels, null, 2)}\n`);
