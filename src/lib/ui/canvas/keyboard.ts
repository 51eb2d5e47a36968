// Keys on the canvas: from the browser's event to the editor's. Two gestures take letters that commands use
// elsewhere: C and D choose the input while a transition is drawn by pointer.

import type { KeyPress } from '../../editor/keys.ts';
import type { Action } from '../../game/action.ts';

/** Whether the keyboard has a Cmd key. */
export function isApple(platform = globalThis.navigator?.platform ?? ''): boolean {
  return /^(Mac|iP)/.test(platform);
}

/**
 * The press that the editor understands. With Alt the letter is read from the key's place, since Alt makes
 * other characters of letters on Apple's keyboards.
 */
export function pressOf(event: KeyPress & { readonly code: string }): KeyPress {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
  const letter = altKey ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return { key: letter?.toLowerCase() ?? key, ctrlKey, metaKey, shiftKey, altKey };
}

/** The input that a plain key names. */
export function inputOf({ key, ctrlKey, metaKey, altKey }: KeyPress): Action | null {
  if (ctrlKey || metaKey || altKey) return null;
  const letter = key.toUpperCase();
  return letter === 'C' || letter === 'D' ? letter : null;
}
