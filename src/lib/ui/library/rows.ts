// The library as a table: one row a strategy, with what its record says and what has been found out about it
// (states of its machine, place in the field), searched, filtered and sorted.

import { fullName } from '../../library/naming.ts';
import type { StrategyRecord } from '../../library/strategy.ts';
import type { Query, SortKey } from './query.ts';
import type { Place } from './places.ts';

/** One strategy of the table. */
export interface Row {
  readonly record: StrategyRecord;
  readonly name: string;
  /** States of its exact machine; null where it has none, undefined while that is not known. */
  readonly states: number | null | undefined;
  /** Its place in the short-run field; undefined where it has none, or none yet. */
  readonly place: Place | undefined;
}

/** The rows of the records. */
export function rowsOf(
  records: readonly StrategyRecord[],
  states: Readonly<Record<string, number | null>>,
  places: Readonly<Record<string, Place>>,
): Row[] {
  return records.map((record) => ({
    record,
    name: fullName(record),
    states: states[record.id],
    place: places[record.id],
  }));
}

type Test = (row: Row) => boolean;

/** A choice among values of a fact, `''` for any. */
export interface Filter {
  readonly key: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly test: Test }[];
}

const depth = ({ record }: Row): number => record.classification.memoryDepth ?? Infinity;
const exactly = (n: number) => ({
  value: String(n),
  label: `Exactly ${n}`,
  test: (row: Row): boolean => depth(row) === n,
});
const atMost = (n: number) => ({
  value: `<=${n}`,
  label: `At most ${n}`,
  test: (row: Row): boolean => depth(row) <= n,
});
const yesNo = (
  [key, label]: readonly [key: string, label: string],
  [yes, no]: readonly [yes: string, no: string],
  test: Test,
): Filter => ({
  key,
  label,
  options: [
    { value: 'yes', label: yes, test },
    { value: 'no', label: no, test: (row) => !test(row) },
  ],
});

/** Every fact of the classification, and the machine. */
export const FILTERS: readonly Filter[] = [
  {
    key: 'memory',
    label: 'Memory depth',
    options: [
      ...[0, 1, 2, 3].map(exactly),
      ...[1, 2, 3, 5, 10, 20].map(atMost),
      { value: 'finite', label: 'Finite', test: (row) => depth(row) < Infinity },
      { value: 'infinite', label: 'Infinite', test: (row) => depth(row) === Infinity },
    ],
  },
  yesNo(['stochastic', 'Chance'], ['Stochastic', 'Deterministic'], ({ record }) => record.classification.stochastic),
  {
    key: 'machine',
    label: 'Machine',
    options: [
      { value: '64', label: 'Finite, at most 64 states', test: ({ states }) => states != null && states <= 64 },
      { value: 'finite', label: 'Finite', test: ({ states }) => states != null },
      { value: 'no', label: 'None that is finite and exact', test: ({ states }) => states === null },
    ],
  },
  yesNo(['long', 'Run time'], ['Long', 'Short'], ({ record }) => record.classification.longRun),
  yesNo(['payoffs', 'Payoffs'], ['Uses them', 'Does not use them'], ({ record }) => record.classification.usesPayoffs),
  yesNo(['length', 'Match length'], ['Uses it', 'Does not use it'], ({ record }) => record.classification.usesLength),
  yesNo(
    ['inspects', 'Opponent'],
    ['Inspects it', 'Only sees its moves'],
    ({ record }) => record.classification.inspectsOpponent,
  ),
];

/** The families of the records, each once, by name. */
export function familiesOf(records: readonly StrategyRecord[]): string[] {
  return [...new Set(records.map(({ family }) => family))].sort((a, b) => a.localeCompare(b, 'en'));
}

/** The rows that fit a query, in its order. */
export function chosenRows(rows: readonly Row[], query: Query): Row[] {
  const tests = FILTERS.flatMap(({ key, options }) => {
    const option = options.find(({ value }) => value === query.filters[key]);
    return option ? [option.test] : [];
  });
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  return sorted(
    rows.filter(
      (row) =>
        (query.family === '' || row.record.family === query.family) &&
        tests.every((test) => test(row)) &&
        words.every((word) => textOf(row).includes(word)),
    ),
    query,
  );
}

const texts = new WeakMap<StrategyRecord, string>();

/** What a search looks through. */
function textOf({ record, name }: Row): string {
  let text = texts.get(record);
  if (text === undefined) {
    const { id, aliases = [], family, origin, description } = record;
    text = [name, id, ...aliases, family, origin, description].join(' ').toLowerCase();
    texts.set(record, text);
  }
  return text;
}

/** What a column sorts by; what is not known or does not exist comes last either way. */
const VALUES: Readonly<Record<SortKey, (row: Row) => number | string | null>> = {
  name: ({ record }) => sortName(record.name),
  family: ({ record }) => record.family.toLowerCase(),
  memory: depth,
  states: ({ states }) => states ?? null,
  rank: ({ place }) => place?.rank ?? null,
  score: ({ place }) => place?.score ?? null,
  cooperation: ({ place }) => place?.cooperation ?? null,
};

/** `$\pi$` under p. */
function sortName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9 ]/g, '');
}

function sorted(rows: readonly Row[], { sort, descending }: Query): Row[] {
  const value = VALUES[sort];
  const way = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || compare(a.name, b.name);
    return way * compare(x, y) || compare(a.name, b.name);
  });
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b || 0 : String(a).localeCompare(String(b), 'en');
}

/** The facts that are not the same for most, in words. */
export function factWords({ classification }: StrategyRecord): string[] {
  const { stochastic, longRun, usesPayoffs, usesLength, inspectsOpponent } = classification;
  return [
    stochastic ? 'stochastic' : '',
    longRun ? 'long run time' : '',
    usesPayoffs ? 'uses payoffs' : '',
    usesLength ? 'uses length' : '',
    inspectsOpponent ? 'inspects' : '',
  ].filter((word) => word !== '');
}

/** A memory depth as it is shown. */
export function depthText({ classification: { memoryDepth } }: StrategyRecord): string {
  return memoryDepth === null ? '∞' : String(memoryDepth);
}
