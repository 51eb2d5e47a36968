// What the library holds for each strategy: one record of facts and one function that makes its behaviour.
// Families are files that export arrays of records; the registry joins them. Nothing is listed twice.

import type { Behaviour, MatchInfo } from '../game/automaton.ts';

/** A parameter of a strategy, with its default and the values it may take. */
export type Parameter = { readonly name: string; readonly description: string } & (
  | { readonly kind: 'number' | 'integer'; readonly default: number; readonly min: number; readonly max: number }
  /** A sequence of moves such as `CCD`; `minLength` counts moves. */
  | { readonly kind: 'actions'; readonly default: string; readonly minLength: number }
);

/** Values by parameter name; complete and within range by the time a behaviour is made. */
export type Parameters = Readonly<Record<string, number | string>>;

/** The facts that the field classifies strategies by, as the reference library reports them. */
export interface Classification {
  /** Turns of history the next move depends on; `null` when unbounded. */
  readonly memoryDepth: number | null;
  readonly stochastic: boolean;
  readonly longRun: boolean;
  readonly usesPayoffs: boolean;
  readonly usesLength: boolean;
  readonly inspectsOpponent: boolean;
}

/** One strategy of the library. */
export interface StrategyRecord {
  /** Lower case words joined by hyphens; unique. */
  readonly id: string;
  /** The name without parameters, as the literature and the reference print it; unique. */
  readonly name: string;
  /** The name with default parameters as the reference prints it, as in `Random: 0.5`; left out when it is `name`. */
  readonly fullName?: string;
  /** Other names the literature uses. */
  readonly aliases?: readonly string[];
  /** The family the strategy belongs to, as shown in filters, e.g. `Tit For Tat`. */
  readonly family: string;
  readonly parameters?: readonly Parameter[];
  readonly classification: Classification;
  /** Author and publication with year. */
  readonly origin: string;
  /** One or two sentences in our own words. */
  readonly description: string;
  /** The behaviour in one match. */
  create(parameters: Parameters, info: MatchInfo): Behaviour;
}

/** Facts most strategies share; spread and override what differs. */
export const PLAIN: Classification = {
  memoryDepth: null,
  stochastic: false,
  longRun: false,
  usesPayoffs: false,
  usesLength: false,
  inspectsOpponent: false,
};
