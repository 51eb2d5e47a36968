import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJff, printJff } from '#lib/formats/jff.ts';
import { readXml } from '#lib/formats/xml.ts';
import { unwrap } from '#lib/game/problem.ts';
import { completeDocument } from '../machine-arbitrary.ts';

const file = (type: string, body: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="no"?><!--Created with JFLAP 6.4.--><structure>\r\n\t<type>${type}</type>\r\n\t<automaton>${body}</automaton></structure>`;
const state = (id: number, more = '') =>
  `<state id="${id}" name="q${id}"><x>${100 * id}.0</x><y>80.0</y>${more}</state>`;
const arrow = (from: number, to: number, read: string, out: string) =>
  `<transition><from>${from}</from><to>${to}</to><read>${read}</read><transout>${out}</transout></transition>`;
const code = (text: string) => {
  const parsed = parseJff(text);
  return parsed.ok ? null : parsed.problems[0]!.code;
};

describe('JFLAP', () => {
  it('reads a Mealy machine as JFLAP writes it, with a note for the opening move', () => {
    const body =
      state(0, '<initial/>') +
      state(1) +
      arrow(0, 0, 'C', 'C') +
      arrow(0, 1, 'D', 'D') +
      arrow(1, 0, 'C', 'C') +
      arrow(1, 1, 'D', 'D');
    const parsed = parseJff(file('mealy', body));
    expect(parsed.ok && parsed.warnings.map((each) => each.code)).toEqual(['jff/no-opening']);
    expect(unwrap(parsed)).toMatchObject({
      layout: { q0: [0, 80], q1: [100, 80] },
      machine: { initial: 'q0', opening: 'C', states: [{ id: 'q0', D: { target: 'q1', output: 'D' } }, { id: 'q1' }] },
    });
    const noted = parseJff(file('mealy', `${body}<note><text>Opening: d</text><x>0</x><y>0</y></note>`));
    expect(noted.ok && noted.warnings).toEqual([]);
    expect(unwrap(noted).machine.opening).toBe('D');
  });

  it('reads a Moore machine: moves go to the arrows', () => {
    const body =
      state(0, '<initial/><output>D</output>') +
      state(1, '<output>C</output>') +
      arrow(0, 1, 'C', '') +
      arrow(0, 0, 'D', '') +
      arrow(1, 1, 'C', '') +
      arrow(1, 0, 'D', '');
    expect(unwrap(parseJff(file('moore', body))).machine).toMatchObject({
      opening: 'D',
      states: [
        { C: { target: 'q1', output: 'C' }, D: { target: 'q0', output: 'D' } },
        { C: { target: 'q1', output: 'C' } },
      ],
    });
  });

  it('keeps names and every position', () => {
    fc.assert(
      fc.property(completeDocument, (document) => {
        const back = unwrap(parseJff(printJff(document)));
        expect(back.machine).toEqual(document.machine);
        expect(back.layout).toMatchObject(document.layout);
      }),
    );
  });

  it.each([
    ['jff/type', file('fa', state(0))],
    ['jff/type', '<html></html>'],
    ['jff/unknown-state', file('mealy', state(0) + arrow(0, 7, 'C', 'C'))],
    ['jff/bad-move', file('mealy', state(0) + arrow(0, 0, 'x', 'C'))],
    ['jff/bad-move', file('mealy', state(0) + arrow(0, 0, 'C', ''))],
    ['jff/duplicate', file('mealy', state(0) + arrow(0, 0, 'C', 'C') + arrow(0, 0, 'C', 'D'))],
    ['jff/two-starts', file('mealy', state(0, '<initial/>') + state(1, '<initial/>'))],
    ['jff/state-id', file('mealy', state(0) + state(0))],
  ])('refuses with %s', (wanted, text) => {
    expect(code(text)).toBe(wanted);
  });
});

describe('readXml', () => {
  it('decodes entities, CDATA, attributes in both quotation marks', () => {
    const root = unwrap(readXml(`<a b='1 &amp; "2"' c="&#65;&#x42;">x&lt;<![CDATA[<&>]]><!-- no --></a>`));
    expect([root.text, [...root.attributes]]).toEqual(['x<<&>', [['b', '1 & "2"'], ['c', 'AB']]]); // prettier-ignore
  });

  it('refuses document types, and with them entities that multiply', () => {
    const bomb = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><structure>&lol2;</structure>';
    expect(code(bomb)).toBe('xml/doctype');
    expect(code('<structure>&lol2;</structure>')).toBe('xml/entity');
    expect(code('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toBe('xml/doctype');
  });

  it.each([
    ['xml/mismatch', '<a><b></a></b>'],
    ['xml/open', '<a><b></b>'],
    ['xml/roots', '<a/><b/>'],
    ['xml/text', 'x<a/>'],
    ['xml/attribute', '<a b="1" b="2"/>'],
    ['xml/attribute', '<a b=1/>'],
    ['xml/too-deep', '<a>'.repeat(100)],
    ['xml/entity', '<a>&#1114112;</a>'],
    ['xml/empty', ''],
  ])('refuses with %s: %s', (wanted, text) => {
    expect(code(text)).toBe(wanted);
  });
});
