// Any value as a short text, much like JSON: bounded in depth and length, safe with cycles, accessors aside
// (values come from structured clones and parsed JSON, which have none).

export interface ShowLimits {
  readonly depth: number;
  readonly letters: number;
}

/** The text; an ellipsis stands for what is left out. Undefined gives the empty text. */
export function show(value: unknown, { depth, letters }: ShowLimits): string {
  let text = '';
  const write = (part: string): void => {
    if (text.length <= letters) text += part;
  };
  const walk = (inner: unknown, left: number): void => {
    if (text.length > letters) return;
    if (typeof inner === 'string') write(JSON.stringify(inner.slice(0, letters)));
    else if (typeof inner !== 'object' || inner === null) write(String(inner));
    else if (left === 0) write('…');
    else if (Array.isArray(inner)) {
      write('[');
      for (let i = 0; i < inner.length && text.length <= letters; i++) {
        if (i > 0) write(', ');
        walk(inner[i], left - 1);
      }
      write(']');
    } else {
      write('{');
      let first = true;
      for (const key in inner) {
        if (text.length > letters) break;
        if (!Object.hasOwn(inner, key)) continue;
        write(first ? ' ' : ', ');
        first = false;
        write(`${key.slice(0, letters)}: `);
        walk((inner as Record<string, unknown>)[key], left - 1);
      }
      write(first ? '}' : ' }');
    }
  };
  if (value !== undefined) walk(value, depth);
  return text.length <= letters ? text : `${text.slice(0, letters)}…`;
}
