// Finds strategies by what people call them: id, name, printed name, alias, in any case. A name may carry
// parameters as tables print them, `GTFT: 0.3` or `Cycler: CCD`, in the order the strategy lists them.

import { StratagemError, problem } from '../game/problem.ts';
import type { Parameter, StrategyRecord } from '../library/strategy.ts';
import type { FindStrategy, NamedStrategy } from './contender.ts';

/** A strategy with its default parameters. */
export function withDefaults(record: StrategyRecord): NamedStrategy {
  const parameters = Object.fromEntries((record.parameters ?? []).map(({ name, default: value }) => [name, value]));
  return { record, parameters, name: record.fullName ?? record.name };
}

/** Looks strategies up in a roster. The function throws a `StratagemError` with suggestions where nothing fits. */
export function finder(roster: readonly StrategyRecord[]): FindStrategy {
  const records = new Map<string, StrategyRecord>();
  // The stronger kind of name comes last and wins.
  for (const record of roster) for (const alias of record.aliases ?? []) records.set(plain(alias), record);
  for (const record of roster) records.set(plain(record.id), record);
  for (const record of roster) records.set(plain(record.name), record);
  for (const record of roster) if (record.fullName) records.set(plain(record.fullName), record);
  return (name) => {
    const found = records.get(plain(name));
    if (found) return withDefaults(found);
    const colon = name.indexOf(':');
    const bare = colon > 0 ? records.get(plain(name.slice(0, colon))) : undefined;
    if (bare) return withValues(bare, name.trim(), name.slice(colon + 1).split(','));
    const near = suggestions(plain(name), records);
    throw new StratagemError(
      problem(
        'library/unknown-strategy',
        `There is no strategy "${name.slice(0, 80)}" in the library.` +
          (near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''),
      ),
    );
  };
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ');
}

function withValues(record: StrategyRecord, name: string, values: readonly string[]): NamedStrategy {
  const accepted = record.parameters ?? [];
  if (values.length > accepted.length) {
    throw invalid(name, `${record.name} takes ${accepted.length || 'no'} parameters, not ${values.length}`);
  }
  const parameters = { ...withDefaults(record).parameters };
  values.forEach((text, i) => (parameters[accepted[i]!.name] = valueOf(accepted[i]!, text.trim(), name)));
  return { record, parameters, name };
}

function valueOf(parameter: Parameter, text: string, name: string): number | string {
  if (parameter.kind === 'actions') {
    if (/^[CD]*$/.test(text) && text.length >= parameter.minLength) return text;
    throw invalid(name, `${parameter.name} must be at least ${parameter.minLength} moves, letters C and D`);
  }
  const value = text === '' ? NaN : Number(text);
  const whole = parameter.kind === 'number' || Number.isInteger(value);
  if (whole && value >= parameter.min && value <= parameter.max) return value;
  const kind = parameter.kind === 'integer' ? 'a whole number' : 'a number';
  throw invalid(name, `${parameter.name} must be ${kind} from ${parameter.min} to ${parameter.max}`);
}

function invalid(name: string, reason: string): StratagemError {
  return new StratagemError(problem('library/bad-parameter', `"${name}": ${reason}.`));
}

/** Up to three names that contain the text, or share most of its words' beginnings. */
function suggestions(text: string, records: ReadonlyMap<string, StrategyRecord>): string[] {
  const squeezed = text.replace(/[^a-z0-9]/g, '');
  if (squeezed.length < 2) return [];
  const names = new Set<string>();
  for (const [name, record] of records) {
    const other = name.replace(/[^a-z0-9]/g, '');
    if (other.includes(squeezed) || (other.length > 3 && squeezed.includes(other)) || distance(other, squeezed) <= 2) {
      names.add(record.name);
    }
  }
  return [...names].slice(0, 3);
}

/** Edit distance, given up above 2. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
