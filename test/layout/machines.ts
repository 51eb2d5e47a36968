// Machines to lay out: those of the library, two of the literature's with unreachable and merged
// transitions, and random ones. Rows read `state C>next/reply D>next/reply`.

import type { Action } from '#lib/game/action.ts';
import { stream, below } from '#lib/game/random.ts';
import { fromEntries, toDraft, type Draft } from '#lib/machine/mealy.ts';
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

/** A machine whose targets and replies are drawn uniformly; unreachable states are likely. */
export function randomDraft(states: number, seed: number): Draft {
  const random = stream(seed, states);
  const transition = (): { target: string; output: Action } => ({
    target: String(below(random, states) + 1),
    output: below(random, 2) === 0 ? 'C' : 'D',
  });
  return {
    initial: '1',
    opening: 'C',
    states: Array.from({ length: states }, (_, i) => ({
      id: String(i + 1),
      label: null,
      C: transition(),
      D: transition(),
    })),
  };
}
