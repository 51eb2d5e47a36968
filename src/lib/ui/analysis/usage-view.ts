// A machine's usage in the words of the page: shares that shade the figure, and rows of a table.

import { transitionKey } from '#lib/editor/selection.ts';
import { worthOf, type Usage } from '#lib/engine/usage.ts';
import { ACTIONS, actionOf, type Action } from '#lib/game/action.ts';
import { reach } from '#lib/machine/reach.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import type { Usage as Shares } from '../canvas/strength.ts';

/** One transition of the machine. */
export interface UsageRow {
  /** `5:C`. */
  readonly key: string;
  readonly state: string;
  readonly input: Action;
  readonly reply: Action;
  readonly target: string;
  /** Times it is taken in a match, the mean over the opponents. */
  readonly times: number;
  /** Points that its reply earns each time; `null` where it is never taken. */
  readonly points: number | null;
  /** Its share of all points, 0 to 1. */
  readonly share: number;
}

/** The transitions, the most used first. */
export function usageRows(machine: Mealy, usage: Usage): UsageRow[] {
  const rows = [...machine.next.keys()].map((cell): UsageRow => {
    const [state, input] = [machine.names[cell >> 1]!, ACTIONS[cell & 1]!];
    const { perVisit: points, share } = worthOf(usage, cell);
    return {
      key: transitionKey(state, input),
      state,
      input,
      reply: actionOf(machine.output[cell]!),
      target: machine.names[machine.next[cell]!]!,
      times: usage.transitions[cell]!,
      points,
      share,
    };
  });
  return rows.sort((a, b) => b.times - a.times);
}

/** Visits a match below which a state counts as hardly ever visited: one in a hundred matches. */
const SELDOM = 0.01;

/** States that some history reaches, but the field never or hardly ever brings about. */
export function seldomVisited(machine: Mealy, usage: Usage): { never: string[]; hardly: string[] } {
  const { words } = reach(machine);
  const below = (id: string): number => usage.states[machine.names.indexOf(id)]!;
  const seldom = machine.names.filter((_, state) => words[state] !== null && usage.states[state]! < SELDOM);
  return { never: seldom.filter((id) => below(id) === 0), hardly: seldom.filter((id) => below(id) > 0) };
}

/** What the canvas shades by. */
export function sharesOf(machine: Mealy, usage: Usage): Shares {
  const rows = usageRows(machine, usage);
  const { never, hardly } = seldomVisited(machine, usage);
  const told = ({ times, points }: UsageRow): string =>
    points === null
      ? 'never taken by the field'
      : `taken ${timesText(times)} times a match, ${points.toFixed(2)} points each`;
  return {
    states: new Map(machine.names.map((id, state) => [id, usage.states[state]! / usage.turns])),
    transitions: new Map(rows.map(({ key, times }) => [key, times / usage.turns])),
    told: new Map(rows.map((row) => [row.key, told(row)])),
    notes: new Map([
      ...never.map((id) => [id, 'never visited'] as const),
      ...hardly.map((id) => [id, 'hardly ever visited'] as const),
    ]),
  };
}

/** Everything in full: what is shown until the first answer. */
export function fullShares(ids: readonly string[]): Shares {
  return {
    states: new Map(ids.map((id) => [id, 1])),
    transitions: new Map(ids.flatMap((id) => ACTIONS.map((input) => [transitionKey(id, input), 1]))),
  };
}

/** `12.3`, `0.004`, `0`: enough digits to tell what is rare from what is never. */
export function timesText(times: number): string {
  if (times === 0) return '0';
  return times >= 0.1 ? times.toFixed(1) : times.toPrecision(1);
}
