import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fromShareText, toShareText } from '#lib/formats/share.ts';
import { parseXState } from '#lib/formats/xstate.ts';
import { unwrap } from '#lib/game/problem.ts';
import { anyDocument } from '../machine-arbitrary.ts';

it('comes back as it was, in letters that an address can hold', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      const text = await toShareText(document);
      expect(text).toMatch(/^1\.[\w-]+$/);
      expect(unwrap(await fromShareText(text))).toEqual(document);
    }),
  );
});

it('makes links that messages can hold of every machine of strategies/', async () => {
  for (const file of readdirSync('strategies')) {
    const document = unwrap(parseXState(readFileSync(`strategies/${file}`, 'utf8')));
    expect((await toShareText(document)).length).toBeLessThan(2000);
  }
});

it('answers for any text and for damaged links', async () => {
  const link = await toShareText(fc.sample(anyDocument, 1)[0]!);
  const damaged = fc
    .tuple(fc.nat(link.length), fc.string({ maxLength: 3 }))
    .map(([at, text]) => link.slice(0, at) + text + link.slice(at + 1));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        damaged,
        fc.string().map((text) => `1.${text}`),
      ),
      async (text) => {
        expect(typeof (await fromShareText(text)).ok).toBe('boolean');
      },
    ),
    { numRuns: 500 },
  );
});

it('names a newer version, and stops inflating at the cap', async () => {
  const newer = await fromShareText('2.AAAA');
  expect(!newer.ok && newer.problems[0]!.message).toContain('newer');
  const zeros = new Blob([new Uint8Array(200_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const packed = Buffer.from(await new Response(zeros).arrayBuffer()).toString('base64url');
  const bomb = await fromShareText(`1.${packed}`);
  expect(!bomb.ok && bomb.problems[0]!.message).toContain('longer than');
});
