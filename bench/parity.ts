// The library against the reference's recorded play, as a report: traces and turns that match, and the worst
// comparisons of the stochastic strategies. Exits with 1 when a trace differs or a comparison is past the bound.
// Run: npx node bench/parity.ts [samples] [--power]. With --power each stochastic strategy is compared again with
// one turn's probability shifted by 0.08 up and down, and those in which neither is noticed are named.

import { playOpenLoop, type OpenLoop } from '#lib/engine/openloop.ts';
import type { Behaviour } from '#lib/game/automaton.ts';
import { unwrap } from '#lib/game/problem.ts';
import { bound } from '#lib/library/applied.ts';
import { lay } from '#lib/library/overlay.ts';
import { fullName } from '#lib/library/naming.ts';
import { findStrategy, namedStrategies } from '#lib/library/registry.ts';
import {
  behaviourIn,
  compare,
  frequencyNames,
  LARGEST_Z,
  recordedFrequencies,
  recordedPlays,
  type Comparison,
} from '../test/library/recorded.ts';

const samples = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 1000);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** The behaviour with its probability of C shifted on turn 21, as far as it goes. */
function shifted(behaviour: Behaviour, shift: number): Behaviour {
  return lay<number>(behaviour, {
    initial: 0,
    cooperate: (turn, p) => (turn === 20 ? Math.min(1, Math.max(0, p + shift)) : p),
    next: (turn) => Math.min(turn + 1, 21),
  });
}

let [traces, sameTraces, turns, sameTurns, strategies] = [0, 0, 0, 0, 0];
for (const record of namedStrategies()) {
  const plays = recordedPlays(record);
  // Darwin learns from trace to trace; its own test plays the chain.
  if (plays.length === 0 || record.classification.inspectsOpponent) continue;
  strategies++;
  for (const trace of plays) {
    const played = playOpenLoop(behaviourIn(record, trace), trace);
    const same = [...played].filter((move, turn) => move === trace.player[turn]).length;
    traces++;
    turns += trace.player.length;
    sameTurns += same;
    if (played === trace.player) sameTraces++;
    else print(`${fullName(record)} against ${trace.label} differs on ${trace.player.length - same} turns`);
  }
}
print(`deterministic: ${strategies} strategies, ${sameTraces} of ${traces} traces, ${sameTurns} of ${turns} turns`);

const all: Comparison[] = [];
const unnoticed: string[] = [];
for (const name of frequencyNames) {
  const record = bound(unwrap(findStrategy(name)));
  const frequencies = recordedFrequencies(record);
  const often = record.family === 'Meta players' ? Math.min(samples, 400) : samples;
  all.push(...compare(record, frequencies, often));
  if (process.argv.includes('--power')) {
    const worst = Math.max(
      ...[-0.08, 0.08].flatMap((shift) => {
        const wrong = (setting: OpenLoop): Behaviour => shifted(behaviourIn(record, setting), shift);
        return compare(record, frequencies, often, wrong).map(({ z }) => Math.abs(z));
      }),
    );
    if (worst < LARGEST_Z) unnoticed.push(`${name} (worst z ${worst.toFixed(1)})`);
  }
}
all.sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
const past = all.filter(({ z }) => Math.abs(z) >= LARGEST_Z);
print(
  `stochastic: ${frequencyNames.length} strategies, ${samples} samples, ${all.length} comparisons, ` +
    `bound ${LARGEST_Z.toFixed(2)} (family-wise 0.001), ${past.length} past it`,
);
for (const { z, what } of all.slice(0, 10)) print(`  ${z.toFixed(2).padStart(6)}  ${what}`);
if (process.argv.includes('--power')) {
  print(
    `one turn wrong by 0.08 is found in ${frequencyNames.length - unnoticed.length} of ${frequencyNames.length} strategies`,
  );
  for (const name of unnoticed) print(`  not in ${name}`);
}
if (past.length > 0 || sameTraces < traces) process.exitCode = 1;
