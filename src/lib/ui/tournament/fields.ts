// The ways to choose a field, each of which ends in a FIELD expression that the command line takes too.

import { allStrategies } from '#lib/library/registry.ts';
import { fullName } from '#lib/library/naming.ts';

/** A named field. */
export interface Preset {
  readonly field: string;
  readonly label: string;
}

/** The fields that have a name. */
export const PRESETS: readonly Preset[] = [
  { field: 'short', label: 'short run time' },
  { field: 'all', label: 'all' },
  { field: 'first', label: 'first tournament' },
  { field: 'second', label: 'second tournament' },
  { field: 'machines', label: 'finite state machines' },
  { field: 'long', label: 'long run time' },
  { field: 'demo', label: 'five to show' },
];

/** The ways to choose. */
export type Way = 'named' | 'family' | 'facts' | 'hand' | 'written';

/** The way that shows a field as it stands. */
export function wayOf(field: string): Way {
  if (PRESETS.some((preset) => preset.field === field)) return 'named';
  return families().some((family) => familyField(family) === field) ? 'family' : 'written';
}

/** A field in few words, for chips. */
export function fieldLabel(field: string): string {
  return PRESETS.find((preset) => preset.field === field)?.label ?? (/^family = "(.+)"$/.exec(field)?.[1] || field);
}

/** The families of the library, by name. */
export function families(): string[] {
  return [...new Set(allStrategies().map((record) => record.family))].sort();
}

/** The expression of a family. */
export function familyField(family: string): string {
  return `family = "${family}"`;
}

/** Facts to choose by; null leaves a fact out of account. */
export interface Facts {
  readonly stochastic: boolean | null;
  readonly memory: '0' | '1' | '2' | '3' | 'finite' | 'infinite' | null;
  readonly usesPayoffs: boolean | null;
  readonly usesLength: boolean | null;
}

/** The filter expression of facts; `short` where none is set. */
export function factsField({ stochastic, memory, usesPayoffs, usesLength }: Facts): string {
  const parts = [
    stochastic === null ? '' : stochastic ? 'stochastic' : 'deterministic',
    memory === null
      ? ''
      : memory === 'infinite'
        ? 'memory = infinite'
        : memory === 'finite'
          ? '!(memory = infinite)'
          : `memory <= ${memory}`,
    usesPayoffs === null ? '' : usesPayoffs ? 'uses-payoffs' : '!uses-payoffs',
    usesLength === null ? '' : usesLength ? 'uses-length' : '!uses-length',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'short' : parts.join(' & ');
}

/** The list of these strategies, quoted as the field expression needs. */
export function handField(names: readonly string[]): string {
  return names.map((name) => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join(', ');
}

/** Every strategy's full name, in the order of the library. */
export function strategyNames(): string[] {
  return allStrategies().map(fullName);
}
