// Keys as text: `Mod+Shift+Z`, `F2`, `Shift+ArrowLeft`, `?`. Mod is Cmd on Apple's machines and Ctrl elsewhere.
// Here too is the one rule about keys and text: while a person types, only commands that say so take keys, and
// plain characters work on the canvas alone (WCAG 2.1.4), so that Backspace in a field never deletes a state.

/** A key with its modifiers. */
export interface Key {
  /** `KeyboardEvent.key`; letters in lower case. */
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** The part of a `KeyboardEvent` that matters here. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Where the focus is: in a text being typed, on the canvas (or on nothing), or on some other control. */
export type Focus = 'text' | 'canvas' | 'control';

/** Reads a key's text; throws on unknown modifiers, since keys are written by programmers. */
export function parseKey(text: string): Key {
  // A `+` at the end is the key itself: `Mod++`.
  const parts = text.endsWith('+') ? [...text.slice(0, -1).split('+').filter(Boolean), '+'] : text.split('+');
  const key = parts.pop() ?? '';
  const modifiers = new Set(parts);
  for (const modifier of modifiers) {
    if (!['Mod', 'Shift', 'Alt'].includes(modifier)) throw new Error(`"${text}": there is no modifier "${modifier}".`);
  }
  return {
    key: key === 'Space' ? ' ' : key.length === 1 ? key.toLowerCase() : key,
    mod: modifiers.has('Mod'),
    shift: modifiers.has('Shift'),
    alt: modifiers.has('Alt'),
  };
}

/** Whether a press is this key. Shift is not asked for on signs such as `?`, which need it on some keyboards only. */
export function matchesKey(text: string, press: KeyPress, apple: boolean): boolean {
  const key = parseKey(text);
  const pressed = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const sign = key.key.length === 1 && key.key.toLowerCase() === key.key.toUpperCase() && key.key !== ' ';
  const [mod, other] = apple ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  return (
    pressed === key.key &&
    mod === key.mod &&
    !other &&
    press.altKey === key.alt &&
    (press.shiftKey === key.shift || (sign && !key.mod && !/\d/.test(key.key)))
  );
}

const SHOWN: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** A key as people read it: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function formatKey(text: string, apple: boolean): string {
  const { key, mod, shift, alt } = parseKey(text);
  const shown = SHOWN[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (apple) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${shown}`;
  return [mod && 'Ctrl', alt && 'Alt', shift && 'Shift', shown].filter(Boolean).join('+');
}

/** Whether a key may act given where the focus is. `typing`: the command takes its keys from text fields too. */
export function mayAct(text: string, focus: Focus, typing: boolean): boolean {
  if (focus === 'text') return typing;
  if (focus === 'canvas') return true;
  const { key, mod, alt } = parseKey(text);
  return mod || alt || /^F\d/.test(key) || typing;
}

/** The part of an `Element` that tells what the focus is on. */
export interface FocusTarget {
  readonly tagName?: string;
  readonly type?: string;
  readonly isContentEditable?: boolean;
  closest?(selector: string): unknown;
}

/** Inputs that are no text. */
const NO_TEXT = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'color', 'file', 'image']);

/** What the focus is on; the canvas is whatever lies in an element with `data-canvas`, and the page itself. */
export function focusOf(target: FocusTarget | null | undefined): Focus {
  if (!target) return 'canvas';
  const tag = (target.tagName ?? '').toLowerCase();
  if (tag === 'textarea' || tag === 'select' || target.isContentEditable === true) return 'text';
  if (tag === 'input') return NO_TEXT.has(target.type ?? 'text') ? 'control' : 'text';
  if (target.closest?.('[role="textbox"],[role="combobox"],[role="searchbox"]')) return 'text';
  if (tag === 'body' || tag === 'html' || target.closest?.('[data-canvas]')) return 'canvas';
  return 'control';
}
