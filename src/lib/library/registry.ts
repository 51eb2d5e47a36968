// The one registry over all strategies: the coded families and the machines drawn in strategies/.

import { idFromName } from '../machine/document.ts';
import type { Parameters, StrategyRecord } from './strategy.ts';

const FAMILIES: readonly (readonly StrategyRecord[])[] = [];

/** The strategies of the library, in the order of their names. */
export function allStrategies(): readonly StrategyRecord[] {
  return FAMILIES.flat();
}

/** Whether an id is that of a machine file that ships with the library. */
export function isLibraryMachine(_id: string): boolean {
  return false;
}

/** The name with default parameters, as tables print it. */
export function fullName(record: StrategyRecord): string {
  return record.fullName ?? record.name;
}

/** A strategy with its parameters' values; what a name such as `GTFT: 0.3` means. */
export interface NamedStrategy {
  readonly record: StrategyRecord;
  readonly parameters: Parameters;
  /** As tables print it. */
  readonly name: string;
}

void idFromName;
