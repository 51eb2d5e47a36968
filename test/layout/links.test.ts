import { expect, test } from 'vitest';
import { labelWidth, linksOf, reachableOrder } from '#lib/layout/links.ts';
import { draftOf } from './machines.ts';

const draft = draftOf('a C>c/C D>b/D; b C>b/C D>b/D; c C>a/C D>b/D; x C>a/C D>x/D', 'a');

test('C and D to the same target become one arrow with two parts', () => {
  expect(linksOf(draft).map((link) => link.id)).toEqual(['a:C', 'a:D', 'b:CD', 'c:C', 'c:D', 'x:C', 'x:D']);
  expect(labelWidth(2)).toBe(74);
});

test('reachable states come breadth first, C before D', () => {
  expect(reachableOrder(draft)).toEqual(['a', 'c', 'b']);
  expect(reachableOrder({ ...draft, initial: 'x' })).toEqual(['x', 'a', 'c', 'b']);
});

test('without a start state nothing is called unreachable', () => {
  expect(reachableOrder({ ...draft, initial: null })).toEqual(['a', 'b', 'c', 'x']);
  expect(reachableOrder({ ...draft, initial: 'gone' })).toHaveLength(4);
});
