import { describe, expect, it } from 'vitest';
import { allStrategies, namedStrategies } from '#lib/library/registry.ts';
import { parseQuery, printQuery, sortedBy, WHOLE, type Query } from '#lib/ui/library/query.ts';
import { chosenRows, factWords, FILTERS, rowsOf, type Row } from '#lib/ui/library/rows.ts';
import type { Place } from '#lib/ui/library/places.ts';

const place = (id: string, rank: number): Place => ({
  id,
  rank,
  of: 222,
  interval: null,
  score: 3 - rank / 100,
  error: 0,
  cooperation: rank / 222,
  rates: null,
});
const rows = rowsOf(
  namedStrategies(),
  { 'tit-for-tat': 1, random: null, 'prober-4': 148 },
  { 'tit-for-tat': place('tit-for-tat', 2), grudger: place('grudger', 1) },
);
const chosen = (query: Partial<Query>, from: readonly Row[] = rows): Row[] => chosenRows(from, { ...WHOLE, ...query });
const ids = (query: Partial<Query>): string[] => chosen(query).map(({ record }) => record.id);

describe('chosenRows', () => {
  it('searches names, aliases, families, origins and descriptions for every word', () => {
    expect(ids({ search: 'omega' })).toEqual(['omega-tft']);
    expect(ids({ search: 'OMEGA tat' })).toEqual(['omega-tft']);
    expect(ids({ search: 'slany kienreich' })).toContain('omega-tft');
    expect(ids({ search: 'no such thing' })).toEqual([]);
  });

  it('filters by each fact as the records have it', () => {
    const facts: Readonly<Record<string, (row: Row) => boolean>> = {
      stochastic: ({ record }) => record.classification.stochastic,
      long: ({ record }) => record.classification.longRun,
      payoffs: ({ record }) => record.classification.usesPayoffs,
      length: ({ record }) => record.classification.usesLength,
      inspects: ({ record }) => record.classification.inspectsOpponent,
    };
    for (const [key, holds] of Object.entries(facts)) {
      const yes = chosen({ filters: { [key]: 'yes' } });
      const no = chosen({ filters: { [key]: 'no' } });
      expect(yes.length, key).toBeGreaterThan(0);
      expect(yes.every(holds)).toBe(true);
      expect(no.some(holds)).toBe(false);
      expect(yes.length + no.length).toBe(rows.length);
    }
  });

  it('filters by memory depth, exactly, at most, finite and infinite', () => {
    const field = rowsOf(allStrategies(), {}, {});
    const count = (value: string): number => chosen({ filters: { memory: value } }, field).length;
    expect(count('<=1')).toBe(count('0') + count('1'));
    expect(count('finite') + count('infinite')).toBe(240);
    // The sizes of the meta players' teams, which no meta player with finite memory spoils.
    expect(count('<=1')).toBe(37);
    expect(count('finite')).toBe(81);
  });

  it('filters by machine, leaving out what is not known yet', () => {
    expect(ids({ filters: { machine: '64' } })).toEqual(['tit-for-tat']);
    expect(ids({ filters: { machine: 'finite' } })).toEqual(['prober-4', 'tit-for-tat']);
    expect(ids({ filters: { machine: 'no' } })).toEqual(['random']);
  });

  it('joins filters, family and search', () => {
    const found = chosen({ family: 'Tit For Tat', filters: { memory: '<=1', stochastic: 'no' }, search: 'tit' });
    expect(found.map(({ record }) => record.id)).toContain('tit-for-tat');
    for (const { record } of found) expect(record.family).toBe('Tit For Tat');
  });

  it('sorts, and puts what is not known last either way', () => {
    expect(ids({ sort: 'rank' }).slice(0, 2)).toEqual(['grudger', 'tit-for-tat']);
    expect(ids({ sort: 'rank', descending: true }).slice(0, 2)).toEqual(['tit-for-tat', 'grudger']);
    expect(ids({ sort: 'states', descending: true }).slice(0, 2)).toEqual(['prober-4', 'tit-for-tat']);
    const depths = chosen({ sort: 'memory' }).map(({ record }) => record.classification.memoryDepth ?? Infinity);
    expect(depths).toEqual(depths.toSorted((a, b) => a - b));
    const names = ids({});
    expect(names.indexOf('adaptive')).toBeLessThan(names.indexOf('omega-tft'));
  });
});

describe('the address', () => {
  const keys = FILTERS.map(({ key }) => key);
  const read = (text: string): Query => parseQuery(new URLSearchParams(text), keys);

  it('holds a query and gives it back', () => {
    const query: Query = {
      search: 'tit & tat',
      family: 'Tit For Tat',
      filters: { memory: '<=1', stochastic: 'no' },
      outside: true,
      sort: 'score',
      descending: true,
      strategy: 'Omega TFT: 3, 8',
    };
    expect(read(printQuery(query))).toEqual(query);
    expect(printQuery(WHOLE)).toBe('');
    expect(read('')).toEqual(WHOLE);
  });

  it('takes what makes no sense as the default', () => {
    expect(read('?sort=nonsense&colour=red')).toEqual(WHOLE);
    expect(chosen(read('?memory=nonsense'))).toHaveLength(rows.length);
  });

  it('sorts by a column, and the other way round by the same', () => {
    const once = sortedBy(WHOLE, 'rank');
    expect(once).toMatchObject({ sort: 'rank', descending: false });
    expect(sortedBy(once, 'rank').descending).toBe(true);
    expect(sortedBy(WHOLE, 'score').descending).toBe(true);
  });
});

it('names the facts that set a strategy apart', () => {
  const meta = rows.find(({ record }) => record.id === 'meta-winner')!.record;
  expect(factWords(meta)).toEqual(['stochastic', 'long run time', 'uses payoffs', 'uses length']);
  expect(factWords(rows.find(({ record }) => record.id === 'tit-for-tat')!.record)).toEqual([]);
});
