// The picture of the studio in the README: Evolved FSM 8 with its tournament, 1440 by 900, light. The picture is
// written only where STRATAGEM_PICTURES=1 is set (pixels differ from machine to machine); otherwise this checks
// that everything the picture is to show is on the page.

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { journeys, shows } from './studio.ts';

const { open } = journeys();
const PICTURE = fileURLToPath(new URL('../../docs/pictures/studio.png', import.meta.url));

test('the studio as the README shows it', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  await shows(page, 'Evolved FSM 8', 8);
  await page.getByText(/^equivalent to /).waitFor();
  const pane = page.getByRole('region', { name: 'Tournament', exact: true });
  await pane.getByRole('button', { name: 'Run', exact: true }).click();
  await pane.getByText(/^rank \d+ of \d+/).waitFor({ timeout: 80_000 });
  await page
    .getByRole('status', { name: 'Live rank' })
    .getByText(/per turn/)
    .waitFor({ timeout: 80_000 });
  expect(await pane.getByRole('rowheader', { name: 'Evolved FSM 8' }).first().isVisible()).toBe(true);
  await page.getByText('2 of 8 states can never be reached').waitFor();
  await page.getByText('Worst against').waitFor();
  if (process.env['STRATAGEM_PICTURES'] !== '1') return;
  // The setting's form gives its room to the table.
  const form = pane.getByRole('button', { name: /turns · noise/ });
  if ((await form.getAttribute('aria-pressed')) === 'true') await form.click();
  mkdirSync(new URL('.', `file://${PICTURE}`), { recursive: true });
  await page.screenshot({ path: PICTURE, animations: 'disabled' });
});
