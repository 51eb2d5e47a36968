import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectFormat, formatById, formatOf, FORMATS, parseAny } from '#lib/formats/formats.ts';
import { MAX_STATES, MAX_TEXT } from '#lib/formats/limits.ts';
import { parseXState } from '#lib/formats/xstate.ts';
import { StratagemError, unwrap } from '#lib/game/problem.ts';
import type { MachineDocument } from '#lib/machine/document.ts';
import { compare } from '#lib/machine/equivalence.ts';
import type { DraftState } from '#lib/machine/mealy.ts';
import { toMealy } from '#lib/machine/validate.ts';
import { anyDocument, completeDocument } from '../machine-arbitrary.ts';

const READ_AND_WRITTEN = FORMATS.filter((format) => format.canImport && format.canExport).map((format) => format.id);
const readers = FORMATS.filter((format) => format.parse !== undefined);
const strategies = readdirSync('strategies').map((file) => readFileSync(`strategies/${file}`, 'utf8'));
const samples: MachineDocument[] = strategies.map((text) => unwrap(parseXState(text)));

/** States, start and moves by name, without what a format may not keep. */
function shape({ machine }: MachineDocument): unknown {
  return { ...machine, states: machine.states.map(({ id, C, D }) => ({ id, C, D })) };
}

describe('the registry', () => {
  it('has ids and written endings of its own, and finds formats by both', () => {
    expect(new Set(FORMATS.map((each) => each.id)).size).toBe(FORMATS.length);
    const endings = FORMATS.flatMap((each) => each.extensions);
    expect(new Set(endings).size).toBe(endings.length);
    for (const each of FORMATS) {
      expect(formatById(each.id)).toBe(each);
      expect(formatOf(`a.b/My Machine.${each.extensions[0]!.toUpperCase()}`)).toBe(each);
    }
    expect(formatOf('json')).toBeUndefined();
  });

  it('reads tuples, JFLAP, Oyun, DOT, CSV and XState, and writes Mermaid, TikZ, TypeScript and Python too', () => {
    expect(readers.map((each) => each.id)).toEqual([
      'xstate',
      'typescript',
      'axelrod',
      'python',
      'jflap',
      'oyun',
      'dot',
      'csv',
    ]);
    expect(FORMATS.every((each) => each.canExport)).toBe(true);
  });

  it('tells every format from its text alone', () => {
    for (const each of FORMATS) {
      for (const document of samples) expect(detectFormat(each.print!(document))?.id).toBe(each.id);
    }
  });

  it('says what can be read where it cannot tell', () => {
    const parsed = parseAny('hello');
    expect(!parsed.ok && parsed.problems[0]!.message).toContain('expected one of: XState JSON');
    const written = parseAny('x', 'a.tex');
    expect(!written.ok && written.problems[0]!.message).toContain('written, not read');
  });
});

describe.each(READ_AND_WRITTEN)('%s there and back', (id) => {
  const { parse, print } = formatById(id)!;

  it('plays the same, for complete machines with names of every kind', () => {
    fc.assert(
      fc.property(completeDocument, (document) => {
        const back = unwrap(parse!(print!(document)));
        expect(compare(unwrap(toMealy(document.machine)), unwrap(toMealy(back.machine))).equivalent).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps states, names and order of the machines of strategies/, and where it has them, positions', () => {
    for (const document of samples) {
      const back = unwrap(parse!(print!(document)));
      if (id !== 'oyun') expect(shape(back)).toEqual(shape(document));
      if (['xstate', 'typescript', 'jflap', 'dot', 'csv'].includes(id))
        expect(back.layout).toMatchObject(document.layout);
      if (id !== 'csv') expect(back.name).toBe(document.name);
    }
  });

  it('writes drafts too, or says why not, and reads back what it wrote', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        let text: string;
        try {
          text = print!(document);
        } catch (error) {
          expect(formatById(id)!.complete && error instanceof StratagemError).toBe(true);
          return;
        }
        const back = parse!(text);
        // A machine without any transition is no list of tuples.
        const empty = document.machine.states.every((state) => state.C === null && state.D === null);
        if (!empty)
          expect(back.ok || back.problems[0]!.code).toSatisfy((x) => x === true || x === 'axelrod/no-transitions');
      }),
      { numRuns: 300 },
    );
  });
});

