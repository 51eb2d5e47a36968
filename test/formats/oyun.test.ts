import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseOyun, printOyun } from '#lib/formats/oyun.ts';
import { StratagemError, unwrap } from '#lib/game/problem.ts';
import { anyDocument, completeDocument } from '../machine-arbitrary.ts';

const TIT_FOR_TAT = '# sample\nAnatol Rapoport\nTit For Tat\n2 # states\nC, 0, 1\nD, 0, 1 # punish\n';

it('reads a player: the move of a state is played on the way to it', () => {
  const document = unwrap(parseOyun(TIT_FOR_TAT));
  expect(document).toMatchObject({ name: 'Tit For Tat', origin: { author: 'Anatol Rapoport' } });
  const both = { C: { target: '0', output: 'C' }, D: { target: '1', output: 'D' } };
  expect(document.machine).toEqual({
    initial: '0',
    opening: 'C',
    states: [{ id: '0', label: null, ...both }, { id: '1', label: null, ...both }], // prettier-ignore
  });
});

it('writes at most two states for each, and what it wrote comes back line by line', () => {
  fc.assert(
    fc.property(completeDocument, (document) => {
      const text = printOyun(document);
      const lines = (written: string) => written.replace(/ #.*/g, '').split('\n').slice(2);
      expect(Number(lines(text)[0])).toBeLessThanOrEqual(2 * document.machine.states.length + 1);
      const again = printOyun(unwrap(parseOyun(text)));
      // A state that nothing leads to has no move to keep; the others are written as they were.
      expect(lines(again).length).toBe(lines(text).length);
      expect(lines(printOyun(unwrap(parseOyun(again))))).toEqual(lines(again));
    }),
  );
});

it('does not write a draft: throws what is missing', () => {
  const [document] = fc.sample(
    anyDocument.filter(({ machine }) => machine.initial === null),
    1,
  );
  expect(() => printOyun(document!)).toThrow(StratagemError);
});

it.each([
  ['too few lines', 'a\nb\n', undefined],
  ['no number', 'a\nb\nmany\n', 3],
  ['a wrong number', 'a\nb\n3\nC, 0, 0\n', 3],
  ['more states than announced', 'a\nb\n1\nC, 0, 0\nC, 0, 0\n', 5],
  ['a state that does not exist', 'a\nb\n1\nC, 0, 1\n', 4],
  ['a bad move', 'a\n\n# x\nb\n1\nE, 0, 0\n', 6],
  ['far too many states', `a\nb\n999999999\nC, 0, 0\n`, undefined],
])('refuses %s', (_, text, line) => {
  const parsed = parseOyun(text);
  expect(!parsed.ok && parsed.problems[0]!.place.line).toBe(line);
});
