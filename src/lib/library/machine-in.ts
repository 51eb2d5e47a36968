// The machine inside a strategy, as it plays without noise in a match whose length nobody knows: exact where
// its automaton is finite, else exact for as many turns as 64 states allow, else none, with the reason.

import type { Automaton, MatchInfo } from '../game/automaton.ts';
import { STANDARD_PAYOFFS } from '../game/payoffs.ts';
import { extract } from '../machine/extract.ts';
import { firstTurns, mostTurns } from '../machine/horizon.ts';
import type { Mealy } from '../machine/mealy.ts';
import type { NamedStrategy } from './naming.ts';

/** What a strategy is as a machine. */
export type MachineIn =
  | { readonly kind: 'exact'; readonly machine: Mealy }
  /**
   * Plays like the strategy for so many turns, and may not after them. `exact`: states of its exact machine,
   * too many to draw; null where there are none, or more than are looked at.
   */
  | { readonly kind: 'turns'; readonly machine: Mealy; readonly turns: number; readonly exact: number | null }
  /** Finite, but larger than is any use as a drawing. */
  | { readonly kind: 'large'; readonly states: number }
  /** `chance`: it plays by chance; `states`: states without end; `team`: a player with a mind of its own. */
  | { readonly kind: 'none'; readonly reason: 'chance' | 'states' | 'team' };

/** Most states of a machine to be opened. */
export const MOST_STATES = 64;

/** Turns of a match for which an infinite strategy may be turned into a machine. */
export const MOST_TURNS = 200;

/** Raw states looked at before an automaton counts as infinite. */
const CAP = 4096;

const INFO: MatchInfo = { payoffs: STANDARD_PAYOFFS, length: Infinity, noise: 0 };

/** Number of states of the strategy's exact machine; null where it has none. Up to some 100 ms. */
export function exactStates(strategy: NamedStrategy): number | null {
  const behaviour = behaviourOf(strategy);
  const extracted = behaviour.kind === 'automaton' ? extract(behaviour.automaton, CAP) : null;
  return extracted?.ok ? extracted.machine.names.length : null;
}

/**
 * The strategy's machine. With `turns`, that of an infinite one for just so many turns; else for the most
 * that fit. Up to about two seconds.
 */
export function machineIn(strategy: NamedStrategy, turns: number | null = null): MachineIn {
  const behaviour = behaviourOf(strategy);
  if (behaviour.kind !== 'automaton') return { kind: 'none', reason: 'team' };
  const extracted = extract(behaviour.automaton, CAP);
  if (!extracted.ok) {
    return extracted.reason === 'stochastic'
      ? { kind: 'none', reason: 'chance' }
      : forTurns(behaviour.automaton, turns, { kind: 'none', reason: 'states' });
  }
  const { machine } = extracted;
  const states = machine.names.length;
  if (states <= MOST_STATES) return { kind: 'exact', machine };
  return forTurns(behaviour.automaton, turns, { kind: 'large', states });
}

function forTurns(automaton: Automaton, turns: number | null, otherwise: MachineIn): MachineIn {
  const options = { turns: turns ?? MOST_TURNS, most: MOST_STATES };
  const found = turns === null ? mostTurns(automaton, options) : firstTurns(automaton, options);
  if (found.ok) {
    const exact = otherwise.kind === 'large' ? otherwise.states : null;
    return { kind: 'turns', machine: found.machine, turns: found.turns, exact };
  }
  return found.reason === 'stochastic' ? { kind: 'none', reason: 'chance' } : otherwise;
}

function behaviourOf({ record, parameters }: NamedStrategy): ReturnType<typeof record.create> {
  return record.create(parameters, INFO);
}
