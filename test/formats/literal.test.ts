import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPath, lineAndColumn, nodeOf, plainOf, readJson, readScriptLiteral } from '#lib/formats/literal.ts';
import { unwrap } from '#lib/game/problem.ts';

/** JSON.parse as oracle; `null` where it refuses. */
function oracle(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

const safe = (text: string) => !text.includes('__proto__') && !text.includes('\\u005f');

describe('readJson', () => {
  it('reads what JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }).filter(safe), (text) => {
        expect(plainOf(unwrap(readJson(text)))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('agrees with JSON.parse on damaged texts, but for duplicate keys and numbers beyond a double', () => {
    const damaged = fc
      .tuple(
        fc.json().filter(safe),
        fc.nat(),
        fc.constantFrom('', '{', '}', '"', ',', ':', '\\', '0', '-', 'e', '\n', '[', '.'),
      )
      .map(
        ([text, at, mark]) => text.slice(0, at % (text.length + 1)) + mark + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(damaged, (text) => {
        const mine = readJson(text);
        const theirs = oracle(text);
        if (mine.ok) expect({ value: plainOf(mine.value) }).toEqual(theirs);
        else if (!['literal/duplicate-key', 'literal/number'].includes(mine.problems[0]!.code))
          expect(theirs).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the order of keys that look like numbers', () => {
    expect([...(unwrap(readJson('{"7": 1, "a": 2, "5": 3}')) as Map<string, unknown>).keys()]).toEqual(['7', 'a', '5']);
  });

  it('stops at a depth, however deep the text', () => {
    expect(readJson('['.repeat(64) + ']'.repeat(64)).ok).toBe(true);
    const bomb = readJson('['.repeat(5_000_000));
    expect(!bomb.ok && bomb.problems[0]!.code).toBe('literal/too-deep');
  });

  it('names line and column', () => {
    const parsed = readJson('{\n  "a": tru\n}');
    expect(!parsed.ok && parsed.problems[0]!.place).toEqual({ line: 2, column: 8 });
  });
});

describe('readScriptLiteral', () => {
  it('reads comments, bare keys, other quotes, trailing commas, and stops at the end of the literal', () => {
    const text = `f( // one\n{ a: 'x', 'b': [1, 2,], /* two */ 5: \`y\`, } ) more`;
    expect(plainOf(unwrap(readScriptLiteral(text, 2)))).toEqual({ a: 'x', b: [1, 2], 5: 'y' });
  });

  it.each(['{a: b}', '{a: f()}', '{...a}', '{[a]: 1}', '{a() {}}', '`${a}`', '{a: 1 + 1}', 'undefined'])(
    'refuses %s',
    (text) => {
      expect(readScriptLiteral(text, 0).ok).toBe(false);
    },
  );
});

describe('nodeOf', () => {
  it('is undone by plainOf', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const node = nodeOf(value);
        if (node.ok) expect(plainOf(node.value)).toEqual(value);
      }),
    );
  });

  it('stops at objects that share parts without end', () => {
    let value: unknown = 1;
    for (let i = 0; i < 60; i++) value = [value, value];
    expect(nodeOf(value).ok).toBe(false);
  });
});

it('lineAndColumn counts from 1', () => {
  expect(lineAndColumn('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
  expect(lineAndColumn('ab\ncd', 2)).toEqual({ line: 1, column: 3 });
  expect(lineAndColumn('ab\ncd', 3)).toEqual({ line: 2, column: 1 });
});

it('joinPath quotes what is no word', () => {
  expect([joinPath('', 'a'), joinPath('a', '5'), joinPath('a', 'b c')]).toEqual(['a', 'a.5', 'a["b c"]']);
});
