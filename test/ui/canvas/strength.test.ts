import { describe, expect, it } from 'vitest';
import { findRoute } from '#lib/editor/route.ts';
import { isLit, strengthOf } from '#lib/ui/canvas/strength.ts';
import { draft } from './machine.ts';

describe('strengthOf', () => {
  it('draws everything in full where nothing is asked for', () => {
    const strength = strengthOf(null, null);
    expect([strength.state('a'), strength.edge('a:C'), strength.marks('a:C')]).toEqual([1, 1, false]);
  });

  it('keeps a history in full and the rest faint', () => {
    const strength = strengthOf(null, findRoute(draft, 'D'));
    expect([strength.state('a'), strength.state('b'), strength.edge('a:D')]).toEqual([1, 1, 1]);
    expect(strength.state('far')).toBeLessThan(0.5);
    expect(strength.edge('a:C')).toBeLessThan(0.5);
    expect([strength.marks('a:D'), strength.marks('a:C')]).toEqual([true, false]);
  });

  it('grows with use, and what is never used is still to be seen', () => {
    const usage = {
      states: new Map([
        ['a', 0.9],
        ['b', 0.1],
      ]),
      transitions: new Map([['far:D', 0.4]]),
    };
    const strength = strengthOf(usage, null);
    expect(strength.state('a')).toBe(1);
    expect(strength.state('b')).toBeLessThan(1);
    expect(strength.state('b')).toBeGreaterThan(strength.state('far'));
    expect(strength.state('far')).toBeGreaterThan(0);
    expect(strength.edge('far:CD')).toBe(1);
  });
});

describe('isLit', () => {
  it('finds a transition in its merged edge, and in no other state with a like name', () => {
    expect(isLit({ state: 'a', transition: 'far:D' }, 'far:CD')).toBe(true);
    expect(isLit({ state: 'a', transition: 'far:D' }, 'far:C')).toBe(false);
    expect(isLit({ state: 'a', transition: 'a:D' }, 'far:CD')).toBe(false);
    expect(isLit(null, 'far:CD')).toBe(false);
  });
});