describe('bad input', () => {
  it('no parser throws or hangs on arbitrary text', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.stringMatching(/^[[\](){}<>"'`CD,;:=#/*&!\\ \n0-9a-e.-]*$/),
    );
    fc.assert(
      fc.property(text, (value) => {
        for (const each of readers) expect(typeof each.parse!(value).ok).toBe('boolean');
        parseAny(value);
      }),
      { numRuns: 1500 },
    );
  });

  it('no parser throws on damaged real files, and what is accepted can be written and read again', () => {
    const damage = fc.array(
      fc.record({
        at: fc.nat(),
        remove: fc.nat(12),
        insert: fc.oneof(
          fc.string({ maxLength: 4 }),
          fc.constantFrom('C', '"', '}', ')', '<', '\n', '\u0000', '__proto__', '-1', '1e999', '&a;'),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...readers), fc.constantFrom(...samples), damage, (format, document, edits) => {
        let text = format.print!(document);
        for (const { at, remove, insert } of edits) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + insert + text.slice(from + remove);
        }
        const parsed = format.parse!(text);
        if (parsed.ok) {
          const canonical = formatById('xstate')!;
          expect(unwrap(canonical.parse!(canonical.print!(parsed.value)))).toEqual(parsed.value);
        } else {
          expect(parsed.problems.length).toBeGreaterThan(0);
          expect(parsed.problems.every((each) => each.message.length > 10 && each.message.length < 500)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses at once what is longer than the cap', () => {
    const text = ' '.repeat(MAX_TEXT + 1);
    for (const each of readers) {
      const parsed = each.parse!(text);
      expect(!parsed.ok && parsed.problems[0]!.code).toBe('format/too-long');
    }
  });

  const repeats = [
    '{"a":',
    '[',
    '(',
    '(1,C,',
    '<a>',
    '<a/>',
    '"',
    "'",
    '#\n',
    '# ',
    'a,',
    'a.',
    '"a\n",',
    '\n',
    ' \n',
    '/*',
    '//\n',
    'a->b;',
    '{',
    '&lt;',
    'C, 0, 1\n',
    '1 ',
    '\\',
    'createMachine<',
  ];
  it.each(repeats)('answers for 250 kB of %j, and for 10 MB in the format it looks like', (part) => {
    const text = part.repeat(Math.floor(MAX_TEXT / part.length));
    const piece = text.slice(0, MAX_TEXT / 40);
    for (const each of readers) expect(each.parse!(piece).ok).toBe(false);
    expect(parseAny(text).ok).toBe(false);
    expect(parseAny(`digraph {${piece}`).ok).toBe(false);
    expect(parseAny(`const machine = createMachine${piece}`).ok).toBe(false);
    expect(parseAny(`state,on C next,on C reply,on D next,on D reply\n${piece}`).ok).toBe(part.trim() === '');
  });

  it('reads the largest machine, and refuses 100,000 states, in every format', () => {
    const ring = (n: number): MachineDocument => ({
      ...samples[0]!,
      layout: {},
      machine: {
        initial: '0',
        opening: 'C',
        states: Array.from({ length: n }, (_, i): DraftState => {
          const next = String((i + 1) % n);
          return { id: String(i), label: null, C: { target: next, output: 'C' }, D: { target: next, output: 'D' } };
        }),
      },
    });
    const largest = ring(MAX_STATES / 2); // Oyun doubles it
    const tooLarge = ring(100_000);
    for (const each of FORMATS) {
      const text = each.print!(largest);
      if (each.parse !== undefined) expect(each.parse(text).ok).toBe(true);
      const huge = each.parse?.(each.print!(tooLarge));
      if (huge !== undefined) expect(!huge.ok && /too-many|too-long/.test(huge.problems[0]!.code)).toBe(true);
    }
    expect(unwrap(parseXState(formatById('xstate')!.print!(ring(MAX_STATES)))).machine.states.length).toBe(MAX_STATES);
  });
});
