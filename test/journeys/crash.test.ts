// Nothing that was drawn is lost: not when the page's process dies, and not when the whole browser does.
// Neither gives the page a moment to say goodbye. What can be undone and redone comes back as well.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { expect, test } from 'vitest';
import { chromiumOptions } from '../chromium.ts';
import { address } from './serve.ts';
import { canvas, draftKept, journeys, putMachine, shows, state } from './studio.ts';

const { open, profile } = journeys();

test('a crashed page comes back with its unsaved changes', async () => {
  putMachine('crash', 'Crash');
  const context = await profile();
  const page = await open({ context, path: '/?machine=crash' });
  await shows(page, 'Crash', 2);
  await state(page, 'calm').click();
  await page.keyboard.press('Shift+n');
  await page.keyboard.press('Shift+o');
  await shows(page, 'Crash', 3);
  await draftKept(page, 'crash', '"entry\\": \\"defect\\"');

  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();

  const again = await open({ context });
  await shows(again, 'Crash', 3);
  await again.getByText('Unsaved changes of Crash restored.').waitFor();
  await canvas(again)
    .getByRole('button', { name: /^State calm, start, opens with D\. / })
    .waitFor();

  await again.getByRole('button', { name: 'Discard them' }).click();
  await shows(again, 'Crash', 2);
  await again.getByRole('button', { name: 'Undo' }).click();
  await shows(again, 'Crash', 3);
});

test('a reloaded page can undo and redo what was done before', async () => {
  putMachine('again', 'Again');
  const page = await open({ path: '/?machine=again' });
  await shows(page, 'Again', 2);
  await state(page, 'calm').click();
  for (const count of [3, 4]) {
    await page.keyboard.press('Shift+n');
    await shows(page, 'Again', count);
  }
  await page.getByRole('button', { name: 'Undo' }).click();
  await shows(page, 'Again', 3);
  await draftKept(page, 'again', 'future\\":[{');

  await page.reload();
  await shows(page, 'Again', 3);
  await page.getByRole('button', { name: 'Redo' }).click();
  await shows(page, 'Again', 4);
  for (const count of [3, 2]) {
    await page.getByRole('button', { name: 'Undo' }).click();
    await shows(page, 'Again', count);
  }
  expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
});

test('a killed browser comes back with a machine that no file ever held', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stratagem-profile-'));
  const launch = async () =>
    chromium.launchPersistentContext(folder, { ...(await chromiumOptions()), viewport: { width: 1440, height: 900 } });
  try {
    const before = await launch();
    const page = await before.newPage();
    await page.goto(address());
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await page.getByRole('button', { name: 'Add the start state' }).click();
    await shows(page, 'New machine', 1);
    await draftKept(page, 'new-machine', 'initial');
    const browser = before.browser();
    if (!browser) throw new Error('The profile has no browser to kill.');
    const gone = new Promise((resolve) => before.once('close', resolve));
    const session = await browser.newBrowserCDPSession();
    void session.send('Browser.crash').catch(() => undefined);
    await gone;

    const after = await launch();
    const again = await after.newPage();
    await again.goto(address());
    // Which machine was open is remembered on the disk a few seconds late; the machine itself is not.
    await again.getByRole('link', { name: /^New machine unsaved changes/ }).click();
    await shows(again, 'New machine', 1);
    await again.getByText('Unsaved changes of New machine restored.').waitFor();
    expect(await again.getByRole('button', { name: 'Save', exact: true }).isEnabled()).toBe(true);
    await after.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
