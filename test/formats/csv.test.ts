import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCsv, printCsv } from '#lib/formats/csv.ts';
import { unwrap } from '#lib/game/problem.ts';
import { completeDocument } from '../machine-arbitrary.ts';

const HEADER = 'state,on C next,on C reply,on D next,on D reply,opening';

it.each([
  ['commas', `${HEADER}\na,a,C,"b ""x""",D,D\n"b ""x""",a,C,a,C,\n`],
  [
    'semicolons, as spreadsheets of some countries write',
    `\uFEFF${HEADER}\r\na,a,C,b "x",D,D\r\n\r\n"b ""x""",a,C,a,C,`.replaceAll(',', ';'),
  ],
  [
    'tabs, other case and order',
    'Opening\tSTATE\tnote\ton_D next\ton D reply\ton c next\ton c reply\nd\ta\t?\tb "x"\td\ta\tc\n\t"b ""x"""\t\ta\tc\ta\tc',
  ],
])('reads %s', (_, text) => {
  expect(unwrap(parseCsv(text)).machine).toEqual({
    initial: 'a',
    opening: 'D',
    states: [
      { id: 'a', label: null, C: { target: 'a', output: 'C' }, D: { target: 'b "x"', output: 'D' } },
      { id: 'b "x"', label: null, C: { target: 'a', output: 'C' }, D: { target: 'a', output: 'C' } },
    ],
  });
});

it('keeps names, order and positions', () => {
  fc.assert(
    fc.property(completeDocument, (document) => {
      const back = unwrap(parseCsv(printCsv(document)));
      expect(back.machine).toEqual(document.machine);
      expect(back.layout).toEqual(document.layout);
    }),
  );
});

it.each([
  ['csv/empty', '', 1],
  ['csv/header', 'a,b\n', 1],
  ['csv/bad-move', `${HEADER}\na,a,X,a,D,C`, 2],
  ['csv/bad-move', `${HEADER}\na,a,C,a,D,yes`, 2],
  ['csv/no-target', `${HEADER}\na,,C,a,D,C`, 2],
  ['csv/duplicate', `${HEADER}\na,a,C,a,D,C\n"a",a,C,a,D,`, 3],
  ['csv/two-starts', `${HEADER}\na,a,C,a,D,C\nb,a,C,a,D,C`, 3],
  ['csv/no-name', `${HEADER}\n,a,C,a,D,C`, 2],
  ['csv/open-quote', `${HEADER}\n"a,a,C,a,D,C`, 2],
  ['csv/quote', `${HEADER}\n"a"b,a,C,a,D,C`, 2],
  ['csv/too-wide', ','.repeat(1000), 1],
])('refuses with %s', (code, text, line) => {
  const parsed = parseCsv(text);
  expect(!parsed.ok && parsed.problems[0]).toMatchObject({ code, place: { line } });
});
