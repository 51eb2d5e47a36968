// Two deterministic tables without noise: the joint state repeats after at most n * m turns, for random
// machines after about sqrt(pi * n * m / 2) (the birthday of a random mapping; Flajolet and Odlyzko 1990),
// so the path is followed only to its first repetition. `jointPath` hands out scratch memory of the module,
// valid until its next call: a pair costs a fraction of a microsecond, and allocation would double it.

import type { Table } from './compile.ts';
import type { Path } from './expected.ts';

/** Largest product of states for which repetitions are looked for; above it the path runs to its end. */
const MOST_CELLS = 1 << 20;

let path = new Uint8Array(1024);
/** Per joint state, `epoch` plus the turn at which it was met. */
let met = new Int32Array(1024);
let epoch = 1;

/**
 * The joint path of two deterministic tables, at most `turns` long. The outcomes are the module's scratch
 * memory, overwritten by the next call.
 */
export function jointPath(a: Table, b: Table, turns: number): Path {
  const { next: nextA, action: actionA } = a;
  const { next: nextB, action: actionB } = b;
  const width = b.states;
  const cells = a.states * width;
  const watch = cells <= MOST_CELLS;
  if (watch) makeRoom(cells);
  let stateA = a.initial[0]!;
  let stateB = b.initial[0]!;
  let turn = 0;
  for (; turn < turns; turn++) {
    if (watch) {
      const cell = stateA * width + stateB;
      const first = met[cell]! - epoch;
      if (first >= 0) {
        epoch += turn;
        return { outcomes: path, length: turn, tail: first };
      }
      met[cell] = epoch + turn;
    }
    if (turn === path.length) grow();
    const moveA = actionA[stateA]!;
    const moveB = actionB[stateB]!;
    const outcome = 2 * moveA + moveB;
    path[turn] = outcome;
    stateA = nextA[4 * stateA + outcome]!;
    stateB = nextB[4 * stateB + 2 * moveB + moveA]!;
  }
  epoch += turn;
  return { outcomes: path, length: turn, tail: turn };
}

function makeRoom(cells: number): void {
  if (met.length < cells) {
    met = new Int32Array(2 ** Math.ceil(Math.log2(cells)));
    epoch = 1;
  } else if (epoch > 2 ** 30) {
    met.fill(0);
    epoch = 1;
  }
}

function grow(): void {
  const longer = new Uint8Array(2 * path.length);
  longer.set(path);
  path = longer;
}
