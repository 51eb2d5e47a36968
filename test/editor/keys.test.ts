import { describe, expect, it } from 'vitest';
import { COMMANDS } from '#lib/editor/commands.ts';
import { focusOf, formatKey, matchesKey, mayAct, parseKey, type KeyPress } from '#lib/editor/keys.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('keys', () => {
  it.each([
    ['Mod+Z', press('z', { ctrlKey: true }), false, true],
    ['Mod+Z', press('z', { metaKey: true }), true, true],
    ['Mod+Z', press('z', { metaKey: true }), false, false],
    ['Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false, false],
    ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false, true],
    ['C', press('c'), false, true],
    ['C', press('C', { shiftKey: true }), false, false],
    ['C', press('c', { ctrlKey: true }), false, false],
    ['?', press('?', { shiftKey: true }), false, true],
    ['+', press('+', { shiftKey: true }), false, true],
    ['Mod++', press('+', { ctrlKey: true }), false, true],
    ['Space', press(' '), false, true],
    ['Shift+ArrowLeft', press('ArrowLeft', { shiftKey: true }), false, true],
    ['ArrowLeft', press('ArrowLeft', { shiftKey: true }), false, false],
  ])('%s against %o', (key, pressed, apple, result) => {
    expect(matchesKey(key, pressed, apple)).toBe(result);
  });

  it('are shown as people know them', () => {
    expect(formatKey('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(formatKey('Mod+Shift+Z', true)).toBe('⇧⌘Z');
    expect(formatKey('ArrowLeft', false)).toBe('←');
    expect(formatKey('Mod++', false)).toBe('Ctrl++');
  });

  it('of every command can be read', () => {
    for (const { keys } of COMMANDS) for (const key of keys) expect(parseKey(key).key).not.toBe('');
    expect(() => parseKey('Ctrl+Z')).toThrow(/no modifier "Ctrl"/);
  });

  it('leave text fields alone', () => {
    const input = { tagName: 'INPUT', type: 'text', closest: () => null };
    expect(focusOf(input)).toBe('text');
    expect(focusOf({ tagName: 'DIV', isContentEditable: true })).toBe('text');
    expect(focusOf({ tagName: 'INPUT', type: 'checkbox', closest: () => null })).toBe('control');
    expect(focusOf({ tagName: 'BUTTON', closest: () => null })).toBe('control');
    expect(focusOf({ tagName: 'g', closest: (s: string) => (s.includes('data-canvas') ? {} : null) })).toBe('canvas');
    expect(mayAct('Delete', 'text', false)).toBe(false);
    expect(mayAct('Mod+Z', 'text', false)).toBe(false); // A field has its own undo.
    expect(mayAct('Mod+S', 'text', true)).toBe(true);
    expect(mayAct('C', 'control', false)).toBe(false);
    expect(mayAct('Enter', 'control', false)).toBe(false); // A button is pressed by Enter.
    expect(mayAct('Mod+Z', 'control', false)).toBe(true);
  });
});
