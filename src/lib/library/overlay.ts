// A rule laid over a strategy: it sees the probability of C that the strategy comes to and makes its own of
// it, with a small state of its own. The strategy below sees the moves that were really played, as all
// histories do. Automata stay automata, so what is laid over a finite strategy stays finite.

import type { Action } from '../game/action.ts';
import { Chance, type Automaton, type Behaviour } from '../game/automaton.ts';

/** The rule above, with state `O`, a plain value as in automata. */
export interface Overlay<O> {
  readonly initial: O;
  /** The probability of C that is played; `proposed` is the strategy's. */
  cooperate(over: O, proposed: number): number;
  next(over: O, own: Action, opponent: Action): O;
  /** The own move that the strategy below is told; the one played by default. */
  tell?(own: Action): Action;
}

/** The state of an automaton with an overlay. */
export interface Laid<S, O> {
  readonly inner: S;
  readonly over: O;
}

/** A rule without a state: the played probability from the proposed one. */
export function mapped(cooperate: (proposed: number) => number): Overlay<0> {
  return { initial: 0, cooperate: (_over, proposed) => cooperate(proposed), next: () => 0 };
}

/** The behaviour with the rule laid over it. */
export function lay<O>(behaviour: Behaviour, overlay: Overlay<O>): Behaviour {
  if (behaviour.kind === 'automaton')
    return { kind: 'automaton', automaton: layAutomaton(behaviour.automaton, overlay) };
  const tell = overlay.tell ?? ((own: Action) => own);
  return {
    kind: 'player',
    start(random) {
      const player = behaviour.start(random);
      let over = overlay.initial;
      return {
        cooperate: () => overlay.cooperate(over, player.cooperate()),
        observe(own, opponent) {
          player.observe(tell(own), opponent);
          over = overlay.next(over, own, opponent);
        },
      };
    },
  };
}

/** The automaton with the rule laid over it. */
export function layAutomaton<S, O>(automaton: Automaton<S>, overlay: Overlay<O>): Automaton<Laid<S, O>> {
  const tell = overlay.tell ?? ((own: Action) => own);
  const pair = (inner: S | Chance<S>, over: O): Laid<S, O> | Chance<Laid<S, O>> =>
    inner instanceof Chance
      ? new Chance(inner.outcomes.map(([probability, state]) => [probability, { inner: state, over }] as const))
      : { inner, over };
  const innerKey = (inner: S): string | number => automaton.key?.(inner) ?? JSON.stringify(inner);
  return {
    initial: pair(automaton.initial, overlay.initial),
    cooperate: ({ inner, over }) => overlay.cooperate(over, automaton.cooperate(inner)),
    next: ({ inner, over }, own, opponent) =>
      pair(automaton.next(inner, tell(own), opponent), overlay.next(over, own, opponent)),
    key: ({ inner, over }) => `${JSON.stringify(over)} ${innerKey(inner)}`,
  };
}
