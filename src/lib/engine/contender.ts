// A contender: a strategy under given rules, ready to play. Contenders are made in each thread from data
// (`ContenderSpec`). Simulation fills the lazy table; the whole table, for exact results, is compiled on first use.

import { type Behaviour } from '../game/automaton.ts';
import type { NamedStrategy } from '../library/naming.ts';
import { LazyTable } from '../library/lazy-table.ts';
import { mealyAutomaton, type Mealy } from '../machine/mealy.ts';
import { compile, type Table } from './compile.ts';
import { reduce } from './reduce.ts';
import { longest, matchInfo, type MatchRules } from './rules.ts';

/** A contender as data: a strategy of the library by name (quickest by its full name), or a machine. */
export type ContenderSpec =
  | { readonly kind: 'library'; readonly name: string }
  | { readonly kind: 'machine'; readonly id: string; readonly name: string; readonly machine: Mealy };

/** Finds a library strategy by any of its names; throws a `StratagemError` where there is none. */
export type FindStrategy = (name: string) => NamedStrategy;

/** Most rows of the table that simulation fills: more win a round robin little, and lose it to memory and to the first run. */
const LAZY_ROWS = 4096;

/** A strategy under given rules. */
export class Contender {
  readonly id: string;
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly rules: MatchRules;
  /** Whether a match takes so long that an edit should not wait for it. */
  readonly longRun: boolean;
  /** What simulated matches have worked out of the automaton; null where it is none. */
  readonly lazy: LazyTable | null;
  #table: Table | null | undefined;
  #reduced: Table | null | undefined;

  constructor(id: string, name: string, behaviour: Behaviour, rules: MatchRules, longRun = false) {
    this.id = id;
    this.name = name;
    this.behaviour = behaviour;
    this.rules = rules;
    this.longRun = longRun;
    this.lazy = behaviour.kind === 'automaton' ? new LazyTable(behaviour.automaton, LAZY_ROWS) : null;
  }

  /** The table of the automaton as written; null where it is too large or no automaton. */
  get table(): Table | null {
    if (this.#table === undefined) {
      const { behaviour, rules } = this;
      this.#table =
        behaviour.kind === 'automaton'
          ? compile(behaviour.automaton, { noise: rules.noise > 0, turns: longest(rules) })
          : null;
    }
    return this.#table;
  }

  /** The table with equivalent states merged: the same play in distribution, fewer joint states. */
  get reduced(): Table | null {
    if (this.#reduced === undefined) this.#reduced = this.table && reduce(this.table);
    return this.#reduced;
  }
}

/** The contender that a spec describes. */
export function contender(spec: ContenderSpec, rules: MatchRules, find: FindStrategy): Contender {
  if (spec.kind === 'machine') {
    const automaton = mealyAutomaton(spec.machine);
    return new Contender(spec.id, spec.name, { kind: 'automaton', automaton } as Behaviour, rules);
  }
  const { record, parameters, name } = find(spec.name);
  const { longRun } = record.classification;
  return new Contender(record.id, name, record.create(parameters, matchInfo(rules)), rules, longRun);
}
