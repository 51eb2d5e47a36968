// docs/machine.schema.json against the parser: what is written passes it; what it passes is read without complaint.

import Ajv from 'ajv';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configFromDocument, documentFromConfig } from '#lib/formats/xstate.ts';
import { anyDocument } from '../machine-arbitrary.ts';

const schema = JSON.parse(readFileSync('docs/machine.schema.json', 'utf8')) as object;
const valid = new Ajv({ unknownFormats: 'ignore' }).compile(schema);

it('accepts every file of strategies/ and every document that is written', () => {
  for (const file of readdirSync('strategies').filter((name) => name.endsWith('.json'))) {
    expect([file, valid(JSON.parse(readFileSync(`strategies/${file}`, 'utf8')))]).toEqual([file, true]);
  }
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(valid(configFromDocument(document))).toBe(true);
    }),
  );
});

it('accepts nothing that the parser refuses: one value of a written config is replaced at random', () => {
  const junk = fc.constantFrom<unknown>(
    null,
    0,
    1.5,
    'x',
    'a.b',
    '',
    [],
    ['x'],
    {},
    { x: 1 },
    'cooperate',
    true,
    '__proto__',
    'constructor',
  );
  let refused = 0;
  fc.assert(
    fc.property(anyDocument, fc.nat(), junk, (document, pick, value) => {
      const config = configFromDocument(document) as unknown as Record<string, unknown>;
      const places: [Record<string, unknown>, string][] = [];
      const visit = (node: unknown): void => {
        if (typeof node !== 'object' || node === null) return;
        for (const key of Object.keys(node)) {
          places.push([node as Record<string, unknown>, key]);
          visit((node as Record<string, unknown>)[key]);
        }
      };
      visit(config);
      const [node, key] = places[pick % places.length]!;
      node[key] = value;
      if (valid(config)) expect(documentFromConfig(config).ok).toBe(true);
      else refused++;
    }),
    { numRuns: 1000 },
  );
  expect(refused).toBeGreaterThan(100);
});

it.each([
  { id: 'a', entry: 'cooperate', states: { a: { on: { E: {} } } }, meta: { stratagem: { version: 1, name: 'A' } } },
  { id: 'a', entry: 'cooperate', states: { 'a.b': { on: {} } }, meta: { stratagem: { version: 1, name: 'A' } } },
  { id: 'a', entry: 'cooperate', states: {}, meta: { stratagem: { version: 2, name: 'A' } } },
  {
    id: 'a',
    entry: 'cooperate',
    states: { a: { on: {}, entry: 'defect' } },
    meta: { stratagem: { version: 1, name: 'A' } },
  },
])('refuses %j, as the parser does', (config) => {
  expect(valid(config)).toBe(false);
  expect(documentFromConfig(config).ok).toBe(false);
});
