// What the library page shows, as its address holds it: search, filters, order and the chosen strategy, which
// is named with its parameters. What is as by default is left out of the address.

/** A column to sort by. */
export type SortKey = 'name' | 'family' | 'memory' | 'states' | 'rank' | 'score' | 'cooperation';

export const SORT_KEYS: readonly SortKey[] = ['name', 'family', 'memory', 'states', 'rank', 'score', 'cooperation'];

export interface Query {
  readonly search: string;
  readonly family: string;
  /** Chosen value by filter key. */
  readonly filters: Readonly<Record<string, string>>;
  /** Whether strategies outside the field of 240 are listed too. */
  readonly outside: boolean;
  readonly sort: SortKey;
  readonly descending: boolean;
  /** Name of the chosen strategy, parameters included; empty for none. */
  readonly strategy: string;
}

/** Everything, by name. */
export const WHOLE: Query = {
  search: '',
  family: '',
  filters: {},
  outside: false,
  sort: 'name',
  descending: false,
  strategy: '',
};

/** Reads an address; `keys` are those of the filters. What makes no sense is as by default. */
export function parseQuery(params: URLSearchParams, keys: readonly string[]): Query {
  const text = (name: string): string => (params.get(name) ?? '').slice(0, 1000);
  const [, down = '', sort = ''] = /^(-?)(.*)$/.exec(text('sort')) ?? [];
  return {
    search: text('q'),
    family: text('family'),
    filters: Object.fromEntries(keys.flatMap((key) => (text(key) === '' ? [] : [[key, text(key)]]))),
    outside: params.has('outside'),
    sort: SORT_KEYS.find((key) => key === sort) ?? 'name',
    descending: down === '-',
    strategy: text('strategy'),
  };
}

/** The address of a query, from `?` on; empty where all is as by default. */
export function printQuery({ search, family, filters, outside, sort, descending, strategy }: Query): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string): void => {
    if (value !== '') params.set(name, value);
  };
  set('q', search);
  set('family', family);
  for (const [key, value] of Object.entries(filters)) set(key, value);
  if (outside) params.set('outside', '1');
  if (sort !== 'name' || descending) params.set('sort', `${descending ? '-' : ''}${sort}`);
  set('strategy', strategy);
  const printed = params.toString();
  return printed === '' ? '' : `?${printed}`;
}

/** Whether anything narrows the list. */
export function isNarrowed({ search, family, filters }: Query): boolean {
  return search.trim() !== '' || family !== '' || Object.values(filters).some((value) => value !== '');
}

/** The query with a column's order: the other way round where it is sorted by already. */
export function sortedBy(query: Query, sort: SortKey): Query {
  // Of figures, the large ones are wanted first; of ranks the small ones.
  const firstDown = sort === 'score' || sort === 'cooperation';
  return { ...query, sort, descending: query.sort === sort ? !query.descending : firstDown };
}
