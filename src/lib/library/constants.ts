// Strategies named after mathematical constants: against an opponent that has defected they steer the ratio
// of all cooperations to all defections in the match, both players counted, towards the constant.

import type { Behaviour } from '../game/automaton.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

interface Counts {
  /** Moves of both players so far. */
  readonly c: number;
  readonly d: number;
  /** Whether the opponent has ever defected. */
  readonly provoked: boolean;
}

function ratioKeeper(target: number): Behaviour {
  return rule<Counts>({
    initial: { c: 0, d: 0, provoked: false },
    cooperate({ c, d, provoked }) {
      if (!provoked) return c + d === 0 ? 1 : 0;
      return c / d > target ? 0 : 1;
    },
    next: ({ c, d, provoked }, own, opponent) => {
      const cooperations = (own === 'C' ? 1 : 0) + (opponent === 'C' ? 1 : 0);
      return { c: c + cooperations, d: d + 2 - cooperations, provoked: provoked || opponent === 'D' };
    },
  });
}

const STANDEN = 'Timothy Standen, Axelrod library';

/** Strategies that keep the ratio of cooperations to defections near a constant. */
export const constants: readonly StrategyRecord[] = [
  {
    id: 'golden',
    name: '$\\phi$',
    aliases: ['Golden', 'phi'],
    family: 'Constants',
    classification: PLAIN,
    origin: STANDEN,
    description:
      'Exploits an opponent that never defects; otherwise defects exactly when cooperations outnumber defections by more than the golden ratio.',
    create: () => ratioKeeper((1 + Math.sqrt(5)) / 2),
  },
  {
    id: 'pi',
    name: '$\\pi$',
    aliases: ['Pi'],
    family: 'Constants',
    classification: PLAIN,
    origin: STANDEN,
    description:
      'Exploits an opponent that never defects; otherwise defects exactly when there are more than pi cooperations to a defection.',
    create: () => ratioKeeper(Math.PI),
  },
  {
    id: 'e',
    name: '$e$',
    aliases: ['e'],
    family: 'Constants',
    classification: PLAIN,
    origin: STANDEN,
    description:
      'Exploits an opponent that never defects; otherwise defects exactly when there are more than e cooperations to a defection.',
    create: () => ratioKeeper(Math.E),
  },
];
