// The forms of strategy that can be trained, as numbers: what evolution changes, what is sent between threads
// and what is stored. A finite state machine, a hidden Markov model, a look-up table (a gambler where its entries
// are probabilities), a neural network over the 17 features of the match, a cycle of moves.
// Source of the forms: [Harper et al. 2017], PLoS ONE 12(12):e0188046.

import type { Behaviour } from '../game/automaton.ts';
import { mealyAutomaton, type Mealy } from '../machine/mealy.ts';
import { hiddenMarkov, type HiddenMarkov } from './hidden-markov.ts';
import { neuralNetwork } from './neural.ts';
import { lookUp, probabilitiesOf, type Depths } from './recall.ts';
import { rule } from './rule.ts';
import { cycler } from './sequences.ts';

export interface FsmForm {
  readonly kind: 'fsm';
  readonly machine: Mealy;
}

export interface HmmForm extends HiddenMarkov {
  readonly kind: 'hmm';
}

/** A deterministic look-up table; `pattern` and `initial` are strings of C and D (order of entries: recall.ts). */
export interface LookerUpForm {
  readonly kind: 'lookerup';
  readonly depths: Depths;
  readonly initial: string;
  readonly pattern: string;
}

/** A look-up table of probabilities of C. */
export interface GamblerForm {
  readonly kind: 'gambler';
  readonly depths: Depths;
  readonly initial: string;
  readonly table: readonly number[];
}

/** A network of 17 features and `hidden` units; the order of its 19 * hidden weights: neural.ts. */
export interface AnnForm {
  readonly kind: 'ann';
  readonly hidden: number;
  readonly weights: readonly number[];
}

export interface CyclerForm {
  readonly kind: 'cycler';
  /** A string of C and D. */
  readonly cycle: string;
}

/** A strategy of one of the trainable forms. */
export type Form = FsmForm | HmmForm | LookerUpForm | GamblerForm | AnnForm | CyclerForm;

/** How a form plays. */
export function formBehaviour(form: Form): Behaviour {
  switch (form.kind) {
    case 'fsm':
      return rule(mealyAutomaton(form.machine));
    case 'hmm':
      return rule(hiddenMarkov(form));
    case 'lookerup':
      return rule(lookUp(form.depths, form.initial, probabilitiesOf(form.pattern)));
    case 'gambler':
      return rule(lookUp(form.depths, form.initial, form.table));
    case 'ann':
      return rule(neuralNetwork(form.hidden, form.weights));
    case 'cycler':
      return rule(cycler(form.cycle));
  }
}
