// Files made to harm, put through the import of the page: each is refused with the place of the fault, the open
// machine stays as it was, and nothing of the file is ever run.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { home } from './serve.ts';
import { canvas, journeys, machineFile, shows, states } from './studio.ts';

const { open } = journeys();
const GRIM = machineFile('grim', 'Grim');

const SCRIPT = '<img src=x onerror="globalThis.harmed = true"><script>globalThis.harmed = true</script>';

const REFUSED: readonly { name: string; text: string; says: RegExp }[] = [
  {
    name: 'prototype keys',
    text: `{"__proto__": {"harmed": true}, ${GRIM.slice(1)}`,
    says: /line 1, column 2 .*The key "__proto__" is reserved by JavaScript/,
  },
  {
    name: 'a state named __proto__',
    text: GRIM.replaceAll('"calm"', '"__proto__"'),
    says: /line \d+, column \d+ .*The key "__proto__" is reserved by JavaScript/,
  },
  {
    name: 'nesting of 200,000 levels',
    text: '{"states": ' + '['.repeat(200_000) + ']'.repeat(200_000) + '}',
    says: /line 1, column \d+ .*nested deeper than 64 levels/,
  },
  {
    name: 'a machine inside its own state',
    text: GRIM.replace('"calm": {', `"calm": { "states": ${GRIM},`),
    says: /states\.calm.*it has states inside it/,
  },
  {
    name: 'a version of the future',
    text: GRIM.replace('"version": 1', '"version": 99'),
    says: /version.*99/,
  },
  {
    name: 'a guard with code in it',
    text: GRIM.replace('"target": "calm"', '"guard": "globalThis.harmed = true", "target": "calm"'),
    says: /states\.calm\.on\.C.*it has a guard/,
  },
  {
    name: 'a class with a call in it',
    text: 'class Harm(FSMPlayer):\n    transitions = [(1, C, __import__("os").system("id"), C)]',
    says: /line 2, column \d+/,
  },
  { name: 'ten megabytes of nothing', text: 'x'.repeat(9_900_000), says: /in no format that is known/ },
];

/** A file on disk: one that is made in the page goes there byte by byte. */
function written(name: string, text: string): string {
  const file = path.join(home(), name);
  writeFileSync(file, text);
  return file;
}

async function importDialog(page: Page) {
  await page.keyboard.press('Control+i');
  const dialog = page.getByRole('dialog', { name: 'Import a machine' });
  await dialog.waitFor();
  return dialog;
}

/** The open machine is as it was, nothing was run, and no prototype was touched. */
async function unharmed(page: Page): Promise<void> {
  await shows(page, 'Evolved FSM 8', 8);
  expect(await page.evaluate(() => 'harmed' in globalThis || 'harmed' in {})).toBe(false);
  expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
}

test('refused with the place of the fault: what is malformed, deep, wrong or too new', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  await shows(page, 'Evolved FSM 8', 8);
  const dialog = await importDialog(page);
  for (const { name, text, says } of REFUSED) {
    // What is pasted is shown whole, and a browser takes its time over ten megabytes.
    await dialog.getByRole('textbox').fill(text, { timeout: 90_000 });
    await dialog.getByText(/^Not read/).waitFor({ timeout: 90_000 });
    await expect
      .poll(async () => (await dialog.getByRole('listitem').allTextContents()).join(' ').replace(/\s+/g, ' '), {
        message: name,
      })
      .toMatch(says);
    expect(await dialog.getByRole('button', { name: 'Open as a new machine' }).isDisabled(), name).toBe(true);
    await dialog.getByRole('textbox').fill('');
    await dialog.getByText(/^Not read/).waitFor({ state: 'hidden' });
  }
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await unharmed(page);
});

test('refused by size: eleven megabytes, and 100,000 states', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  await shows(page, 'Evolved FSM 8', 8);
  const dialog = await importDialog(page);
  const file = dialog.getByLabel('File of the machine');
  await file.setInputFiles(written('large.json', '[['.repeat(5_500_000)));
  await dialog.getByText('large.json has 11 MB; machine files of up to 10 MB are read.').waitFor();

  const on = { C: { target: 's0', actions: 'cooperate' }, D: { target: 's0', actions: 'defect' } };
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`s${i}`, { on }]));
  const text = JSON.stringify({ initial: 's0', entry: 'cooperate', states: many });
  expect(text.length).toBeLessThan(10_000_000);
  await file.setInputFiles(written('many.json', text));
  await dialog.getByText('The machine has more than 20000 states').waitFor();
  // Megabytes would take the page seconds to lay out; the beginning is shown, and is not mistaken for the whole.
  await dialog.getByText('The first 100,000 of 9,888,937 characters are shown.').waitFor();
  expect(await dialog.getByRole('textbox').isEditable()).toBe(false);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await unharmed(page);
});

test('script in names is text, and a path in an id is no path', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  await shows(page, 'Evolved FSM 8', 8);
  const dialog = await importDialog(page);
  const config = JSON.parse(GRIM) as { states: Record<string, object>; meta: { stratagem: { name: string } } };
  config.meta.stratagem.name = SCRIPT;
  const named = { ...config, id: '../../../harm', description: SCRIPT };
  named.states['calm'] = { ...named.states['calm'], description: SCRIPT };
  await dialog.getByRole('textbox').fill(JSON.stringify(named));
  await dialog.getByRole('button', { name: 'Open as a new machine' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => states(page).count()).toBe(2);
  expect(await canvas(page).getAttribute('aria-label')).toContain('<script>');
  // The figure, the list and the exports show it too.
  await page.keyboard.press('Control+e');
  const exported = page.getByRole('dialog', { name: /^Export / });
  await exported.getByRole('radio', { name: 'SVG' }).check();
  await exported.getByRole('img').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => 'harmed' in globalThis)).toBe(false);
  expect(new URL(page.url()).searchParams.get('machine')).toMatch(/^[a-z0-9][a-z0-9-]*$/);
});
