// Accessibility as axe judges it: nothing serious or critical, in light and dark, with what opens over the page.

import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import * as axe from './axe.ts';
import { command, journeys, shows, state } from './studio.ts';

const { open, forgive } = journeys();

/**
 * What axe finds on the page, or in its dialog alone: what lies below was judged already. The dark page is the
 * light one in other colours, so its colours alone are judged.
 */
async function faults(page: Page, part?: 'dialog'): Promise<string[]> {
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  return axe.faults(page, {
    part: part && `[role="${part}"]`,
    rule: dark ? 'color-contrast' : undefined,
  });
}

test.each(['light', 'dark'] as const)('the studio in %s, with what opens over it', async (scheme) => {
  const page = await open({ path: '/?machine=evolved-fsm-8', scheme });
  await shows(page, 'Evolved FSM 8', 8);
  await page.getByText(/^equivalent to /).waitFor();
  expect(await faults(page), 'the page').toEqual([]);

  await state(page, '7').click();
  expect(await faults(page), 'a selected state').toEqual([]);

  await page.getByRole('group', { name: 'View of the machine' }).getByRole('button', { name: 'Both' }).click();
  await page.getByRole('table').or(page.getByRole('grid')).first().waitFor();
  expect(await faults(page), 'the table').toEqual([]);

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find a command' }).getByRole('option').first().waitFor();
  expect(await faults(page, 'dialog'), 'the palette').toEqual([]);
  await page.keyboard.press('Escape');

  for (const [name, title] of [
    ['Import...', /^Import a machine/],
    ['Export...', /^Export /],
    ['Share by link', /^Share /],
    ['Keys and help', /^Keys/],
    ['Compare with...', /^Compare /],
  ] as const) {
    await command(page, name);
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.waitFor();
    expect(await faults(page, 'dialog'), name).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }

  await page.getByRole('toolbar', { name: 'Canvas tools' }).getByRole('button', { name: 'Replay' }).click();
  await page.getByRole('region', { name: 'Replay' }).waitFor();
  expect(await faults(page), 'the replay').toEqual([]);
});

test.each(['light', 'dark'] as const)('the results of a tournament in %s', async (scheme) => {
  const page = await open({ path: '/?machine=evolved-fsm-8', scheme });
  await shows(page, 'Evolved FSM 8', 8);
  const pane = page.getByRole('region', { name: 'Tournament', exact: true });
  await pane.getByRole('button', { name: 'Tournament', exact: true }).click();
  await page
    .getByRole('form', { name: 'Tournament setting' })
    .getByLabel('Named field')
    .selectOption({ label: 'first tournament' });
  expect(await faults(page), 'the setting').toEqual([]);
  await pane.getByRole('button', { name: 'Run', exact: true }).click();
  await pane.getByText(/^rank \d+ of \d+/).waitFor();
  await pane.getByRole('button', { name: /^score per turn/ }).click();
  expect(await faults(page), 'the results').toEqual([]);
});

test.each(['light', 'dark'] as const)('the other rooms in %s', async (scheme) => {
  for (const [path, heading] of [
    ['/inspect', /Watch a running XState application/],
    ['/library', /./],
    ['/nowhere', /Not found/],
  ] as const) {
    const page = await open({ path, scheme });
    await page.getByRole('heading', { name: heading }).first().waitFor();
    expect(await faults(page), path).toEqual([]);
    await page.close();
  }
  forgive(/status of 404|Not found: \/nowhere/); // The page that is not there is logged.
});

test('the studio on a phone, with its sheet', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8', size: { width: 390, height: 844 }, touch: true });
  await shows(page, 'Evolved FSM 8', 8);
  for (const tab of ['Machines', 'Facts', 'Tournament']) {
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: tab }).tap();
    if (tab === 'Facts') await page.getByRole('button', { name: 'Panel over the whole screen' }).tap();
    expect(await faults(page), tab).toEqual([]);
  }
});
