import { expect, it } from 'vitest';
import { mealy, toDraft } from '#lib/machine/mealy.ts';
import { changesBetween, countOf, sentences } from '#lib/ui/evolve/changes.ts';

const before = toDraft(
  mealy('1', 'C', {
    1: [
      ['1', 'C'],
      ['2', 'D'],
    ],
    2: [
      ['1', 'C'],
      ['2', 'D'],
    ],
  }),
);
const after = toDraft(
  mealy('2', 'D', {
    1: [
      ['1', 'D'],
      ['10', 'C'],
    ],
    2: [
      ['1', 'C'],
      ['2', 'D'],
    ],
    10: [
      ['1', 'C'],
      ['9', 'D'],
    ],
    9: [
      ['1', 'C'],
      ['1', 'D'],
    ],
  }),
);

it('tells what differs, state by state', () => {
  const changes = changesBetween(before, after);
  expect(sentences(changes, before, after)).toEqual([
    'Opens with D, not C',
    'Starts in 2, not 1',
    'States 9, 10 new',
    '1 on C: plays D, not C',
    '1 on D: plays C, not D; to 10, not 2',
  ]);
  expect(countOf(changes)).toBe(6);
  const back = changesBetween(after, before);
  expect(back.removed).toEqual(['9', '10']);
  expect(sentences(back, after, before)).toContain('States 9, 10 gone');
});

it('finds nothing in the same machine', () => {
  expect(countOf(changesBetween(after, after))).toBe(0);
});
