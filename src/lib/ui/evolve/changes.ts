// What differs between two machines, state by state by name: the thread of a story through generations, in which
// states keep their names. (Whether they play alike is another question, which `canonicalKey` answers.)

import { ACTIONS, type Action } from '../../game/action.ts';
import type { Draft, DraftState } from '../../machine/mealy.ts';

/** The differences of `after` from `before`. */
export interface Changes {
  /** States that are new, and that are gone. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Transitions of states that are in both: where they lead or what they play is another. */
  readonly transitions: readonly {
    readonly state: string;
    readonly input: Action;
    readonly before: DraftState['C'];
    readonly after: DraftState['C'];
  }[];
  /** The start state or the opening move is another. */
  readonly start: boolean;
  readonly opening: boolean;
}

export function changesBetween(before: Draft, after: Draft): Changes {
  const old = new Map(before.states.map((state) => [state.id, state]));
  const ids = new Set(after.states.map(({ id }) => id));
  const transitions = after.states.flatMap((state) => {
    const was = old.get(state.id);
    if (!was) return [];
    return ACTIONS.filter((input) => {
      const [a, b] = [was[input], state[input]];
      return a?.target !== b?.target || a?.output !== b?.output;
    }).map((input) => ({ state: state.id, input, before: was[input], after: state[input] }));
  });
  return {
    added: after.states.map(({ id }) => id).filter((id) => !old.has(id)),
    removed: before.states.map(({ id }) => id).filter((id) => !ids.has(id)),
    transitions,
    start: before.initial !== after.initial,
    opening: before.opening !== after.opening,
  };
}

/** How many things differ. */
export function countOf({ added, removed, transitions, start, opening }: Changes): number {
  return added.length + removed.length + transitions.length + Number(start) + Number(opening);
}

function inOrder(ids: readonly string[]): string[] {
  return [...ids].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The differences in words, one each: `5 on D: plays C, not D; to 7, not 3`. */
export function sentences(changes: Changes, before: Draft, after: Draft): string[] {
  const list = (ids: readonly string[]): string =>
    ids.length === 1 ? `State ${ids[0]}` : `States ${inOrder(ids).join(', ')}`;
  return [
    ...(changes.opening ? [`Opens with ${after.opening}, not ${before.opening}`] : []),
    ...(changes.start ? [`Starts in ${after.initial}, not ${before.initial}`] : []),
    ...(changes.added.length > 0 ? [`${list(changes.added)} new`] : []),
    ...(changes.removed.length > 0 ? [`${list(changes.removed)} gone`] : []),
    ...changes.transitions.map(({ state, input, before: was, after: is }) => {
      const plays = is?.output === was?.output ? null : `plays ${is?.output}, not ${was?.output}`;
      const leads = is?.target === was?.target ? null : `to ${is?.target}, not ${was?.target}`;
      return `${state} on ${input}: ${[plays, leads].filter(Boolean).join('; ')}`;
    }),
  ];
}
