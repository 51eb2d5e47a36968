import { describe, expect, it } from 'vitest';
import { inputOf, isApple, pressOf } from '#lib/ui/canvas/keyboard.ts';

const press = { key: 'c', code: 'KeyC', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('pressOf', () => {
  it('reads a letter with Alt from its place', () => {
    expect(pressOf({ ...press, key: 'ç', altKey: true }).key).toBe('c');
    expect(pressOf({ ...press, key: 'Enter', code: 'Enter', altKey: true }).key).toBe('Enter');
    // On a keyboard of another layout the letter counts, not the place.
    expect(pressOf({ ...press, key: 'j' }).key).toBe('j');
  });
});

describe('inputOf', () => {
  it('knows C and D in either case, without modifiers', () => {
    expect([inputOf(press), inputOf({ ...press, key: 'D' }), inputOf({ ...press, key: 'x' })]).toEqual([
      'C',
      'D',
      null,
    ]);
    expect(inputOf({ ...press, ctrlKey: true })).toBeNull();
  });
});

describe('isApple', () => {
  it('goes by the platform', () => {
    expect(['MacIntel', 'iPad', 'Linux x86_64', 'Win32'].map(isApple)).toEqual([true, true, false, false]);
  });
});
