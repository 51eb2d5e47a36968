import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../setup/side-by-side.mjs';

/** Work that ends when it is told to, with a record of what happened. */
function bench() {
  const events: string[] = [];
  const ends = new Map<string, (well: boolean) => void>();
  const work = (piece: string, signal: AbortSignal): Promise<boolean> => {
    events.push(`begin ${piece}`);
    signal.addEventListener('abort', () => {
      if (!ends.has(piece)) return;
      events.push(`stop ${piece}`);
      ends.get(piece)?.(false);
    });
    return new Promise((resolve) => ends.set(piece, resolve));
  };
  const end = async (piece: string, well = true): Promise<void> => {
    ends.get(piece)?.(well);
    ends.delete(piece);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { events, work, end };
}

describe('sideBySide', () => {
  it('keeps as many pieces under way as are allowed, in their order', async () => {
    const { events, work, end } = bench();
    const done = sideBySide(['a', 'b', 'c', 'd'], 2, work);
    expect(events).toEqual(['begin a', 'begin b']);
    await end('b');
    expect(events).toEqual(['begin a', 'begin b', 'begin c']);
    await end('a');
    expect(events.at(-1)).toBe('begin d');
    await end('c');
    await end('d');
    expect(await done).toBeNull();
  });

  it('names the first that fails, stops those under way and begins no other', async () => {
    const { events, work, end } = bench();
    const done = sideBySide(['a', 'b', 'c', 'd'], 2, work);
    await end('a');
    await end('c', false);
    expect(await done).toBe('c');
    expect(events).toEqual(['begin a', 'begin b', 'begin c', 'stop b']);
  });

  it('has nothing to say of no pieces, and works one at a time where no more is allowed', async () => {
    expect(await sideBySide([], 4, () => Promise.resolve(false))).toBeNull();
    const { events, work, end } = bench();
    const done = sideBySide(['a', 'b'], 0, work);
    expect(events).toEqual(['begin a']);
    await end('a');
    await end('b');
    expect(await done).toBeNull();
  });
});
