// Strategy names with parameters: `GTFT: 0.3`, `Omega TFT: 3, 8`, `General Soft Grudger: n=1,d=4,c=2`,
// `BackStabber: (D, D)`. Reading one gives a record and the values of its parameters; names are compared
// without regard to case, spaces and punctuation, and an unknown one is answered with the nearest.

import { problem, type Parsed, type Problem } from '../game/problem.ts';
import type { Parameter, Parameters, StrategyRecord } from './strategy.ts';

/** A strategy with its parameters' values. */
export interface NamedStrategy {
  readonly record: StrategyRecord;
  readonly parameters: Parameters;
  /** As tables print it, parameters included. */
  readonly name: string;
}

/** The name with default parameters, as tables print it. */
export function fullName(record: StrategyRecord): string {
  return record.fullName ?? record.name;
}

/** The default of every parameter. */
export function defaultParameters(record: StrategyRecord): Parameters {
  return Object.fromEntries((record.parameters ?? []).map((parameter) => [parameter.name, parameter.default]));
}

/** Reads a name against the given records. Exact full names win, then ids and aliases, then `name: values`. */
export function parseName(text: string, records: readonly StrategyRecord[]): Parsed<NamedStrategy> {
  const wanted = text.trim();
  const record = records.find((candidate) => fullName(candidate) === wanted) ?? findPlain(wanted, records);
  if (record) return found(record, defaultParameters(record), fullName(record));

  const colon = wanted.indexOf(':');
  const base = colon < 0 ? undefined : findPlain(wanted.slice(0, colon), records);
  if (base) {
    const values = splitValues(wanted.slice(colon + 1));
    const parameters = readValues(base, values);
    if (!Array.isArray(parameters))
      return found(base, parameters as Parameters, printName(base, parameters as Parameters));
    return { ok: false, problems: parameters };
  }
  const near = nearest(wanted, records);
  const hint = near.length > 0 ? ` Did you mean ${near.map((name) => `"${name}"`).join(', ')}?` : '';
  return {
    ok: false,
    problems: [problem('library/unknown-strategy', `There is no strategy "${wanted.slice(0, 200)}".${hint}`)],
  };
}

/** The name with the given parameters; the reference's own spelling where they are the defaults. */
export function printName(record: StrategyRecord, parameters: Parameters): string {
  const list = record.parameters ?? [];
  if (list.every((parameter) => parameters[parameter.name] === parameter.default)) return fullName(record);
  return `${record.name}: ${list.map((parameter) => String(parameters[parameter.name])).join(', ')}`;
}

/** Up to five full names that are spelt most like the text, nearest first; none that is far off. */
export function nearest(text: string, records: readonly StrategyRecord[]): string[] {
  const wanted = plain(text);
  const limit = Math.max(2, Math.floor(wanted.length / 2.5));
  const distanceTo = (name: string): number => {
    if (wanted.length > 2 && name.includes(wanted)) return 1;
    // A text this long is no slip of the pen, and would take its time.
    return wanted.length > 100 || Math.abs(name.length - wanted.length) > limit ? Infinity : editDistance(wanted, name);
  };
  const scored = records.map((record) => {
    const names = [record.name, record.id, ...(record.aliases ?? [])].map(plain);
    return { name: fullName(record), distance: Math.min(...names.map(distanceTo)) };
  });
  return scored
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 5)
    .map(({ name }) => name);
}

function found(record: StrategyRecord, parameters: Parameters, name: string): Parsed<NamedStrategy> {
  return { ok: true, value: { record, parameters, name }, warnings: [] };
}

function findPlain(text: string, records: readonly StrategyRecord[]): StrategyRecord | undefined {
  const wanted = plain(text);
  if (wanted === '') return undefined;
  return (
    records.find(
      (record) => plain(record.name) === wanted || plain(record.id) === wanted || plain(fullName(record)) === wanted,
    ) ?? records.find((record) => record.aliases?.some((alias) => plain(alias) === wanted))
  );
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s\-_$\\.,:()=]+/g, '');
}

/** Splits `3, (D, D), x` at the commas outside parentheses. */
function splitValues(text: string): string[] {
  const values: string[] = [];
  let depth = 0;
  let value = '';
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === ',' && depth === 0) {
      values.push(value.trim());
      value = '';
    } else value += character;
  }
  if (value.trim() !== '') values.push(value.trim());
  return values;
}

function readValues(record: StrategyRecord, values: readonly string[]): Parameters | Problem[] {
  const list = record.parameters ?? [];
  if (values.length > list.length) {
    const takes = list.length === 0 ? 'no parameters' : `${list.length}: ${list.map(({ name }) => name).join(', ')}`;
    return [problem('library/too-many-parameters', `${record.name} takes ${takes}; ${values.length} are given.`)];
  }
  const parameters: Record<string, number | string> = { ...defaultParameters(record) };
  const problems: Problem[] = [];
  values.forEach((value, i) => {
    const equals = /^(\w+)\s*=\s*(.*)$/.exec(value);
    const parameter = equals ? list.find(({ name }) => name === equals[1]) : list[i];
    if (!parameter) {
      const names = list.map(({ name }) => name).join(', ');
      problems.push(
        problem('library/unknown-parameter', `${record.name} has no parameter "${equals?.[1]}". It has: ${names}.`),
      );
      return;
    }
    const read = readValue(parameter, equals?.[2] ?? value);
    if (typeof read === 'object')
      problems.push({ ...read.problem, message: `${record.name}: ${read.problem.message}` });
    else parameters[parameter.name] = read;
  });
  return problems.length > 0 ? problems : parameters;
}

function readValue(parameter: Parameter, text: string): number | string | { problem: Problem } {
  if (parameter.kind === 'actions') {
    const actions = text.replace(/[^CDcd]/g, '').toUpperCase();
    if (actions.length >= parameter.minLength && /^[\s(),CDcd]*$/.test(text)) return actions;
    const wanted = `${parameter.minLength} or more of the letters C and D`;
    return { problem: problem('library/bad-parameter', `${parameter.name} takes ${wanted}, not "${text}".`) };
  }
  const value = Number(text);
  const whole = parameter.kind === 'number' || Number.isInteger(value);
  if (text.trim() !== '' && whole && value >= parameter.min && value <= parameter.max) return value;
  const kind = parameter.kind === 'integer' ? 'a whole number' : 'a number';
  const range = `${kind} from ${parameter.min} to ${parameter.max === Infinity ? 'any size' : parameter.max}`;
  return { problem: problem('library/bad-parameter', `${parameter.name} takes ${range}, not "${text}".`) };
}

/** Insertions, deletions and replacements between two words (Levenshtein 1966). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
  }
  return row[b.length]!;
}
