// Machines to lay out: those of the library, two of the literature's with unreachable and merged
// transitions, and random ones. Rows read `state C>next/reply D>next/reply`.

import type { Action } from '#lib/game/action.ts';
import { stream } from '#lib/game/random.ts';
import { fromEntries, toDraft, type Draft } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import machines from './machines.json' with { type: 'json' };

type Row = readonly [string, readonly [readonly [string, Action], readonly [string, Action]]];

/** A draft from rows separated by semicolons. */
export function draftOf(rows: string, start: string, opening: Action = 'C'): Draft {
  const entries = rows.split('; ').map((row): Row => {
    const [id, ...cells] = row.split(' ');
    const [onC, onD] = cells.map((cell) => cell.slice(2).split('/') as [string, Action]);
    return [id!, [onC!, onD!]];
  });
  return toDraft(fromEntries(start, opening, entries));
}

/** Named machines by name; the first 18 are the library's. */
export const MACHINES: ReadonlyMap<string, Draft> = new Map(
  machines.map(({ name, rows, start, opening }) => [name, draftOf(rows, start, opening as Action)]),
);

/** A random machine; unreachable states are likely. */
export function randomDraft(states: number, seed: number): Draft {
  return toDraft(randomMachine(stream(seed), states));
}
