import { describe, expect, it } from 'vitest';
import { parseField, parseFilter, splitNames } from '#lib/engine/field.ts';
import { unwrap } from '#lib/game/problem.ts';
import { PLAIN, type StrategyRecord } from '#lib/library/strategy.ts';

const record = (name: string, facts: Partial<StrategyRecord['classification']>, more: Partial<StrategyRecord> = {}) =>
  ({
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    family: 'Test',
    classification: { ...PLAIN, ...facts },
    origin: 'Nobody 1980',
    description: '',
    create: () => {
      throw new Error('not played here');
    },
    ...more,
  }) as StrategyRecord;

const ROSTER = [
  record('Cooperator', { memoryDepth: 0 }),
  record('DBS', { longRun: true }, { fullName: 'DBS: 0.75, 3, 4, 3, 5' }),
  record('First by Davis', {}, { family: 'First tournament' }),
  record('Grudger', {}),
  record(
    'Random',
    { memoryDepth: 0, stochastic: true },
    {
      fullName: 'Random: 0.5',
      parameters: [{ name: 'p', description: '', kind: 'number', default: 0.5, min: 0, max: 1 }],
    },
  ),
  record('Tit For Tat', { memoryDepth: 1 }),
];
const names = (text: string): string[] => unwrap(parseField(text, ROSTER)).map(({ name }) => name);
const problemOf = (text: string) => {
  const parsed = parseField(text, ROSTER);
  return parsed.ok ? null : parsed.problems[0]!;
};

describe('parseField', () => {
  it.each([
    ['all', 6],
    ['short', 5],
    ['long', 1],
    ['first', 4],
    ['demo', 4],
  ])('%s has %i members', (keyword, count) => expect(names(keyword)).toHaveLength(count));

  it('reads lists, in their order, each once, with parameters, quotes and keywords', () => {
    expect(names('Tit For Tat, cooperator,Tit For Tat')).toEqual(['Tit For Tat', 'Cooperator']);
    expect(names('"DBS: 0.75, 3, 4, 3, 5", Random: 0.1')).toEqual(['DBS: 0.75, 3, 4, 3, 5', 'Random: 0.1']);
    expect(names('long, Grudger')).toEqual(['DBS: 0.75, 3, 4, 3, 5', 'Grudger']);
  });

  it.each([
    ['memory<=1 & deterministic', ['Cooperator', 'Tit For Tat']],
    ['memory = infinite and not long', ['First by Davis', 'Grudger']],
    ['stochastic | memory > 0 & !long & !(first)', ['Random: 0.5']],
    ['family = "First tournament"', ['First by Davis']],
    ['name ~ tat or name ~ "BS:"', ['DBS: 0.75, 3, 4, 3, 5', 'Tit For Tat']],
    ['stochastic', ['Random: 0.5']],
  ])('reads the filter %s', (filter, wanted) => expect(names(filter)).toEqual(wanted));

  it('names the place of what is wrong', () => {
    expect(problemOf('memory <= & stochastic')!.place.column).toBe(1);
    expect(problemOf('stochastic & tall')).toMatchObject({ place: { column: 14 } });
    expect(problemOf('stochastic & tall')!.message).toContain('"tall" at column 14');
    expect(problemOf('(stochastic')!.message).toContain('not closed');
    expect(problemOf('stochastic deterministic & long')!.message).toContain('expected & or |');
    expect(problemOf('Tit For Tatt')!.message).toContain('Tit For Tat');
    expect(problemOf('stochastic & long')!.code).toBe('field/nobody');
    expect(problemOf('  ')!.code).toBe('field/empty');
    expect(problemOf('__proto__ & constructor')!.code).toBe('field/syntax');
  });
});

describe('parseFilter', () => {
  it('reports an open quote', () => {
    const parsed = parseFilter('family = "Test');
    expect(parsed.ok ? '' : parsed.problems[0]!.code).toBe('field/quote');
  });
});

describe('splitNames', () => {
  it('follows CSV', () => expect(splitNames('a, "b, c" ,"d ""e""",,f')).toEqual(['a', 'b, c', 'd "e"', 'f']));
});
