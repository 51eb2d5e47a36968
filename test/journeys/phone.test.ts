// The same work with a thumb, at 390 by 844: facts, prune, and the machine as a table.

import { expect, test } from 'vitest';
import { journeys, shows } from './studio.ts';

const { open } = journeys();

test('open the facts, prune, edit in the table', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8', size: { width: 390, height: 844 }, touch: true });
  await shows(page, 'Evolved FSM 8', 8);
  const tabs = page.getByRole('navigation', { name: 'Panels' });
  await tabs.getByRole('button', { name: 'Facts' }).tap();
  await page.getByRole('button', { name: 'Prune to 6' }).tap();
  await shows(page, 'Evolved FSM 8', 6);
  await tabs.getByRole('button', { name: 'Facts' }).tap();
  await page.getByRole('complementary', { name: 'Facts about this machine' }).waitFor({ state: 'hidden' });

  await page.getByRole('group', { name: 'View of the machine' }).getByRole('button', { name: 'Table' }).tap();
  const table = page.getByRole('table').or(page.getByRole('grid')).first();
  await table.waitFor();
  expect(await table.getByRole('row').count()).toBe(7); // A head and six states.

  // Whatever a finger may press is large enough to be hit, and nothing is wider than the screen.
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, a, input, select, [role="button"]')]
      .filter((each) => !each.closest('svg'))
      .map((each) => ({
        box: (each.closest('label') ?? each).getBoundingClientRect(),
        name: each.ariaLabel ?? each.textContent.trim(),
      }))
      .filter(({ box }) => box.width > 0 && box.height > 0 && box.height < 43.5)
      .map(({ box, name }) => `${name} (${Math.round(box.width)} x ${Math.round(box.height)})`),
  );
  expect(small).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
