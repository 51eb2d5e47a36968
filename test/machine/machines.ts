// Machines that the tests of this folder share: a small notation, the well-known ones, the thesis's, the 18 of
// the library, and random ones. Notation: `start opening | state:nextReply,nextReply ...`, on C before on D.

import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { Action } from '#lib/game/action.ts';
import { stream } from '#lib/game/random.ts';
import { fromEntries, type Mealy } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';

type Row = readonly [string, Action];

/** A machine from the notation above. */
export function machineOf(notation: string): Mealy {
  const [head, table] = notation.split(' | ') as [string, string];
  const [start, opening] = head.split(' ') as [string, Action];
  const entries = table.split(' ').map((text): readonly [string, readonly [Row, Row]] => {
    const [state, cells] = text.split(':') as [string, string];
    const [onC, onD] = cells.split(',').map((cell): Row => [cell.slice(0, -1), cell.at(-1) as Action]);
    return [state, [onC!, onD!]];
  });
  return fromEntries(start, opening, entries);
}

export const TIT_FOR_TAT = machineOf('1 C | 1:1C,1D');
export const TIT_FOR_TWO_TATS = machineOf('1 C | 1:1C,2C 2:1C,2D');
export const GRUDGER = machineOf('1 C | 1:1C,2D 2:2D,2D');
export const ALTERNATOR = machineOf('1 C | 1:2D,2D 2:1C,1C');
export const WIN_STAY_LOSE_SHIFT = machineOf('c C | c:cC,dD d:dD,cC');

const SECOND_PRAC_TABLE = (state4onC: string, state5onD: string): string =>
  `1 C | 1:2C,3D 2:1C,4D 3:4C,5D 4:${state4onC},6D 5:2C,${state5onD} ` + '6:5D,7D 7:5C,8D 8:5D,5C 9:2C,10C 10:2C,4D';
export const SECOND_PRAC = machineOf(SECOND_PRAC_TABLE('5C', '9C'));
export const SECOND_PRAC_2 = machineOf(SECOND_PRAC_TABLE('5C', '9D'));
export const SECOND_PRAC_3 = machineOf(SECOND_PRAC_TABLE('5D', '9D'));
export const EVOLVED_FSM_8 = machineOf('5 C | 1:3C,8C 2:1D,5D 3:3D,8D 4:7D,5C 5:5C,7D 6:3D,8D 7:4C,6D 8:3C,4D');

/** The 18 finite state machines of the reference library, by id. */
export const LIBRARY: ReadonlyMap<string, Mealy> = new Map(
  (
    JSON.parse(readFileSync(new URL('fixtures/archetypes.json', import.meta.url), 'utf8')) as {
      id: string;
      notation: string;
    }[]
  ).map(({ id, notation }) => [id, machineOf(notation)]),
);

/** A random machine of 1 to `most` states; the seed is what is printed and shrunk. */
export function anyMachine(most: number): fc.Arbitrary<Mealy> {
  return fc
    .tuple(fc.integer({ min: 1, max: most }), fc.nat())
    .map(([states, seed]) => randomMachine(stream(seed), states));
}

/** A random machine with equal states in it: as many copies of a smaller one's states as are asked for, shuffled in. */
export function anyRedundantMachine(most: number): fc.Arbitrary<Mealy> {
  return fc.tuple(anyMachine(most), fc.integer({ min: 1, max: 3 }), fc.nat()).map(([machine, copies, seed]) => {
    const random = stream(seed);
    const n = machine.names.length;
    const states = Array.from({ length: n * copies }, (_, i) => i);
    return {
      ...machine,
      names: states.map((i) => `s${i}`),
      next: Int32Array.from(states.flatMap((i) => [0, 1].map((x) => copyOf(machine.next[2 * (i % n) + x]!)))),
      output: Uint8Array.from(states.flatMap((i) => [0, 1].map((x) => machine.output[2 * (i % n) + x]!))),
    };
    function copyOf(state: number): number {
      return state + n * Math.floor(random() * copies);
    }
  });
}

/** All words of C and D up to a length, shortest first, C before D. */
export function wordsUpTo(length: number): string[] {
  const words = [''];
  for (const word of words) if (word.length < length) words.push(word + 'C', word + 'D');
  return words;
}
